package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// attribute is one that a write gives a value; the value is nil where it is changed in place. It is given where nobody would take
// what is written for nil.
type attribute struct {
	name  string
	value *program.Expr
	given bool
}

// filled reports whether an expression gives something that is not blank.
func filled(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Str:
		return strings.TrimSpace(e.Name) != ""
	case program.Template:
		for _, p := range e.List {
			if p.Op == program.Str && strings.TrimSpace(p.Name) != "" {
				return true
			}
		}
	case program.Int, program.Float, program.Symbol, program.True:
		return true
	case program.Call:
		switch e.Name {
		case "now", "current", "today", "hex", "uuid", "count", "size", "length", "id": // the id of a record in hand
			return e.X != nil && !e.Has(program.Safe)
		}
	}
	return false
}

// written are the attributes that a write names; nil if it does not name all.
func written(f *flow.Frame, s *flow.State, e *program.Expr) []attribute {
	var out []attribute
	given := e.List
	if e.Name == "first_or_create" { // what was looked for is what is made
		for x := e.X; x != nil && x.Op == program.Call; x = x.X {
			if x.Name == "where" {
				given = append(given[:len(given):len(given)], x.List...)
			}
		}
	}
	for _, p := range Unfolded(given) {
		if p.Op != program.Pair || p.X == nil || p.X.Name == "" {
			return nil
		}
		value, given := p.Y, plainlyGiven(f, s, p.Y)
		if v := f.Value(s, value); v != nil && v.Expr != nil {
			value = v.Expr
		}
		out = append(out, attribute{plain(p.X.Name), value, given})
	}
	return out
}

// textual are messages that give a text or fail.
var textual = map[string]bool{"downcase": true, "upcase": true, "strip": true, "squish": true, "capitalize": true, "parameterize": true}

// plainlyGiven reports whether an expression reads what is there when all is well: a member of something in hand, a constant. What
// came in, what is looked up by a key and what may have been skipped is not.
func plainlyGiven(f *flow.Frame, s *flow.State, e *program.Expr) bool {
	e = flow.Strip(e)
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Constant:
		return true
	case program.Call:
		if e.Has(program.Safe) || e.X == nil || e.Name == "presence" || e.Name == "dig" || e.Name == "try" || e.Name == "[]" || strings.HasPrefix(e.Name, "find") || e.Closure != nil {
			return false
		}
		return textual[e.Name] || e.X.Op == program.Constant || e.X.Op == program.Local || plainlyGiven(f, s, e.X)
	case program.Local:
		for _, p := range f.Method.Params {
			if p.Name == e.Name {
				return false
			}
		}
		v := f.Value(s, e)
		return v == nil || v.Expr == nil || v.Expr == e || plainlyGiven(f, s, v.Expr) // the first three: what a block walks through
	}
	return false
}

// making are messages that give a record which is not stored yet, or perhaps not.
var making = map[string]bool{"new": true, "build": true, "dup": true, "clone": true, "deep_clone": true, "find_or_initialize_by": true, "first_or_initialize": true,
	"find_or_create_by": true, "first_or_create": true, "create": true, "create_or_find_by": true}

// stored reports whether the receiver was stored before, as far as the class shows: it is nowhere made.
func (k *Knowledge) stored(f *flow.Frame, e *program.Expr) bool {
	x := bare(e.X)
	if x == nil || makes(x) {
		return false
	}
	if x.Op == program.Call {
		if x.X == nil && f.Method.Class != nil {
			if m := flow.FindMethod(k.classes, f.Method.Class, x.Name, f.Method.Static); m != nil && k.makesRecord(m) {
				return false
			}
		}
		return x.X == nil || !strings.Contains(x.Name, "build") && !strings.Contains(x.Name, "initialize") && !strings.HasPrefix(x.Name, "new") && !strings.Contains(x.Name, "create")
	}
	known := true
	bodies := []*program.Method{f.Method}
	if x.Op == program.Field_ && f.Method.Class != nil {
		for _, m := range f.Method.Class.Methods {
			if m != f.Method && (m.Visibility != program.Public || m.Name == "initialize") {
				bodies = append(bodies, m)
			}
		}
	}
	for _, m := range bodies {
		if !m.HasBody() {
			continue
		}
		m.Body().Walk(func(a *program.Expr) bool {
			if a.Op == program.Assign && a.X != nil && a.X.Op == x.Op && a.X.Name == x.Name && a.Y != nil && makes(a.Y) {
				known = false
			}
			return known
		})
	}
	return known
}

// makesRecord reports whether a reader gives, or may give, a record that was not stored before: Guest.new of a class that is no model
// is none.
func (k *Knowledge) makesRecord(m *program.Method) bool {
	found := false
	m.Body().Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Call && making[x.Name] && (x.X == nil || x.X.Op != program.Constant || k.Class(m.Class, x.X.Name) != No)
		return !found && x.Closure == nil
	})
	return found
}

