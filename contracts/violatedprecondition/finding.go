package violatedprecondition

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// finding tells of one argument; it stands there, or at the call if nothing is passed.
func (c *call) finding(v *summary.Violation, a argument, severity contracts.Severity) (contracts.Finding, *program.Expr, bool) {
	at := a.expr
	if at == nil {
		at = c.site.Call
	}
	f := c.site.Method.File
	out := contracts.Finding{Severity: severity, Span: at.Span, Symbol: entry.Symbol(c.site.Method), Subject: a.param.Name,
		Message: fmt.Sprintf("%s; `%s` %s", c.what(a), c.name(), c.does(v, a))}
	if here := v.Check.At; here.File != nil {
		out.Evidence = append(out.Evidence, contracts.Evidence{File: here.File, Span: here.Span, Message: fmt.Sprintf("`%s` is %s here", a.param.Name, done(v))})
	}
	if l := a.passed.Lookup; l != nil && l.Span != at.Span {
		out.Evidence = append(out.Evidence, contracts.Evidence{File: f, Span: l.Span, Message: "looked up here"})
	}
	out.Repairs = repairs(f, a)
	if l := a.passed.Lookup; l != nil {
		at = l // what one lookup may not find is told once, where it is first handed on
	}
	if prm := a.passed.Optional; prm != nil {
		at = c.first(prm, at)
	}
	return out, at, true
}

type firstKey struct {
	m   *program.Method
	prm *program.Param
}

// first is where a method first hands on a parameter of its own that may be missing: that too is told once.
func (c *call) first(prm *program.Param, at *program.Expr) *program.Expr {
	key := firstKey{c.site.Method, prm}
	if known, ok := c.p.Memo[key]; ok {
		return known.(*program.Expr)
	}
	c.p.Memo[key] = at
	return at
}

// what says what is passed.
func (c *call) what(a argument) string {
	text := c.site.Method.File.Text
	switch {
	case a.passed.Lookup != nil:
		return fmt.Sprintf("`%s` (line %d) may find nothing", lookedUp(a.passed.Lookup).Name, text.LineOf(a.passed.Lookup.Span.Start)+1)
	case a.passed.Optional != nil:
		return fmt.Sprintf("`%s` is optional here and may be missing", a.passed.Optional.Name)
	case a.expr == nil:
		return fmt.Sprintf("nothing is passed for `%s`", a.param.Name)
	case a.expr.Span.Len() <= 40:
		return fmt.Sprintf("`%s` is passed for `%s`", text.Slice(a.expr.Span), a.param.Name)
	}
	return fmt.Sprintf("the argument for `%s` is not legal", a.param.Name)
}

func lookedUp(e *program.Expr) *program.Expr {
	if e.Op == program.Await {
		return e.X
	}
	return e
}

// name is the callee as its callers know it.
func (c *call) name() string {
	if c.callee.Kind == program.KindConstructor && c.callee.Class != nil {
		return c.callee.Class.Name
	}
	return entry.Symbol(c.callee)
}

func (c *call) does(v *summary.Violation, a argument) string {
	switch v.Check.Kind {
	case summary.Dereferences:
		return fmt.Sprintf("dereferences `%s`", a.param.Name)
	case summary.FailsSoftly:
		return "answers that with a failure"
	case summary.Rejects:
		if v.Check.Error != "" {
			return "rejects it with " + v.Check.Error
		}
	}
	return "rejects it"
}

func done(v *summary.Violation) string {
	if v.Check.Kind == summary.Dereferences {
		return "dereferenced"
	}
	return "rejected"
}

func repairs(f *program.File, a argument) []contracts.Repair {
	l := a.passed.Lookup
	if l == nil || f.Language != program.Ruby {
		return nil
	}
	if r, ok := repair.Raising(f, l, true); ok {
		return []contracts.Repair{r}
	}
	return nil
}
