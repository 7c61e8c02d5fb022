package clauses

import (
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// Shift is how what a method accepts moved from one version to another.
type Shift struct {
	Known     bool   // both versions could be tried
	Tightened string // a value that was accepted and is rejected now
	Loosened  string // a value that was rejected and is accepted now
}

// Compare tries two versions of a method on the same values: those of which the guards or declared preconditions of either speak.
func Compare(before *contracts.Pass, old *program.Method, after *contracts.Pass, now *program.Method) Shift {
	theirs, ours := conditions(before, old), conditions(after, now)
	leaves := trial.LeavesOf(now, ours...)
	for _, l := range trial.LeavesOf(old, theirs...) {
		known := false
		for _, x := range leaves {
			known = known || x.Path == l.Path
		}
		if !known {
			leaves = append(leaves, l)
		}
	}
	trial.Enrich(leaves, old, theirs...)
	trial.Enrich(leaves, now, ours...)
	worlds, bits := trial.Worlds(now.File.Language, leaves, append(trial.Literals(now, ours...), trial.Literals(old, theirs...)...))
	if len(leaves) == 0 || worlds == nil {
		return Shift{}
	}
	out := Shift{Known: true}
	for _, w := range worlds {
		was, ok := verdict(before, old, w, bits)
		is, ok2 := verdict(after, now, w, bits)
		if !ok || !ok2 {
			return Shift{}
		}
		switch {
		case was == accepts && is == refuses && out.Tightened == "":
			out.Tightened = example(w, leaves, now.File.Language)
		case was == refuses && is == accepts && out.Loosened == "":
			out.Loosened = example(w, leaves, now.File.Language)
		}
	}
	return out
}

// conditions are what the guards of a method and its declared preconditions ask.
func conditions(p *contracts.Pass, m *program.Method) []*program.Expr {
	var out []*program.Expr
	for _, g := range entry.GuardsOf(p, m) {
		if g.Exit.Op == program.Raise {
			out = append(out, g.Cond)
		}
	}
	for _, c := range Of(p, m).Pre {
		if c.Checked() {
			out = append(out, c.Cond)
		}
	}
	return out
}

type judgement uint8

const (
	mixed judgement = iota
	accepts
	refuses
)

// verdict says whether a version takes a world: a declared precondition that does not hold refuses it, too.
func verdict(p *contracts.Pass, m *program.Method, w trial.World, bits map[string]uint64) (judgement, bool) {
	machine := Machine(p)
	for _, c := range Of(p, m).Pre {
		if !c.Checked() {
			continue
		}
		if holds, crashed := machine.Holds(m, c.Cond, w, bits); holds == flow.No || crashed {
			return refuses, true
		}
	}
	ways, ok := machine.Ways(m, nil, w, bits)
	if !ok || len(ways) == 0 {
		return mixed, false
	}
	in, out := 0, 0
	for _, way := range ways {
		if way.Unsure {
			return mixed, false
		}
		switch way.End {
		case trial.Rejected, trial.Crashed:
			out++
		default:
			in++
		}
	}
	switch {
	case out == 0:
		return accepts, true
	case in == 0:
		return refuses, true
	}
	return mixed, true
}

func example(w trial.World, leaves []*trial.Leaf, lang program.Language) string {
	var parts []string
	for _, l := range leaves {
		if v := w[l.Path]; v.Kind != trial.Object {
			parts = append(parts, shown(l.Path, lang)+" = "+v.In(lang))
		}
	}
	sort.Strings(parts)
	return strings.Join(parts, ", ")
}
