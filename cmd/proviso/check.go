package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/fix"
	"github.com/agentcore/proviso/contracts/report"
)

type checkOptions struct {
	formats                       []string
	level, failOn                 string
	fix, diff, unsafe             bool
	stdin, profile, config        string
	rules                         []string
	jobs                          int
	noCache, quiet, statistics    bool
	color, progress               string
	levelSeverity, failOnSeverity contracts.Severity
}

func checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{Use: "check [PATH...]", Short: "Analyse files or folders and report", RunE: func(c *cobra.Command, args []string) error {
		return o.run(c, args)
	}}
	f := c.Flags()
	f.StringArrayVar(&o.formats, "format", []string{"text"}, "NAME[=FILE]: "+strings.Join(report.Formats(), ", ")+"; repeatable")
	f.StringVar(&o.level, "level", "warning", "least severity shown: error, warning, information, hint")
	f.StringVar(&o.failOn, "fail-on", "warning", "least severity that makes the exit status 1, or never")
	f.BoolVar(&o.fix, "fix", false, "apply preferred repairs")
	f.BoolVar(&o.diff, "diff", false, "print preferred repairs as a unified diff and change nothing")
	f.BoolVar(&o.unsafe, "unsafe", false, "with --fix or --diff: include repairs that may change behaviour for legal inputs")
	f.StringVar(&o.stdin, "stdin", "", "read the text of the file `PATH` from standard input")
	f.StringVar(&o.profile, "profile", "", "standard, fortress or advisory")
	f.StringArrayVar(&o.rules, "rule", nil, "NAME=SEVERITY; repeatable")
	f.StringVar(&o.config, "config", "", "configuration `FILE` instead of those found")
	f.IntVar(&o.jobs, "jobs", runtime.GOMAXPROCS(0), "files analysed at once")
	f.BoolVar(&o.noCache, "no-cache", false, "accepted for scripts; results are not cached yet")
	f.BoolVar(&o.quiet, "quiet", false, "print findings only")
	f.BoolVar(&o.statistics, "statistics", false, "print counts per rule")
	f.StringVar(&o.color, "color", "auto", "auto, always or never")
	f.StringVar(&o.progress, "progress", "auto", "auto or never")
	return c
}

func (o *checkOptions) validate() error {
	var err error
	if o.levelSeverity, err = contracts.ParseSeverity(o.level); err != nil {
		return fmt.Errorf("--level: %w", err)
	}
	if o.failOn != "never" {
		if o.failOnSeverity, err = contracts.ParseSeverity(o.failOn); err != nil {
			return fmt.Errorf("--fail-on: %w, or never", err)
		}
	}
	for _, f := range o.formats {
		name, _, _ := strings.Cut(f, "=")
		if !slices.Contains(report.Formats(), name) {
			return fmt.Errorf("--format: unknown format %q%s (want one of %s)", name, didYouMean(name, report.Formats()), strings.Join(report.Formats(), ", "))
		}
	}
	switch {
	case o.color != "auto" && o.color != "always" && o.color != "never":
		return fmt.Errorf("--color: %q is not auto, always or never", o.color)
	case o.progress != "auto" && o.progress != "never":
		return fmt.Errorf("--progress: %q is not auto or never", o.progress)
	case o.stdin != "" && o.fix:
		return errors.New("--fix cannot write to standard input; use --diff")
	case o.jobs < 1:
		return errors.New("--jobs must be at least 1")
	}
	return nil
}

