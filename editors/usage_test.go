package editors

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// rest waits until the server and what it started use no processor time: the workspace is read.
func (c *client) rest() {
	for quiet, before := 0, int64(-1); quiet < 4; {
		time.Sleep(250 * time.Millisecond)
		now := c.ticks()
		if quiet++; now-before > 1 {
			quiet = 0
		}
		before = now
	}
}

// family lists the server and what it started, as far as the system tells.
func (c *client) family() []int {
	out := []int{c.process.Process.Pid}
	for i := 0; i < len(out); i++ {
		lists, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", out[i]))
		if err != nil {
			continue
		}
		for _, list := range lists {
			raw, _ := os.ReadFile(list) // gone with its thread
			for _, child := range strings.Fields(string(raw)) {
				if pid, err := strconv.Atoi(child); err == nil {
					out = append(out, pid)
				}
			}
		}
	}
	return out
}

// ticks is their processor time in hundredths of a second, 0 where the system does not tell.
func (c *client) ticks() (sum int64) {
	for _, pid := range c.family() {
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			continue
		}
		fields := strings.Fields(string(raw[strings.LastIndexByte(string(raw), ')')+1:]))
		user, _ := strconv.ParseInt(fields[11], 10, 64)
		system, _ := strconv.ParseInt(fields[12], 10, 64)
		sum += user + system
	}
	return sum
}

// memory is what they hold in KiB, 0 where the system does not tell.
func (c *client) memory() (sum int64) {
	for _, pid := range c.family() {
		raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		_, rest, _ := strings.Cut(string(raw), "VmRSS:")
		if fields := strings.Fields(rest); len(fields) > 0 {
			n, _ := strconv.ParseInt(fields[0], 10, 64)
			sum += n
		}
	}
	return sum
}
