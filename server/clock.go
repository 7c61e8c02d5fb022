package server

import "time"

// clock is what time is needed for, so that tests own it.
type clock interface {
	// AfterFunc calls do once after d, unless stop was called before.
	AfterFunc(d time.Duration, do func()) (stop func())
}

type systemClock struct{}

func (systemClock) AfterFunc(d time.Duration, do func()) func() {
	t := time.AfterFunc(d, do)
	return func() { t.Stop() }
}
