// Package origin tells how far from outside a Ruby value comes, as far as the text of its class tells. What a program has in hand is
// mostly well; what somebody sent, or a caller gives, may be anything. Rules weigh their evidence by it.
package origin

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// Origin is where a value comes from, the nearest first.
type Origin uint8

// The origins: the program has it in hand; it is kept under a key of a hash that somebody gave; a caller gives it as it is; it came in
// with a request or a message.
const (
	Program Origin = iota
	Keyed
	Given
	Wire
)

// Finder looks for what values are made of in one method.
type Finder struct {
	Classes flow.Classes
	Method  *program.Method
	depth   int
	seen    map[*program.Expr]bool
	near    bool // only what the method itself shows counts
}

// Of is the origin of an expression that stands in a method.
func Of(classes flow.Classes, m *program.Method, e *program.Expr) Origin {
	return (&Finder{Classes: classes, Method: m, seen: map[*program.Expr]bool{}}).of(e)
}

// ReadHere reports whether a method itself reads the value from a request or a message, or from under a key of a hash. What it gets from its
// callers, from a field or from another method has been in somebody's hands before.
func ReadHere(classes flow.Classes, m *program.Method, e *program.Expr) bool {
	of := (&Finder{Classes: classes, Method: m, seen: map[*program.Expr]bool{}, near: true}).of(e)
	return of == Keyed || of == Wire
}

// deepest bounds how many methods one question is followed through.
const deepest = 3

// within is the same question inside another method of the class.
func (f *Finder) within(m *program.Method) *Finder {
	return &Finder{Classes: f.Classes, Method: m, depth: f.depth + 1, seen: f.seen, near: f.near}
}

func (f *Finder) of(e *program.Expr) Origin {
	e = flow.Strip(e)
	if e == nil || f.depth > deepest || f.seen[e] {
		return Program
	}
	f.seen[e] = true
	defer delete(f.seen, e)
	switch e.Op {
	case program.Template, program.Array, program.Hash:
		return f.most(e.List)
	case program.Pair, program.Assign:
		return f.of(e.Y)
	case program.Spread, program.Unary:
		return f.of(e.X)
	case program.Or, program.And, program.Coalesce:
		return max(f.of(e.X), f.of(e.Y))
	case program.If:
		return max(f.of(e.Y), f.of(e.Z))
	case program.Block:
		if n := len(e.List); n > 0 {
			return f.of(e.List[n-1])
		}
	case program.Binary:
		if strings.ContainsAny(e.Name, "+-*/%") {
			return max(f.of(e.X), f.of(e.Y))
		}
	case program.Index:
		return f.index(e)
	case program.Local:
		return f.local(e)
	case program.Field_:
		return f.field(e.Name, e)
	case program.Call:
		return f.call(e)
	}
	return Program
}

func (f *Finder) most(list []*program.Expr) Origin {
	out := Program
	for _, e := range list {
		out = max(out, f.of(e))
	}
	return out
}

// message are names of what a message from outside is handed on as.
var message = names.Compile(`^(payload|body|json|event|event_json|event_data|webhook|raw|raw_body|message|notification|row|csv_row)$`)

// Message reports whether an expression is called as what holds a message from outside.
func Message(e *program.Expr) bool {
	return e != nil && (e.Op == program.Local || e.Op == program.Field_) && MessageName(e.Name)
}

// MessageName reports whether a name is one of those.
func MessageName(name string) bool { return message.MatchString(name) }

// index is what stands under a key: of a message, another part of it; of what somebody gave, a part that he may have left out.
func (f *Finder) index(e *program.Expr) Origin {
	of := f.of(e.X)
	key := len(e.List) == 1 && (e.List[0].Op == program.Str || e.List[0].Op == program.Symbol)
	switch {
	case of == Given && key && message.MatchString(root(e)):
		return Wire
	case f.near && of == Given && key && e.List[0].Op == program.Symbol && !permitted.MatchString(root(e)) && !handedOver[root(e)]:
		return Program // a hash that the program itself has made
	case of == Given && key, of == Program && key && e.List[0].Op == program.Str && e.X != nil && e.X.Op != program.Constant:
		return Keyed
	}
	return of
}

