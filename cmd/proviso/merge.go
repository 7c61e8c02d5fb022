package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/fix"
	"github.com/agentcore/proviso/contracts/report"
)

const mergeHelp = `Join the reports that the parts of a check wrote with --shard, all in json or all in SARIF, into the report of the whole.

The exit status is that of a check: 1 when the whole has findings at or above --fail-on.`

func mergeCommand(d door) *cobra.Command {
	var output, failOn string
	c := &cobra.Command{Use: "merge FILE...", Short: "Join the reports of the parts of a check", Long: mergeHelp, Args: cobra.MinimumNArgs(1),
		Example: "  proviso check --shard 1/2 --format json=1.json\n  proviso check --shard 2/2 --format json=2.json\n  proviso merge 1.json 2.json",
		RunE: func(_ *cobra.Command, files []string) error {
			if err := oneOf("fail-on", failOn, append([]string{never}, severities...)); err != nil {
				return err
			}
			return d.merge(files, output, failOn)
		}}
	c.Flags().StringVar(&output, "output", "", "write to `FILE` instead of standard output")
	c.Flags().StringVar(&failOn, "fail-on", "warning", "least severity that makes the exit status 1, or never")
	return c
}

func (d door) merge(files []string, output, failOn string) error {
	parts := make([][]byte, len(files))
	for i, file := range files {
		var err error
		if parts[i], err = os.ReadFile(d.absolute(file)); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	counts, err := report.Merge(&b, parts)
	var wrong *report.PartError
	if errors.As(err, &wrong) {
		return fmt.Errorf("%s: %w", files[wrong.Part], err)
	}
	if err != nil {
		return err
	}
	if output != "" {
		if err := fix.Create(d.absolute(output), b.Bytes()); err != nil {
			return err
		}
	} else if _, err := d.out.Write(b.Bytes()); err != nil && !errors.Is(err, syscall.EPIPE) {
		return fmt.Errorf("standard output: %w", err)
	}
	if failOn == never {
		return nil
	}
	for s := severity(failOn); s <= contracts.Error; s++ {
		if counts[s] > 0 {
			return status(found)
		}
	}
	return nil
}
