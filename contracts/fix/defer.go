package fix

import (
	"slices"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// deepest leaves out candidates whose value only fails in another method of the file that is about to be mended itself: where that guards
// what it is handed, whoever hands it on need not. If the guard there does not answer for it, its turn comes in the next round.
func deepest(all []candidate) []candidate {
	if len(all) < 2 {
		return all
	}
	at := make([]*program.Method, len(all))
	for i, c := range all {
		at[i] = methodAt(c.finding.File, c.finding.Span)
	}
	kept := make([]candidate, 0, len(all))
	for i, c := range all {
		f := c.finding
		if at[i] == nil || len(f.Evidence) == 0 || f.Evidence[0].File != f.File || at[i].Span.Contains(f.Evidence[0].Span) || !wholeLines(c.repair.Edits) {
			kept = append(kept, c)
			continue
		}
		if at[i].Kind == program.KindConstructor { // what it keeps, others use
			kept = append(kept, c)
			continue
		}
		use := methodAt(f.File, f.Evidence[0].Span)
		waits := slices.ContainsFunc(all, func(o candidate) bool {
			return use != nil && o.finding.Rule == f.Rule && methodAt(o.finding.File, o.finding.Span) == use
		})
		if !waits {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 { // each waits for another
		return all
	}
	return kept
}

// methodAt is the method of a file that a place lies in; nil if there is none.
func methodAt(f *program.File, place syntax.Span) *program.Method {
	if f == nil {
		return nil
	}
	for _, c := range f.Classes {
		for _, m := range c.Methods {
			if m.Span.Contains(place) {
				return m
			}
		}
	}
	return nil
}