// makes reports whether an expression gives, or may give, a record that was not stored before.
func makes(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Call && making[x.Name]
		return !found && x.Closure == nil
	})
	return found
}

// makeOf is the call by which one of the class's own readers makes a record that is not stored yet; else nil.
func (k *Knowledge) makeOf(f *flow.Frame, x *program.Expr) *program.Expr {
	x = bare(x)
	if x == nil || x.Op != program.Call || x.X != nil || len(x.List) > 0 || f.Method.Class == nil {
		return nil
	}
	m := flow.FindMethod(k.classes, f.Method.Class, x.Name, f.Method.Static)
	if m == nil {
		return nil
	}
	tails := summary.Tails(m)
	if len(tails) != 1 {
		return nil
	}
	tail := flow.Strip(tails[0])
	if tail != nil && tail.Op == program.Assign {
		tail = flow.Strip(tail.Y)
	}
	if tail == nil || tail.Op != program.Call || !making[tail.Name] {
		return nil
	}
	return tail
}

// fetched reports whether a local holds nothing but a record that the method has looked up or walks to: what it was not given since
// cannot be refused.
func fetched(f *flow.Frame, x *program.Expr) bool {
	x = bare(x)
	if x == nil || x.Op != program.Local {
		return false
	}
	fetched, other := false, false
	for _, p := range f.Method.Params {
		other = other || p.Name == x.Name
	}
	f.Method.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == x.Name:
			if e.Y != nil && e.Y.Op == program.Call && e.Y.X != nil && strings.HasPrefix(e.Y.Name, "find") && !makes(e.Y) {
				fetched = true
			} else {
				other = true
			}
		case e.Op == program.Call && e.Closure != nil && e.Name == "find_each" && named(e.Closure, x.Name):
			fetched = true
		}
		return true
	})
	return fetched && !other
}

// assigned are the attributes that a method gives a record before it saves it; told is false if they cannot be told.
func assigned(f *flow.Frame, s *flow.State, save *program.Expr) (out []attribute, told bool) {
	x := bare(save.X)
	if x == nil || x.Op != program.Local && x.Op != program.Field_ && x.Op != program.Call {
		return nil, false
	}
	told = true
	commands := map[*program.Expr]bool{} // calls whose value nobody takes: they are made for what they do
	f.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Span.Start >= save.Span.Start && !e.Span.Contains(save.Span) && !save.X.Span.Contains(e.Span) {
			return false
		}
		switch {
		case e.Op == program.Block:
			for _, s := range e.List {
				commands[s] = true
			}
		case e.Op == program.Assign && e.X != nil && of(e.X, x) != "", e.Op == program.Call && e.X != nil && of(e.X, x) != "" && mutating[e.Name]:
			a := attribute{name: plain(of(e.X, x))}
			if e.Op == program.Assign && e.Name == "" && e.X.Op == program.Call {
				a.value = e.Y
			}
			out = append(out, a)
		case e.Op == program.Call && stepping[e.Name] && program.Same(e.X, x) && len(e.List) > 0 && e.List[0].Op == program.Symbol:
			out = append(out, attribute{name: plain(e.List[0].Name)})
		case e.Op == program.Call && e != save && program.Same(e.X, x):
			attributes := written(f, s, e)
			if e.Name != "update" || attributes == nil {
				told = told && harmless(e, commands[e])
			}
			out = append(out, attributes...)
		case e.Op == program.Call && e.X != nil && e.X.Op == program.Constant && telling.MatchString(e.X.Name):
		case e.Op == program.Call:
			for _, a := range e.List { // handed to somebody who may write to it
				told = told && !program.Same(a, x)
			}
		}
		return told
	})
	return out, told
}

// telling are classes that tell of a record and leave it alone.
var telling = names.Compile(`(Mailer|Job|Worker|Logger|Policy|Serializer|Presenter|Notifier|Decorator)$`)

// stepping are messages that change one attribute of a record by a step.
var stepping = map[string]bool{"increment": true, "decrement": true, "toggle": true}

// mutating are messages that change a text, list or hash in place.
var mutating = map[string]bool{"<<": true, "push": true, "concat": true, "merge!": true, "delete": true, "[]=": true, "append": true, "unshift": true, "store": true}

// harmless reports whether a message to a record leaves its attributes alone: a read, a question, a load.
func harmless(e *program.Expr, command bool) bool {
	switch e.Name {
	case "reload", "lock!", "save", "with_lock":
		return true
	}
	return len(e.List) == 0 && e.Closure == nil && !command && !strings.HasSuffix(e.Name, "!")
}

// of is the attribute of x that a target writes, through an index or not: flags of x.flags[:a].
func of(target, x *program.Expr) string {
	for target != nil && target.Op == program.Index {
		target = target.X
	}
	if target != nil && target.Op == program.Call && target.X != nil && program.Same(target.X, x) {
		return target.Name
	}
	return ""
}
