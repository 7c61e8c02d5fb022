package main

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/agentcore/proviso/contracts/report"
)

const checkHelp = `Analyse files or folders (the working directory if none are named) and report.

What is named is reported on. It is read together with the project it lies in, if the working directory is one or holds it (it has
.git, proviso.yml, Gemfile, package.json or tsconfig.json), so that what is said of a file is the same whatever else is named.

The exit status is 0 when nothing at or above --fail-on was found, 1 when something was, and 2 when the run itself failed.`

const checkExample = `  proviso check app/services src
  proviso check --format text --format sarif=proviso.sarif
  proviso check --fix app/services
  proviso check --write-baseline && proviso check --baseline proviso-baseline.json
  proviso check --since origin/main
  proviso check --stdin app/services/charge.rb < buffer`

func checkCommand(d door) *cobra.Command {
	var o options
	c := &cobra.Command{Use: "check [PATH...]", Short: "Analyse files or folders and report", Long: checkHelp, Example: checkExample,
		RunE: func(c *cobra.Command, paths []string) error {
			if err := o.validate(); err != nil {
				return err
			}
			if o.stdin != "" && len(paths) > 0 {
				return fmt.Errorf("--stdin: reports on %s alone, within the working directory; leave out %s", o.stdin, strings.Join(paths, " "))
			}
			spendMemory()
			return (&checking{door: d, options: o}).run(c.Context(), paths)
		}}
	o.declare(c)
	c.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return fmt.Errorf("%w (see proviso check --help)", err) })
	return c
}

// options are the flags of check as given.
type options struct {
	formats           []string
	level, failOn     string
	fix, diff, unsafe bool
	stdin             string
	baseline, since   string
	writeBaseline     bool
	noCache           bool
	shard             string
	profile, config   string
	rules             []string
	jobs              int
	statistics, quiet bool
	color, progress   string
}

func (o *options) declare(c *cobra.Command) {
	f := c.Flags()
	f.SortFlags = false
	f.StringArrayVar(&o.formats, "format", []string{"text"}, "`NAME[=FILE]`: "+strings.Join(report.Formats(), ", ")+"; repeatable")
	f.StringVar(&o.level, "level", "warning", "least severity shown: error, warning, information, hint")
	f.StringVar(&o.failOn, "fail-on", "warning", "least severity that makes the exit status 1, or never")
	f.BoolVar(&o.fix, "fix", false, "apply preferred repairs")
	f.BoolVar(&o.diff, "diff", false, "print preferred repairs as a unified diff and change nothing")
	f.BoolVar(&o.unsafe, "unsafe", false, "with --fix or --diff: include repairs that may change behaviour for legal inputs")
	f.StringVar(&o.baseline, "baseline", "", "hide the findings that `FILE` knows")
	f.BoolVar(&o.writeBaseline, "write-baseline", false, "write what is found to the baseline (proviso-baseline.json unless --baseline names another)")
	f.StringVar(&o.since, "since", "", "only findings on lines changed since the git revision `REV`")
	f.StringVar(&o.stdin, "stdin", "", "read the text of the file `PATH` from standard input and report on it alone")
	f.StringVar(&o.profile, "profile", "", "standard, fortress or advisory, whatever the configuration says")
	f.StringArrayVar(&o.rules, "rule", nil, "`NAME=SEVERITY`, whatever the configuration says; repeatable")
	f.StringVar(&o.config, "config", "", "read configuration `FILE` only, as if it stood in the working directory")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "files analysed at once")
	f.BoolVar(&o.noCache, "no-cache", false, "analyse anew what an earlier run has analysed, and remember nothing")
	f.StringVar(&o.shard, "shard", "", "report on the `I/N`-th part of the files only; proviso merge joins the parts")
	f.BoolVar(&o.statistics, "statistics", false, "add counts per rule (text and json)")
	f.BoolVar(&o.quiet, "quiet", false, "print findings only, without summary or skipped files")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	f.StringVar(&o.progress, "progress", "auto", "auto shows a bar on a terminal after half a second; or never")
}
