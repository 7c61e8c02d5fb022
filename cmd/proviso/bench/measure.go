package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

type bench struct {
	ctx     context.Context
	temp    string
	proviso string
	times   int
}

// cost is what a command took.
type cost struct {
	wall, cpu time.Duration
	mib       float64
}

// measure runs a command several times in a folder and gives the median by time. Linters exit with 1 when they find something.
func (b *bench) measure(dir string, env []string, command ...string) (cost, error) {
	var all []cost
	for range b.times {
		c := exec.CommandContext(b.ctx, command[0], command[1:]...)
		c.Dir, c.Env = dir, append(os.Environ(), env...)
		start := time.Now()
		err := c.Run()
		wall := time.Since(start)
		var exit *exec.ExitError
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
			return cost{}, fmt.Errorf("%v: %w", command, err)
		}
		one := cost{wall: wall, cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
		if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			one.mib = float64(u.Maxrss) / 1024 // in KiB on Linux
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(x, y cost) int { return int(x.wall - y.wall) })
	return all[len(all)/2], nil
}

func (c cost) print(name string, lines int) {
	fmt.Printf("| %s | %.1f | %.2f | %.2f | %.0f |\n", name, float64(lines)/c.wall.Seconds()/1000, c.wall.Seconds(), c.cpu.Seconds(), c.mib)
}
