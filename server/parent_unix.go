//go:build unix

package server

import (
	"errors"
	"syscall"
)

// processAlive reports whether a process exists; one that may not be signalled does.
func processAlive(pid int) bool {
	return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH)
}
