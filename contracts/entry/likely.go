package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// CallsOf lists what calls give a parameter, those from the class itself included.
func CallsOf(p *contracts.Pass, m *program.Method, prm *program.Param) Callers {
	out := append(Callers{}, CallersOf(p, m, prm)...)
	for w, q := range wrappers(m, prm) {
		out = append(out, CallersOf(p, w, q)...)
	}
	return append(out, ownCallers(p, m, prm)...)
}

// wrappers are the class methods that make the object and hand it a parameter of theirs: def self.call(code) = new(code).call.
func wrappers(m *program.Method, prm *program.Param) map[*program.Method]*program.Param {
	out := map[*program.Method]*program.Param{}
	if m.Kind != program.KindConstructor || m.Class == nil {
		return out
	}
	for _, w := range m.Class.Methods {
		if !w.Static || !w.HasBody() {
			continue
		}
		w.Body().Walk(func(e *program.Expr) bool {
			if e.Op != program.Call || e.Name != "new" || e.X != nil && e.X.Op != program.Self {
				return true
			}
			given, _ := summary.Arguments(e, m.Params)
			if a := given[prm]; a != nil && a.Op == program.Local {
				for _, q := range w.Params {
					if q.Name == a.Name {
						out[w] = q
					}
				}
			}
			return true
		})
	}
	return out
}

// Trusted reports whether calls are known, and none gives anything that one could take for nil: a lookup's answer, a key of data
// from outside, the end of a chain of &., or an optional parameter.
func (c Callers) Trusted() bool {
	for _, g := range c {
		if g.Expr == nil || g.missing() != "" || g.Null != flow.NonNull && (g.Site.Method.File.Language == program.Ruby && mayLack(g.Expr) || g.Site.Method.File.Language == program.TypeScript && mayLackTyped(g)) {
			return false
		}
	}
	return len(c) > 0
}

// GivenWell reports whether the calls of a Ruby method are known and none gives a parameter anything that one could take for nil.
func GivenWell(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return prm != nil && m.File.Language == program.Ruby && slices.Contains(m.Params, prm) && CallsOf(p, m, prm).Trusted()
}

// CallsUnseen reports whether other files name the class of a Ruby method, and what they give the method cannot be told: no call of it
// is known.
func CallsUnseen(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return m.File.Language == program.Ruby && len(CallsOf(p, m, prm)) == 0 && usedUnseen(p, m)
}

// GivenAlways reports whether a parameter that may be left out never is: the calls are known and give something that nobody would
// take for nil.
func (s *Subject) GivenAlways(p *contracts.Pass) bool {
	if s.Method.File.Language == program.TypeScript && valueOnly(p, s.Method, s.Param) {
		return true
	}
	calls := CallsOf(p, s.Method, s.Param).Reaching(s)
	return calls.Trusted() || s.Method.File.Language == program.TypeScript && calls.handedOn(p, climbed)
}

// handedOn reports whether calls are known, and each gives something that nobody would take for undefined, or hands on an optional
// parameter that nobody is seen to leave out either.
func (c Callers) handedOn(p *contracts.Pass, depth int) bool {
	for _, g := range c {
		if (Callers{g}).Trusted() {
			continue
		}
		if g.Expr == nil || g.Optional == nil || depth == 0 || !CallsOf(p, g.Site.Method, g.Optional).handedOn(p, depth-1) {
			return false
		}
	}
	return len(c) > 0
}

// Unlikely reports whether nothing in the project suggests that nil ever comes to the subject: the calls are known and give nothing
// doubtful, or they are somewhere and cannot be told.
func Unlikely(p *contracts.Pass, s *Subject) bool {
	calls := CallsOf(p, s.Method, s.Param)
	if len(calls) == 0 {
		return s.wrapped() || usedUnseen(p, s.Method)
	}
	reaching := calls.Reaching(s)
	return s.wrapped() || len(reaching) == 0 || reaching.Trusted()
}

// UsedElsewhere reports whether other files of TypeScript name the class of a method.
func UsedElsewhere(p *contracts.Pass, m *program.Method) bool {
	return m.File.Language == program.TypeScript && usedUnseen(p, m)
}

// usedUnseen reports whether other files name the class of a method none of whose calls is known: what they give cannot be told.
func usedUnseen(p *contracts.Pass, m *program.Method) bool {
	if m.Class == nil {
		return false
	}
	for _, f := range p.Program.MentionedIn(last(m.Class.Name)) {
		if f.Path != m.File.Path && !TestPath(f.Path) && !OneOff(f.Path) && f.Language == m.File.Language &&
			(f.Language == program.Ruby || !strings.Contains(f.Text.String(), "class "+m.Class.Name+" ")) { // another class of that name
			return true
		}
	}
	return false
}

