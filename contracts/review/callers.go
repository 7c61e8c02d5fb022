package review

import (
	"fmt"
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Callers looks for calls that are wrong now and were not before. Rules are those about calls; looks gives the passes over a
// file before and after, either of which may be nil.
func (r *Report) Callers(pairs []Pair, rules []*contracts.Rule, looks func(path string) Pair) {
	seen := map[string]bool{}
	for _, path := range callingFiles(pairs) {
		if seen[path] {
			continue
		}
		seen[path] = true
		p := looks(path)
		if p.After == nil {
			continue
		}
		before := map[string]bool{}
		if p.Before != nil {
			for _, f := range findings(p.Before, rules) {
				before[key(f)] = true
			}
		}
		for _, f := range findings(p.After, rules) {
			if f.Severity < contracts.Warning || before[key(f)] {
				continue
			}
			r.Changes = append(r.Changes, Change{Kind: Violation, Symbol: f.Symbol, File: p.After.File.Path, Line: p.After.File.Text.LineOf(f.Span.Start) + 1,
				Text: fmt.Sprintf("%s (%s)", f.Message, f.Rule), Breaking: true})
		}
	}
}

// key tells findings apart whatever lines they stand on.
func key(f contracts.Finding) string {
	return f.Rule + " " + f.Symbol + " " + f.Subject + " " + f.File.Text.Slice(f.Span)
}

// callingFiles are the files that call a method of a changed file, and those files themselves.
func callingFiles(pairs []Pair) []string {
	var out []string
	for _, p := range pairs {
		if p.After == nil {
			continue
		}
		out = append(out, p.After.File.Path)
		for _, m := range p.After.File.AllMethods() {
			if m.Kind == program.KindTopLevel || m.Visibility == program.Private {
				continue
			}
			for _, s := range p.After.Program.Callers(m) {
				out = append(out, s.Method.File.Path)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func findings(p *contracts.Pass, rules []*contracts.Rule) []contracts.Finding {
	var out []contracts.Finding
	look := *p
	for _, rule := range rules {
		look.Rule = rule
		look.Report = func(f contracts.Finding) {
			f.Rule, f.File = rule.Name, p.File
			out = append(out, f)
		}
		rule.Run(&look)
	}
	return out
}
