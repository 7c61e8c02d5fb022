package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// curve checks ever more files. Where time and memory are linear, the last columns stay as they are.
func (b *bench) curve(c *corpus, sizes string) error {
	c.declare()
	fmt.Println("| files | k lines | s | CPU s | MiB | CPU µs a line | KiB a file |\n|--:|--:|--:|--:|--:|--:|--:|")
	for _, size := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil || n < 1 {
			return fmt.Errorf("-files: %q is not a number of files", size)
		}
		dir := filepath.Join(b.temp, size)
		lines, err := c.write(dir, n)
		if err != nil {
			return err
		}
		took, err := b.measure(dir, nil, b.proviso, "check", "--no-cache", "--progress", "never")
		if err != nil {
			return err
		}
		fmt.Printf("| %d | %.0f | %.2f | %.2f | %.0f | %.1f | %.1f |\n", n, float64(lines)/1000, took.wall.Seconds(), took.cpu.Seconds(), took.mib,
			took.cpu.Seconds()*1e6/float64(lines), took.mib*1024/float64(n))
		if err := os.RemoveAll(dir); err != nil {
			return err
		}
	}
	return nil
}