func (o *checkOptions) run(c *cobra.Command, paths []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	start := time.Now()
	root, err := os.Getwd()
	if err != nil {
		return err
	}
	cfg, err := o.settings(root)
	if err != nil {
		return err
	}
	files, only, skipped, err := o.files(c, root, paths, cfg)
	if err != nil {
		return err
	}
	ix := workspace.NewIndex(files).WithStrictNull(workspace.StrictNullChecks(root))
	if o.fix || o.diff {
		if files, ix, err = o.repair(c, root, files, ix, cfg); err != nil {
			return err
		}
		if o.diff {
			return nil
		}
	}
	r := o.analyse(c, files, only, ix, cfg)
	r.Skipped = append(skipped, r.Skipped...)
	sort.SliceStable(r.Skipped, func(i, j int) bool { return r.Skipped[i].Path < r.Skipped[j].Path })
	r.DurationMs = time.Since(start).Milliseconds()
	if err := o.write(c, r); err != nil {
		if errors.Is(err, syscall.EPIPE) {
			return status(2)
		}
		return err
	}
	for s := contracts.Error; o.failOnSeverity != contracts.Off && s >= o.failOnSeverity; s-- {
		if r.Count(s) > 0 {
			return status(1)
		}
	}
	return nil
}

// settings is the configuration of the files below root with what the command line puts above it.
func (o *checkOptions) settings(root string) (*config.Set, error) {
	set := config.NewSet(root, ruleNames())
	if o.config != "" {
		set.Only(absolute(root, o.config))
	}
	forced := map[string]config.RuleSeverity{}
	for _, r := range o.rules {
		name, word, ok := strings.Cut(r, "=")
		if !ok {
			return nil, fmt.Errorf("--rule: %q is not NAME=SEVERITY", r)
		}
		if !slices.Contains(ruleNames(), name) {
			return nil, fmt.Errorf("--rule: unknown rule %q%s", name, didYouMean(name, ruleNames()))
		}
		severity, err := contracts.ParseSeverity(word)
		if err != nil {
			return nil, fmt.Errorf("--rule %s: %w", name, err)
		}
		forced[name] = config.RuleSeverity(severity)
	}
	switch p := contracts.Profile(o.profile); p {
	case "", contracts.Standard, contracts.Fortress, contracts.Advisory:
		set.Force(p, forced)
	default:
		return nil, fmt.Errorf("--profile: unknown profile %q (want standard, fortress or advisory)", o.profile)
	}
	_, err := set.For("x") // a mistake in the working directory's own configuration ends the run before any work
	return set, err
}

func didYouMean(name string, words []string) string {
	if n := config.Nearest(name, words); n != "" {
		return fmt.Sprintf("; did you mean %q?", n)
	}
	return ""
}

// files loads what the paths name. With --stdin the whole workspace is the index and only is the one file to report on.
func (o *checkOptions) files(c *cobra.Command, root string, paths []string, cfg *config.Set) (files []*program.File, only string, skipped []workspace.Skipped, err error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	sources, skipped, err := workspace.Discover(root, paths, cfg.Excluded)
	if err != nil {
		return nil, "", nil, err
	}
	for _, src := range sources {
		if _, err := cfg.For(src.Path); err != nil {
			return nil, "", nil, err
		}
	}
	files, more := workspace.Load(c.Context(), sources, o.jobs)
	skipped = append(skipped, more...)
	if o.stdin == "" {
		return files, "", skipped, nil
	}
	content, err := workspace.Decode(c.InOrStdin())
	if err != nil {
		return nil, "", nil, fmt.Errorf("%s: %w", o.stdin, err)
	}
	path := workspace.Tell(root, absolute(root, o.stdin))
	f, err := workspace.Lower(path, syntax.NewText(content.Text))
	if err != nil {
		return nil, "", nil, fmt.Errorf("%s: %w", o.stdin, err)
	}
	for i, old := range files {
		if old.Path == path {
			files[i] = f
			return files, path, nil, nil
		}
	}
	return append(files, f), path, nil, nil
}

func absolute(root, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(root, path)
}

