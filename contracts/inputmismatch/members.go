package inputmismatch

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// members are what a class made by Struct.new with keyword_init: true, or by Data.define, takes by name; nil of any other call. A
// Data wants every member, a Struct leaves nil what it is not given.
func members(p *contracts.Pass, site entry.Site) *inputs {
	c := site.Target.Class
	if site.Call.Name != "new" || c == nil || site.Target.Ctor != nil || c.Super != "Struct" && c.Super != "Data" || len(p.Program.Classes(c.Name)) > 1 || !byNameOnly(site.Call) {
		return nil
	}
	maker := madeBy(c)
	if maker == nil || c.Super == "Struct" && !keywordInit(maker) || flow.FindMethod(p.Program, c, "new", true) != nil {
		return nil
	}
	d := &inputs{owner: c.Name, required: map[string]bool{}, at: map[string]summary.Site{}}
	for _, a := range maker.List {
		switch a.Op {
		case program.Symbol:
			d.names = append(d.names, a.Name)
			d.required[a.Name] = c.Super == "Data"
			d.at[a.Name] = summary.Site{File: c.File, Span: a.Span}
		case program.Pair:
		default:
			return nil // members that are computed
		}
	}
	return d
}

// madeBy is the call that made a class.
func madeBy(c *program.Class) *program.Expr {
	for _, m := range c.Macros {
		if m.Op == program.Call && m.X != nil && m.X.Op == program.Constant && m.X.Name == c.Super && (m.Name == "new" || m.Name == "define") {
			return m
		}
	}
	return nil
}

func keywordInit(maker *program.Expr) bool {
	for _, a := range maker.List {
		if a.Op == program.Pair && a.X != nil && a.X.Name == "keyword_init" {
			return a.Y != nil && a.Y.Op == program.True
		}
	}
	return false
}

// byNameOnly reports whether a call gives everything by name.
func byNameOnly(call *program.Expr) bool {
	for _, a := range call.List {
		if a == nil || a.Op != program.Pair {
			return false
		}
	}
	return len(call.List) > 0
}
