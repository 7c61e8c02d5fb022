package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/agentcore/proviso/contracts/fix"
	"github.com/agentcore/proviso/contracts/report"
)

// write writes the report in every format asked for. With --diff standard output belongs to the diff.
func (c *checking) write(r *report.Report) error {
	for _, f := range c.formats {
		name, file, toFile := strings.Cut(f, "=")
		if !toFile && c.diff {
			continue
		}
		style := report.Style{Color: c.color == "always" || c.color == "auto" && !toFile && c.colourful(), Quiet: c.quiet, Statistics: c.statistics}
		var b bytes.Buffer
		if err := report.Write(&b, name, r, style); err != nil {
			return err
		}
		if toFile {
			if err := fix.Create(c.absolute(file), b.Bytes()); err != nil {
				return fmt.Errorf("--format %s: %w", f, err)
			}
			continue
		}
		// A reader that has left wants no more, and the verdict stands without it.
		if _, err := c.out.Write(b.Bytes()); err != nil && !errors.Is(err, syscall.EPIPE) {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	return nil
}

// colourful reports whether standard output shows colours, by https://no-color.org and the terminal's name.
func (c *checking) colourful() bool {
	return terminal(c.out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