// mayLack reports whether an argument, as it is written, may be nil when it is well.
func mayLack(e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil {
		return true
	}
	switch e.Op {
	case program.Nil:
		return true
	case program.Index: // params[:id], row["key"]
		if len(e.List) == 1 && e.List[0].Name == "id" && e.X != nil && e.X.Op == program.Call && e.X.Name == "params" {
			return false // the route gives it
		}
		return len(e.List) == 1 && (e.List[0].Op == program.Symbol || e.List[0].Op == program.Str) && e.X != nil && WireHash(e.X.Name)
	case program.If:
		return e.Z == nil || e.Y == nil || mayLack(lastOf(e.Y)) || mayLack(lastOf(e.Z))
	case program.Or:
		return mayLack(e.Y)
	case program.And:
		return true
	case program.Call:
		return e.Has(program.Safe) || FindsNothing(e, program.Ruby) || e.Name == "dig" || e.Name == "presence" || e.Name == "try"
	}
	return false
}

// Reaching leaves out the calls that make an object and, as far as is seen, ask it only for what does not use the subject so.
func (c Callers) Reaching(s *Subject) Callers {
	if s.Method.Kind != program.KindConstructor || s.Method.File.Language != program.Ruby {
		return c
	}
	harmed := map[string]bool{}
	for _, r := range s.runs {
		for _, rec := range r.involving(s.Param) {
			if rec == s.HighSink || rec == s.Deref {
				harmed[r.Method.Name] = true
			}
			for _, d := range s.Derefs {
				harmed[r.Method.Name] = harmed[r.Method.Name] || rec == d
			}
			for _, reach := range SinksOf(rec) {
				harmed[r.Method.Name] = harmed[r.Method.Name] || reach.Level == HighSink && source(reach.At.Value, s.Param) != nil
			}
		}
	}
	if len(harmed) == 0 || harmed[s.Method.Name] {
		return c
	}
	var out Callers
	for _, g := range c {
		asked := askedOf(g)
		uses := len(asked) == 0
		for name := range asked {
			uses = uses || harmed[name]
		}
		if uses {
			out = append(out, g)
		}
	}
	return out
}

// askedOf are the messages that a caller sends to the object it makes; none where the object goes elsewhere.
func askedOf(g Given) map[string]bool {
	made := g.Site.Call
	out := map[string]bool{}
	holder, lost := "", made == nil
	g.Site.Method.Body().Walk(func(e *program.Expr) bool {
		switch {
		case lost:
		case e.Op == program.Call && e.X == made:
			out[e.Name] = true
			lost = e.Name == "tap"
		case e.Op == program.Assign && e.Y == made && e.X != nil && e.X.Op == program.Local:
			holder = e.X.Name
		case e.Op == program.Assign && e.Y == made:
			lost = true // kept in a field
		}
		return !lost
	})
	if holder != "" {
		received := map[*program.Expr]bool{}
		g.Site.Method.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && e.X != nil && e.X.Op == program.Local && e.X.Name == holder {
				out[e.Name] = true
				received[e.X] = true
			}
			if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == holder {
				received[e.X] = true
			}
			return true
		})
		g.Site.Method.Body().Walk(func(e *program.Expr) bool {
			lost = lost || e.Op == program.Local && e.Name == holder && !received[e] // handed on
			return !lost
		})
	}
	if lost {
		return nil
	}
	return out
}

// Superfluous reports whether all that speaks of absence in the method that dereferences the subject is &. below that place: it
// comes too late to tell that the author reckons with nil.
func (s *Subject) Superfluous() bool {
	if s.Deref == nil {
		return false
	}
	if s.Method.File.Language == program.TypeScript {
		return s.onlyChains()
	}
	m := s.Deref.Frame.Method
	late, other := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Call && e.Has(program.Safe) && s.named(e.X):
			late = late || e.Span.Start > s.Deref.Expr.Span.Start
			other = other || e.Span.Start < s.Deref.Expr.Span.Start
		case e.Op == program.Call && presenceQuestions[e.Name] && s.named(e.X), e.Op == program.Not && s.named(e.X),
			(e.Op == program.If || e.Op == program.And || e.Op == program.Or || e.Op == program.While) && s.named(e.X),
			(e.Op == program.And || e.Op == program.Or) && s.named(e.Y),
			e.Op == program.Binary && (e.Name == "==" || e.Name == "!=") && s.named(e.X):
			other = true
		}
		return !other
	})
	return late && !other
}

var presenceQuestions = map[string]bool{"nil?": true, "present?": true, "blank?": true, "presence": true, "try": true}

// named reports whether an expression reads the subject: the parameter, the field or the reader of its name.
func (s *Subject) named(e *program.Expr) bool {
	return e != nil && e.Name == s.Param.Name && (e.Op == program.Local || e.Op == program.Field_ || e.Op == program.Call && e.X == nil && len(e.List) == 0)
}

// wrapped reports whether the class itself makes its objects with nil where its own class method is given nothing:
// def self.call(code, age = nil) = new(code, age).call.
func (s *Subject) wrapped() bool {
	for _, q := range wrappers(s.Method, s.Param) {
		if q.Default != nil && q.Default.Op == program.Nil {
			return true
		}
	}
	return false
}