// analyse checks all files on several cores and gathers the results in the order of the files.
func (o *checkOptions) analyse(c *cobra.Command, files []*program.File, only string, ix *workspace.Index, cfg *config.Set) *report.Report {
	r := &report.Report{Version: Version(), Rules: check.Rules(), Level: o.levelSeverity}
	results := make([]check.Result, len(files))
	failed := make([]error, len(files))
	tick, done := o.bar(c, len(files))
	next := make(chan int)
	var wg sync.WaitGroup
	for range o.jobs {
		wg.Go(func() {
			for i := range next {
				failed[i] = workspace.Contain(func() error {
					own, err := cfg.For(files[i].Path)
					results[i] = check.File(c.Context(), ix, files[i], own)
					return err
				})
				tick()
			}
		})
	}
	for i, f := range files {
		if only == "" || f.Path == only {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	done()
	for i, f := range files {
		if only != "" && f.Path != only {
			continue
		}
		if failed[i] != nil {
			r.Skipped = append(r.Skipped, workspace.Skipped{Path: f.Path, Reason: failed[i].Error(), Err: failed[i]})
			continue
		}
		r.Files++
		r.Lines += f.Text.LineCount()
		r.Suppressed += results[i].Suppressed
		r.Findings = append(r.Findings, results[i].Findings...)
	}
	return r
}

// bar shows progress on a terminal once the work has lasted half a second.
func (o *checkOptions) bar(c *cobra.Command, n int) (tick, done func()) {
	w, ok := c.ErrOrStderr().(*os.File)
	if !ok || o.progress == "never" || !term.IsTerminal(int(w.Fd())) {
		return func() {}, func() {}
	}
	start := time.Now()
	var mu sync.Mutex
	var bar *progressbar.ProgressBar
	count := 0
	tick = func() {
		mu.Lock()
		defer mu.Unlock()
		count++
		if bar == nil && time.Since(start) > 500*time.Millisecond {
			bar = progressbar.NewOptions(n, progressbar.OptionSetWriter(w), progressbar.OptionClearOnFinish(), progressbar.OptionSetDescription("checking"))
		}
		if bar != nil {
			_ = bar.Set(count)
		}
	}
	return tick, func() {
		if bar != nil {
			_ = bar.Finish()
		}
	}
}

// repair mends file after file and writes the results, or prints them as a diff.
func (o *checkOptions) repair(c *cobra.Command, root string, files []*program.File, ix *workspace.Index, cfg *config.Set) ([]*program.File, *workspace.Index, error) {
	total, changed := 0, 0
	for i, f := range files {
		own, err := cfg.For(f.Path)
		if err != nil {
			return nil, nil, err
		}
		mender := fix.Mender{Index: ix, Config: own, Level: o.levelSeverity, Unsafe: o.unsafe}
		next, made := mender.Mend(c.Context(), f)
		if made == 0 {
			continue
		}
		before, after := f.Text.String(), next.Text.String()
		if o.diff {
			fmt.Fprint(c.OutOrStdout(), fix.Diff(f.Path, before, after))
			continue
		}
		if err := fix.Write(absolute(root, filepath.FromSlash(f.Path)), before, after); err != nil {
			return nil, nil, err
		}
		total += made
		changed++
		files[i], ix = next, ix.With(next)
	}
	if changed > 0 && !o.quiet {
		fmt.Fprintf(c.ErrOrStderr(), "%d repairs made in %d files\n", total, changed)
	}
	return files, ix, nil
}

func (o *checkOptions) write(c *cobra.Command, r *report.Report) error {
	for _, f := range o.formats {
		name, file, toFile := strings.Cut(f, "=")
		w := c.OutOrStdout()
		if toFile {
			h, err := os.Create(file)
			if err != nil {
				return err
			}
			defer h.Close()
			w = h
		}
		if err := o.format(w, name, r); err != nil {
			return err
		}
	}
	return nil
}

func (o *checkOptions) format(w io.Writer, name string, r *report.Report) error {
	h, ok := w.(*os.File)
	colour := o.color == "always" || o.color == "auto" && ok && term.IsTerminal(int(h.Fd())) && os.Getenv("NO_COLOR") == ""
	return report.Write(w, name, r, report.Style{Color: colour, Quiet: o.quiet, Statistics: o.statistics})
}
