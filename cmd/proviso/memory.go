package main

import (
	"os"
	"runtime/debug"
)

// A check allocates much, and ends: collecting less often saves time. A large code base has more to keep, and is checked with less
// garbage on top of that. There is no limit: one that is set too low for a code base costs many times the work.
const (
	checkGC = 200
	largeGC = 100
)

// spendMemory sets the collector for one check.
func spendMemory() { collect(checkGC) }

// spareMemory sets it for one that turns out to be large.
func spareMemory() { collect(largeGC) }

// collect sets the collector, unless somebody has set it for us.
func collect(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
