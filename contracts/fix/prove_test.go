package fix

import (
	"context"
	"slices"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// Only what mends its finding, parses and brings nothing is offered, and many repairs of many methods cost few analyses.
func TestProven(t *testing.T) {
	t.Parallel()
	src, pairs := "", map[string]string{}
	for _, line := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		src += line + "\n"
		pairs[line] = line + "_mended"
	}
	pairs["c"] = "def ("   // does not parse
	pairs["e"] = "e"       // does not mend
	pairs["g"] = "a\nb\nd" // brings others
	f, err := workspace.Lower("a.rb", syntax.NewText(src))
	if err != nil {
		t.Fatal(err)
	}
	analyses := 0
	check := rewrite(pairs, func(r *contracts.Repair) { r.Preferred = false })
	m := Mender{Index: workspace.NewIndex([]*program.File{f}), Check: func(ctx context.Context, ix *workspace.Index, f *program.File) []contracts.Finding {
		analyses++
		out := check(ctx, ix, f)
		for i := range out {
			out[i].Symbol = out[i].Subject
			second := out[i].Repairs[0]
			second.Title = "Again"
			out[i].Repairs = append(out[i].Repairs, second)
		}
		return out
	}}
	findings := m.find(t.Context(), m.Index, f)
	var got []string
	for i, repairs := range m.Proven(t.Context(), f, findings, findings) {
		for _, r := range repairs {
			got = append(got, findings[i].Subject+" "+r.Title)
		}
	}
	var want []string
	for _, s := range []string{"a", "b", "d", "f", "h"} {
		want = append(want, s+" Rewrite", s+" Again")
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if analyses > 40 {
		t.Errorf("%d analyses", analyses)
	}
	for i, r := range m.Proven(t.Context(), f, findings, findings[:2]) {
		if len(r) != 2 {
			t.Errorf("finding %d alone: %d repairs", i, len(r))
		}
	}
}

// A finding behind which another appears in the same method is not hidden by one that goes elsewhere.
func TestProvenCountsByMethod(t *testing.T) {
	t.Parallel()
	at := func(symbol string, s contracts.Severity) contracts.Finding {
		return contracts.Finding{Symbol: symbol, Severity: s}
	}
	before := []contracts.Finding{at("A#a", contracts.Warning), at("A#b", contracts.Warning)}
	if grown(before, []contracts.Finding{at("A#a", contracts.Information), at("A#b", contracts.Hint), at("A#b", contracts.Hint)}) {
		t.Error("less grave findings count as more")
	}
	if !grown(before, []contracts.Finding{at("A#a", contracts.Information), at("A#a", contracts.Information)}) {
		t.Error("a method that got worse is not seen")
	}
}
