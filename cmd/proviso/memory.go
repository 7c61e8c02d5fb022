package main

import (
	"os"
	"runtime/debug"
)

// A check allocates much, keeps most of it, and ends: collecting less often saves time. The limit keeps the garbage
// from piling up on the back of a large code base.
const (
	checkGC     = 200
	checkMemory = 1 << 30
)

// spendMemory sets the collector for one check; whoever set GOGC or GOMEMLIMIT is heard.
func spendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(checkGC)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(checkMemory)
	}
}
