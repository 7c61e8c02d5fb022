package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// patience is how long work may last before a bar says how far it is.
const patience = 500 * time.Millisecond

// progress shows a bar on a terminal once the work has lasted a while. Its methods may be called from several goroutines; those of
// a nil progress do nothing.
type progress struct {
	to    io.Writer
	total int
	start time.Time

	mu   sync.Mutex
	done int
	bar  *progressbar.ProgressBar
}

func (c *checking) bar(total int) *progress {
	if c.progress == never || !terminal(c.err) {
		return nil
	}
	return &progress{to: c.err, total: total, start: time.Now()}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p *progress) step() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.bar == nil && time.Since(p.start) > patience {
		p.bar = progressbar.NewOptions(p.total, progressbar.OptionSetWriter(p.to), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetDescription("checking"), progressbar.OptionThrottle(50*time.Millisecond))
	}
	if p.bar != nil {
		_ = p.bar.Set(p.done) // a bar that cannot be drawn is no failure
	}
}

func (p *progress) finish() {
	if p != nil && p.bar != nil {
		_ = p.bar.Finish()
	}
}
