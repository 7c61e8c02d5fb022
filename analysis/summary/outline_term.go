package summary

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// term reads an expression as a term.
func (o *outline) term(e *program.Expr) *Term {
	t := o.read(e)
	if t.size() > maxTerm {
		return opaque
	}
	return t
}

func (o *outline) read(e *program.Expr) *Term {
	e = flow.Strip(e)
	if e == nil {
		return opaque
	}
	ruby := o.m.File.Language == program.Ruby
	switch e.Op {
	case program.Nil, program.True, program.False, program.Int, program.Float, program.Str, program.Symbol:
		return &Term{Op: Literal, Lit: e}
	case program.Unary:
		if e.Name == "typeof" {
			return &Term{Op: Message, Name: "typeof", Args: []*Term{o.read(e.X)}}
		}
		if flow.IsLiteral(e) {
			return &Term{Op: Literal, Lit: e}
		}
	case program.Local:
		if t, ok := o.locals[e.Name]; ok {
			return t
		}
	case program.Field_:
		return o.field(e.Name)
	case program.Constant:
		if v := o.constant(e.Name); v != nil {
			return o.literals(v)
		}
	case program.Array:
		return o.literals(e)
	case program.Block:
		if len(e.List) == 1 {
			return o.read(e.List[0])
		}
	case program.Not:
		return &Term{Op: Operator, Name: "!", Args: []*Term{o.read(e.X)}}
	case program.And:
		return &Term{Op: Operator, Name: "&&", Args: []*Term{o.read(e.X), o.read(e.Y)}}
	case program.Or:
		return &Term{Op: Operator, Name: "||", Args: []*Term{o.read(e.X), o.read(e.Y)}}
	case program.Coalesce:
		return &Term{Op: Operator, Name: "??", Args: []*Term{o.read(e.X), o.read(e.Y)}}
	case program.Binary:
		return o.binary(e)
	case program.Assign:
		if e.Name == "" {
			return o.read(e.Y)
		}
	case program.Call:
		if ruby && o.readers[e.Name] && len(e.List) == 0 && (e.X == nil || e.X.Op == program.Self) {
			return o.field(e.Name)
		}
		return o.messageTerm(e)
	case program.Member:
		if e.X != nil && (e.Name == "length" || e.Name == "size") && !flow.Shorted(e, o.m.File.Language) {
			return &Term{Op: Message, Name: e.Name, Args: []*Term{o.read(e.X)}}
		}
		if !ruby && flow.Shorted(e, o.m.File.Language) { // a?.b.c is nothing where a is
			return &Term{Op: Operator, Name: "&&", Args: []*Term{o.read(chainHead(e)), opaque}}
		}
	}
	return opaque
}

func (o *outline) binary(e *program.Expr) *Term {
	x, y := flow.Strip(e.X), flow.Strip(e.Y)
	switch e.Name {
	case "instanceof":
		return &Term{Op: TypeTest, Name: y.Name, Args: []*Term{o.read(x)}}
	case "==", "===", "!=", "!==":
		if x.Op == program.Unary && x.Name == "typeof" && y.Op == program.Str {
			t := &Term{Op: TypeTest, Name: y.Name, Args: []*Term{o.read(x.X)}}
			if e.Name[0] == '!' {
				return &Term{Op: Operator, Name: "!", Args: []*Term{t}}
			}
			return t
		}
		if x.Op == program.Constant && e.Name == "===" && o.m.File.Language == program.Ruby { // Integer === x
			return &Term{Op: TypeTest, Name: x.Name, Args: []*Term{o.read(y)}}
		}
	}
	return &Term{Op: Operator, Name: e.Name, Args: []*Term{o.read(x), o.read(y)}}
}

// messageTerm reads a call whose receiver may be understood. A safe call of nil is nil, which no message term says.
func (o *outline) messageTerm(e *program.Expr) *Term {
	if e.X == nil || e.Closure != nil || e.Name == "" || len(e.List) > 1 {
		return opaque
	}
	if flow.Shorted(e, o.m.File.Language) { // x&.m is as true as x && x.m
		return &Term{Op: Operator, Name: "&&", Args: []*Term{o.read(e.X), o.sentTerm(e)}}
	}
	return o.sentTerm(e)
}

// sentTerm is messageTerm where the receiver is there.
func (o *outline) sentTerm(e *program.Expr) *Term {
	if e.X.Op == program.Range && (e.Name == "cover?" || e.Name == "include?" || e.Name == "member?") || e.Name == "between?" {
		return o.inRange(e)
	}
	if len(e.List) == 1 && (e.Name == "is_a?" || e.Name == "kind_of?" || e.Name == "instance_of?") {
		return &Term{Op: TypeTest, Name: e.List[0].Name, Args: []*Term{o.read(e.X)}}
	}
	args := []*Term{o.read(e.X)}
	for _, a := range e.List {
		if a.Op == program.Spread || a.Op == program.Pair || a.Op == program.Closure_ {
			return opaque
		}
		args = append(args, o.read(a))
	}
	return &Term{Op: Message, Name: e.Name, Args: args}
}

