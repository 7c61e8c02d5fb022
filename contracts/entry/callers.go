package entry

import (
	"fmt"
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// Given is what one call of the project gives a parameter.
type Given struct {
	Site summary.CallSite
	Expr *program.Expr // nil when nothing is given
	Passed
}

// Callers are the calls of the project, tests and one-off scripts left out, that decide what a parameter is.
type Callers []Given

type callersKey struct{ param *program.Param }

// CallersOf lists what the calls of a parameter's method give it, in order of paths. Calls that hide it behind a splat are
// left out. It is meant for parameters of which there is something to say: it looks into other files.
func CallersOf(p *contracts.Pass, m *program.Method, prm *program.Param) Callers {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[callersKey{prm}]; ok {
		return v.(Callers)
	}
	var out Callers
	for _, site := range p.Program.Callers(m) {
		f := site.Method.File
		if TestPath(f.Path) || OneOff(f.Path) {
			continue
		}
		t := site.Target(project(p))
		args := t.Args
		if t.Ctor == m {
			args = t.CtorArgs
		}
		given, complete := summary.Arguments(args, m.Params)
		expr, ok := given[prm]
		if inputs := inputsBeside(p, m, prm); inputs != nil {
			expr, complete = inputGiven(args, inputs, prm)
			ok = expr != nil
		}
		switch {
		case ok:
			out = append(out, Given{site, expr, passedIn(site.Method)[expr]})
		case complete:
			out = append(out, Given{Site: site})
		}
	}
	p.Memo[callersKey{prm}] = out
	return out
}

// Evidence lists the calls that give nil, or what may be nil, where no compiler forbids it.
func (c Callers) Evidence(p *contracts.Pass, prm *program.Param) []contracts.Evidence {
	var out []contracts.Evidence
	for _, g := range c {
		f := g.Site.Method.File
		if g.Expr == nil || f.Language == program.TypeScript && (!Untyped(prm.Type) && p.Program.StrictNull(f.Path) || prm.Default != nil) {
			continue
		}
		if why := g.missing(); why != "" && len(out) < maxEvidence {
			out = append(out, contracts.Evidence{File: f, Span: g.Expr.Span, Message: why})
		}
	}
	return out
}

// LeftOut reports whether some call is seen that gives a parameter nothing, or nil.
func LeftOut(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return slices.ContainsFunc(CallsOf(p, m, prm), func(g Given) bool { return g.Expr == nil || g.Expr.Op == program.Nil })
}

// Grave reports whether some call gives nil, or what may well be nil: what was looked up by what the caller has in hand is mostly there.
func (c Callers) Grave(p *contracts.Pass, prm *program.Param) bool {
	return slices.ContainsFunc(c, func(g Given) bool {
		return len(Callers{g}.Evidence(p, prm)) > 0 && (g.Lookup == nil || SoughtOutside(p, g.Site.Method, g.Lookup)) &&
			(g.Optional == nil || !InApplication(p) || LeftOut(p, g.Site.Method, g.Optional))
	})
}

// maxEvidence bounds how many callers a finding names.
const maxEvidence = 5

func (g Given) missing() string {
	switch {
	case g.Known.Kind == summary.KnownNil:
		return "nil is passed here"
	case g.Lookup != nil:
		return fmt.Sprintf("what `%s` finds, perhaps nothing, is passed here", called(g.Lookup).Name)
	case g.Optional != nil:
		return fmt.Sprintf("`%s`, which is optional, is passed here", g.Optional.Name)
	}
	return ""
}

func called(e *program.Expr) *program.Expr {
	if e.Op == program.Await {
		return e.X
	}
	return e
}

// Outside lists the calls that give a number for which bad holds.
func (c Callers) Outside(bad func(float64) bool) []contracts.Evidence {
	var out []contracts.Evidence
	for _, g := range c {
		if g.Expr != nil && g.Known.Kind == summary.KnownNumber && bad(g.Known.Num) && len(out) < maxEvidence {
			f := g.Site.Method.File
			out = append(out, contracts.Evidence{File: f, Span: g.Expr.Span, Message: fmt.Sprintf("%s is passed here", f.Text.Slice(g.Expr.Span))})
		}
	}
	return out
}

// GivesNil reports whether some call writes nil, so that a guard would break it.
func (c Callers) GivesNil() bool {
	for _, g := range c {
		if g.Expr != nil && g.Known.Kind == summary.KnownNil {
			return true
		}
	}
	return false
}

// WritesNil reports whether nil comes from nowhere but calls in Ruby that write it out.
func (c Callers) WritesNil() bool {
	written := false
	for _, g := range c {
		if g.Expr == nil || g.Expr.Op != program.Nil && g.missing() != "" || g.Site.Method.File.Language != program.Ruby {
			return false
		}
		written = written || g.Expr.Op == program.Nil
	}
	return written
}

// AllPresent reports whether several calls are known and each gives something that is proved to be there.
func (c Callers) AllPresent() bool {
	for _, g := range c {
		if g.Expr == nil || g.Null != flow.NonNull {
			return false
		}
	}
	return len(c) > 1
}

type passedInKey struct{ method *program.Method }

// passedIn is what is known of the arguments that a method of any file passes, as far as its own file tells. It lives with the
// file, so an edit elsewhere costs nothing.
func passedIn(m *program.Method) map[*program.Expr]Passed {
	return m.File.Derive(passedInKey{m}, func() any {
		r := &Run{Class: m.Class, Method: m, Analysis: flow.New(alone{m.File}, m.Class)}
		r.alone()
		return passing(r, optionalHere)
	}).(map[*program.Expr]Passed)
}

func optionalHere(prm *program.Param) bool {
	return prm.Default != nil && prm.Default.Op == program.Nil || prm.Optional || prm.Type != nil && prm.Type.Nullable
}

// alone is a project of one file.
type alone struct{ file *program.File }

func (a alone) Classes(name string) []*program.Class {
	var out []*program.Class
	for _, c := range a.file.Classes {
		if c.Name == name {
			out = append(out, c)
		}
	}
	return out
}

func (a alone) Functions(name string) []*program.Method {
	var out []*program.Method
	for _, m := range a.file.Functions {
		if m.Name == name {
			out = append(out, m)
		}
	}
	return out
}
