// Package check runs the rules over a file within a workspace snapshot. The server and the command line both ask it, and
// nobody else decides what a finding is.
package check

import (
	"context"
	"slices"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/entry"
)

// Result is what the checker says of one file.
type Result struct {
	Findings   []contracts.Finding // in order of position, then rule; suppressed ones are left out
	Suppressed int
	Failures   []Failure
	Unread     int // the first line, 1-based, that does not parse; of what stands around it nothing is said. 0 if all does
}

// Failure is a rule that could not finish a file. The others have; the run goes on.
type Failure struct {
	Rule string
	Err  error // a *workspace.Panic
}

// File checks one file of the snapshot. Findings of every severity are returned; filtering by level is the caller's.
// It stops early, with what it has, when ctx is done.
func File(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) Result {
	if !f.Language.Code() {
		return Result{}
	}
	r := run{file: f, index: ix, config: cfg, memo: map[any]any{}}
	r.rules(ctx)
	findings, suppressed := r.suppress(ctx.Err() == nil)
	out := Result{Findings: inOrder(findings), Suppressed: suppressed, Failures: r.failures}
	if len(f.Errors) > 0 {
		out.Unread = f.Text.LineOf(f.Errors[0].Start) + 1
	}
	return out
}

// Methods is what File says of some methods of the file, for the price of these alone. Left out are rules that look across methods
// (contracts.Rule.Across), the defects of suppressing comments, and all repairs. Constructors are none of the methods: what is said of one depends
// on all that the class does later.
func Methods(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config, only []*program.Method) Result {
	r := run{file: f, index: ix, config: cfg, memo: map[any]any{}, only: map[*program.Method]bool{}}
	symbols := map[string]bool{}
	for _, m := range only {
		r.only[m] = true
		symbols[entry.Symbol(m)] = true
	}
	entry.Ahead(r.pass(nil))
	r.rules(ctx)
	r.found = slices.DeleteFunc(r.found, func(found contracts.Finding) bool { return !symbols[found.Symbol] })
	for i := range r.found {
		r.found[i].Repairs = nil
	}
	findings, suppressed := r.suppress(false)
	return Result{Findings: inOrder(findings), Suppressed: suppressed, Failures: r.failures}
}

// Across reports whether a rule judges a method by what others of its class do.
func Across(rule string) bool {
	return slices.ContainsFunc(Rules(), func(r *contracts.Rule) bool { return r.Name == rule && r.Across })
}

func (r *run) rules(ctx context.Context) {
	for _, rule := range Rules() {
		if ctx.Err() != nil {
			break
		}
		if r.only == nil || !rule.Across {
			r.rule(rule)
		}
	}
}

func inOrder(findings []contracts.Finding) []contracts.Finding {
	sort.SliceStable(findings, func(i, j int) bool { return before(findings[i], findings[j]) })
	return findings
}

func before(a, b contracts.Finding) bool {
	if a.Span.Start != b.Span.Start {
		return a.Span.Start < b.Span.Start
	}
	if a.Rule != b.Rule {
		return a.Rule < b.Rule
	}
	return a.Subject < b.Subject
}

// run is one check of one file.
type run struct {
	file     *program.File
	index    *workspace.Index
	config   *config.Config
	memo     map[any]any
	only     map[*program.Method]bool // nil for all
	found    []contracts.Finding
	failures []Failure
}

// on reports whether the configuration leaves a rule switched on in the file.
func (r *run) on(rule string) bool { return r.config.Severity(r.file.Path, rule) != config.RuleOff }

func (r *run) rule(rule *contracts.Rule) {
	if rule.Run == nil || !r.on(rule.Name) {
		return
	}
	pass := r.pass(rule)
	pass.Report = func(found contracts.Finding) {
		found.Rule, found.File = rule.Name, r.file
		if found.Severity = pass.Profile.Grade(rule, found.Severity); found.Severity != contracts.Off {
			r.found = append(r.found, r.graded(found))
		}
	}
	err := workspace.Contain(func() error {
		rule.Run(pass)
		return nil
	})
	if err != nil {
		r.failures = append(r.failures, Failure{Rule: rule.Name, Err: err})
	}
}

func (r *run) pass(rule *contracts.Rule) *contracts.Pass {
	return &contracts.Pass{Rule: rule, File: r.file, Program: r.index, Profile: r.config.ProfileFor(r.file.Path), Config: r.config,
		Memo: r.memo, Only: r.only, Unmended: r.only != nil}
}

// graded gives a finding the severity that the configuration wants for its rule, if it wants one.
func (r *run) graded(f contracts.Finding) contracts.Finding {
	if s := r.config.Severity(r.file.Path, f.Rule); s != config.RuleDefault {
		f.Severity = contracts.Severity(s)
	}
	return f
}