// handedOver are what hashes of attributes from a request are called where they are handed on.
var handedOver = map[string]bool{"params": true, "attributes": true, "attrs": true}

// root is the name at the root of a chain of keys.
func root(e *program.Expr) string {
	for e.X != nil && (e.Op == program.Index || e.Op == program.Call) {
		e = e.X
	}
	return e.Name
}

// local is the origin of what a local holds: an argument, what a block walks through, or all that it is given above.
func (f *Finder) local(e *program.Expr) Origin {
	if of, ok := f.walked(e); ok {
		return of
	}
	out, stored := Program, false
	f.Method.Body().Walk(func(a *program.Expr) bool {
		if a.Op == program.Assign && a.X != nil && a.X.Op == program.Local && a.X.Name == e.Name && a.Span.Start < e.Span.Start && !a.Span.Contains(e.Span) {
			stored = true
			out = max(out, f.of(a.Y))
		}
		return true
	})
	if stored {
		return out
	}
	for _, p := range f.Method.Params {
		if p.Name == e.Name && p.Kind != program.BlockParam {
			return f.param(p)
		}
	}
	return Program
}

// param is the origin of an argument: that of what the class itself gives, where only the class can call the method.
func (f *Finder) param(p *program.Param) Origin {
	m := f.Method
	if p.Kind == program.KeyRest && m.Name == "resolve" {
		return Wire // the arguments of a GraphQL query
	}
	if f.near || m.Visibility == program.Public || m.Class == nil || f.depth >= deepest {
		return Given
	}
	out, known := Program, false
	for _, site := range summary.OwnCallsOf(m.File, m.Name) {
		if site.Method == m || site.Method.Class != m.Class {
			continue
		}
		given, _ := summary.Arguments(site.Call, m.Params)
		if a := given[p]; a != nil {
			known = true
			out = max(out, f.within(site.Method).of(a))
		}
	}
	if !known {
		return Given
	}
	return out
}

// counting are messages whose block is given the place of an element after the element.
var counting = map[string]bool{"each_with_index": true, "with_index": true, "map_with_index": true, "each_with_object": true, "inject": true}

// walked is the origin of a block's parameter: that of what the block walks through.
func (f *Finder) walked(e *program.Expr) (of Origin, ok bool) {
	f.Method.Body().Walk(func(c *program.Expr) bool {
		if c.Op == program.Call && c.Closure != nil && c.Closure.Span.Contains(e.Span) {
			for i, p := range c.Closure.Params {
				if p.Name == e.Name && i > 0 && counting[c.Name] {
					of, ok = Program, true // the place of an element
				} else if p.Name == e.Name && c.X != nil {
					of, ok = f.of(c.X), true
				}
			}
		}
		return c.Span.Contains(e.Span) || c.Op == program.Block
	})
	return of, ok
}

// field is the origin of what a field is given: in the method above the place, else anywhere in the class.
func (f *Finder) field(name string, at *program.Expr) Origin {
	stores := func(m *program.Method, before int) (out Origin, found bool) {
		if !m.HasBody() {
			return Program, false
		}
		in := f
		if m != f.Method {
			in = f.within(m)
		}
		m.Body().Walk(func(a *program.Expr) bool {
			if a.Op == program.Assign && a.X != nil && a.X.Op == program.Field_ && a.X.Name == name && a.Span.End <= before {
				found = true
				out = max(out, in.of(a.Y))
			}
			return true
		})
		return out, found
	}
	if out, found := stores(f.Method, at.Span.Start); found {
		return out
	}
	out := Program
	if f.Method.Class != nil && !f.near {
		for _, m := range f.Method.Class.Methods {
			if m != f.Method {
				o, _ := stores(m, m.Span.End)
				out = max(out, o)
			}
		}
	}
	return out
}
