package violatedprecondition

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// tagged judges the arguments by what the documentation of a callee declares, or of what it overrides.
func (c *call) tagged(m *program.Method) (f contracts.Finding, at *program.Expr, ok bool) {
	for _, cl := range preconditions(c.p, m) {
		if !cl.Checked() {
			continue
		}
		if f, at, ok = c.clause(m, cl); ok {
			return f, at, true
		}
	}
	return f, nil, false
}

// preconditions are those of the method, or, where it declares none, those it inherits.
func preconditions(p *contracts.Pass, m *program.Method) []*clauses.Clause {
	if own := clauses.Of(p, m).Pre; len(own) > 0 {
		return own
	}
	for _, base := range clauses.Inherited(p, m) {
		if len(base.Pre) > 0 {
			return base.Pre
		}
	}
	return nil
}

func (c *call) clause(m *program.Method, cl *clauses.Clause) (contracts.Finding, *program.Expr, bool) {
	world := trial.World{}
	var about []argument
	for _, l := range trial.LeavesOf(cl.Method, cl.Cond) {
		a, ok := c.parameter(m, cl.Method, l.Root)
		if !ok {
			continue
		}
		if v, known := valueOf(a.passed.Known); known {
			world[l.Root] = v
		}
		about = append(about, a)
	}
	machine := clauses.Machine(c.p)
	if a, ok := blame(about, func(a argument) bool { return a.passed.Known.Kind != summary.Unsure }); ok {
		if broken(machine, cl, world) {
			return c.declaredFinding(cl, a, contracts.Error)
		}
	}
	for _, a := range about {
		if !a.passed.MayBeNil() || a.silent || c.optional(a) {
			continue
		}
		missing := trial.World{}
		for k, v := range world {
			missing[k] = v
		}
		missing[a.param.Name] = trial.Value{Kind: trial.Nil, Undef: m.File.Language == program.TypeScript}
		if broken(machine, cl, missing) {
			return c.declaredFinding(cl, a, contracts.Warning)
		}
	}
	return contracts.Finding{}, nil, false
}

// parameter finds the argument for a name in a clause, which may stand in the documentation of an overridden method.
func (c *call) parameter(m, declaring *program.Method, name string) (argument, bool) {
	for i, p := range declaring.Params {
		if p.Name != name || i >= len(m.Params) {
			continue
		}
		a, ok := c.args[m.Params[i]]
		return a, ok && (m == declaring || m.Params[i].Kind == p.Kind)
	}
	for prm, a := range c.args {
		if prm.Name == name {
			return a, true
		}
	}
	return argument{}, false
}

func blame(list []argument, known func(argument) bool) (argument, bool) {
	for _, a := range list {
		if known(a) && a.expr != nil {
			return a, true
		}
	}
	return argument{}, false
}

// broken reports whether a clause is false, or cannot even be asked.
func broken(machine *trial.Machine, cl *clauses.Clause, w trial.World) bool {
	holds, crashed := machine.Holds(cl.Method, cl.Cond, w, nil)
	return holds == flow.No || crashed
}

// valueOf is what a caller is known to pass, for a trial.
func valueOf(k summary.Known) (trial.Value, bool) {
	switch k.Kind {
	case summary.KnownNil:
		return trial.Value{Kind: trial.Nil, Undef: k.Undef}, true
	case summary.KnownTrue:
		return trial.Value{Kind: trial.True}, true
	case summary.KnownFalse:
		return trial.Value{Kind: trial.False}, true
	case summary.KnownNumber:
		return trial.Value{Kind: trial.Number, Num: k.Num, Whole: k.Int}, true
	case summary.KnownString:
		return trial.Value{Kind: trial.String, Text: k.Text}, true
	case summary.KnownSymbol:
		return trial.Value{Kind: trial.Symbol, Text: k.Text}, true
	case summary.KnownList:
		v := trial.Value{Kind: trial.List}
		for _, item := range k.Items {
			x, _ := valueOf(item)
			v.Items = append(v.Items, x)
		}
		return v, true
	}
	return trial.Value{}, false
}

func (c *call) declaredFinding(cl *clauses.Clause, a argument, severity contracts.Severity) (contracts.Finding, *program.Expr, bool) {
	c.callee = cl.Method
	at := a.expr
	if at == nil {
		at = c.site.Call
	}
	f := contracts.Finding{Severity: severity, Span: at.Span, Symbol: entry.Symbol(c.site.Method), Subject: a.param.Name,
		Message:  fmt.Sprintf("%s; `%s` declares `@%s %s`", c.what(a), c.name(), cl.Name, cl.Text),
		Evidence: []contracts.Evidence{{File: cl.Method.File, Span: cl.Span, Message: "declared here"}},
		Repairs:  repairs(c.site.Method.File, a)}
	return f, at, true
}