func (o *outline) inRange(e *program.Expr) *Term {
	r := e.X
	if r.Op != program.Range || len(e.List) != 1 {
		return opaque
	}
	x := o.read(e.List[0])
	var parts []*Term
	if r.X != nil {
		parts = append(parts, &Term{Op: Operator, Name: ">=", Args: []*Term{x, o.read(r.X)}})
	}
	if r.Y != nil {
		op := "<="
		if r.Name == "..." {
			op = "<"
		}
		parts = append(parts, &Term{Op: Operator, Name: op, Args: []*Term{x, o.read(r.Y)}})
	}
	switch len(parts) {
	case 0:
		return opaque
	case 1:
		return parts[0]
	}
	return &Term{Op: Operator, Name: "&&", Args: parts}
}

func (o *outline) field(name string) *Term {
	if t, ok := o.fields[name]; ok {
		return t
	}
	return &Term{Op: Refers, Ref: Ref{Field: name}}
}

// constant is the literal value of a constant of the class or of those around it.
func (o *outline) constant(name string) *program.Expr {
	for c := o.m.Class; c != nil; c = c.Outer {
		for _, k := range c.Consts {
			if k.Name == name {
				return k.Value
			}
		}
		for _, f := range c.Fields {
			if f.Static && f.Name == name {
				return f.Init
			}
		}
	}
	return nil
}

// literals reads a list or a literal; anything else is not understood.
func (o *outline) literals(e *program.Expr) *Term {
	for e != nil && e.Op == program.Call && e.Name == "freeze" && len(e.List) == 0 {
		e = e.X
	}
	e = flow.Strip(e)
	if e == nil {
		return opaque
	}
	if e.Op == program.Array {
		t := &Term{Op: Listing}
		for _, x := range e.List {
			if x.Op == program.Spread {
				return opaque
			}
			t.Args = append(t.Args, o.read(x))
		}
		return t
	}
	if flow.IsLiteral(e) {
		return &Term{Op: Literal, Lit: e}
	}
	return opaque
}

// assign evaluates the value, then binds.
func (o *outline) assign(e *program.Expr) (out []*Check, stops bool) {
	if t := e.X; t != nil && (t.Op == program.Member || t.Op == program.Call || t.Op == program.Index) {
		out, stops = o.visit(t.X)
		if stops {
			return out, true
		}
	}
	switch e.Name {
	case "||", "&&", "??":
		before := o.term(e.X)
		set := &Check{Kind: Branches, Cond: before, At: o.at(e)}
		inner, _ := o.visit(e.Y)
		value := &Term{Op: Operator, Name: e.Name, Args: []*Term{before, o.term(e.Y)}}
		if e.Name == "||" {
			value.Name = "||"
		} else {
			value.Name = map[string]string{"&&": "&&", "??": "??"}[e.Name]
		}
		if len(inner) > 0 && before.mentions() {
			if e.Name == "&&" {
				set.Then = inner
			} else {
				set.Else = inner
			}
			out = append(out, set)
		}
		o.bind(e.X, value)
		return out, false
	}
	checks, stops := o.visit(e.Y)
	out = append(out, checks...)
	if stops {
		return out, true
	}
	out = append(out, o.deref(e)...)
	value := opaque
	if e.Name == "" {
		value = o.term(e.Y)
	}
	o.bind(e.X, value)
	return out, false
}

func (o *outline) bind(t *program.Expr, value *Term) {
	if t == nil {
		return
	}
	if value.size() > maxTerm/2 {
		value = opaque
	}
	switch t.Op {
	case program.Local:
		o.locals[t.Name] = value
	case program.Field_:
		o.fields[t.Name] = value
	case program.Call:
		if t.X != nil && t.X.Op == program.Self {
			o.fields[t.Name] = value
		}
	case program.Spread:
		o.bind(t.X, opaque)
	}
}

// asks lists the references that an expression hands to calls as arguments.
func (o *outline) asks(e *program.Expr) []Ref {
	var out []Ref
	e.Walk(func(x *program.Expr) bool {
		if x.Op != program.Call && x.Op != program.New {
			return x.Op != program.Closure_
		}
		for _, a := range x.List {
			if a != nil && a.Op == program.Pair {
				a = a.Y
			}
			if t := o.term(a); t.Op == Refers {
				out = append(out, t.Ref)
			}
		}
		return true
	})
	return out
}

// chainHead is what the innermost optional step of a chain is asked of.
func chainHead(e *program.Expr) *program.Expr {
	head := e
	for e = flow.Strip(e); e != nil && (e.Op == program.Member || e.Op == program.Index || e.Op == program.Call); e = flow.Strip(e.X) {
		if e.Has(program.Safe) {
			head = e.X
		}
	}
	return head
}
