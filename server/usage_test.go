package server

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
)

// usage is what the process holds once everything that can be given back was.
type usage struct {
	goroutines int
	heap       uint64 // of Go
	other      int64  // bytes in memory that are not Go's: trees, the parser's, the program; 0 where the system does not tell
}

func used() usage {
	runtime.GC() // runs the finalizers' queue up
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	out := usage{goroutines: runtime.NumGoroutine(), heap: m.HeapAlloc}
	if raw, err := os.ReadFile("/proc/self/statm"); err == nil {
		resident, _ := strconv.ParseInt(strings.Fields(string(raw))[1], 10, 64)
		out.other = resident*int64(os.Getpagesize()) - int64(m.Sys-m.HeapReleased)
	}
	return out
}

func (u usage) String() string {
	return fmt.Sprintf("%d goroutines, heap %d KiB, outside Go %d KiB", u.goroutines, u.heap>>10, u.other>>10)
}
