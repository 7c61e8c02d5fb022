// Package check runs the rules over a file within a workspace snapshot. The server and the command line both ask it, and
// nobody else decides what a finding is.
package check

import (
	"context"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// Result is what the checker says of one file.
type Result struct {
	Findings   []contracts.Finding // in order of position, then rule; suppressed ones are left out
	Suppressed int
}

// File checks one file of the snapshot. Findings of every severity are returned; filtering by level is the caller's.
// It stops early, with what it has, when ctx is done.
func File(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) Result {
	var out []contracts.Finding
	memo := map[any]any{}
	for _, rule := range Rules() {
		if ctx.Err() != nil {
			break
		}
		if cfg.Severity(f.Path, rule.Name) == config.RuleOff {
			continue
		}
		rule.Run(&contracts.Pass{
			Rule: rule, File: f, Program: ix, Profile: cfg.ProfileFor(f.Path), Config: cfg, Memo: memo,
			Report: func(found contracts.Finding) {
				found.Rule, found.File = rule.Name, f
				if s := cfg.Severity(f.Path, rule.Name); s != config.RuleDefault {
					found.Severity = contracts.Severity(s)
				}
				out = append(out, found)
			},
		})
	}
	kept, suppressed := suppress(f, out)
	sort.SliceStable(kept, func(i, j int) bool {
		a, b := kept[i], kept[j]
		if a.Span.Start != b.Span.Start {
			return a.Span.Start < b.Span.Start
		}
		if a.Rule != b.Rule {
			return a.Rule < b.Rule
		}
		return a.Subject < b.Subject
	})
	return Result{Findings: kept, Suppressed: suppressed}
}
