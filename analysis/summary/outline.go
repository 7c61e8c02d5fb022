package summary

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Limits of an outline; what lies beyond them is left out, hence unknown.
const (
	maxOutline = 300
	maxRejects = 10
)

// outline reads the body of a method as checks.
type outline struct {
	summaries *Summaries
	depth     int // how many calls deep is still looked
	m         *program.Method
	locals    map[string]*Term
	fields    map[string]*Term
	readers   map[string]bool
	nodes     int
	rejects   int
	caught    int // how many handlers that catch argument errors stand around
	deps      []dependency
	effects   map[flow.EffectKind]bool
}

// full reports whether no more can be taken in.
func (o *outline) full() bool { return o.nodes > maxOutline || o.rejects > maxRejects }

// visit gives the checks of evaluating e, and whether control never comes out of it.
func (o *outline) visit(e *program.Expr) (out []*Check, stops bool) {
	if e == nil || o.full() {
		return nil, false
	}
	o.nodes++
	if k := flow.Effect(e, o.m.File.Language); k != flow.NoEffect {
		o.effects[k] = true
	}
	switch e.Op {
	case program.Block:
		return o.list(e.List)
	case program.If:
		return o.branch(o.term(e.X), e.X, e.Y, e.Z)
	case program.And:
		return o.branch(o.term(e.X), e.X, e.Y, nil)
	case program.Or:
		return o.branch(o.term(e.X), e.X, nil, e.Y)
	case program.Coalesce:
		return o.branch(&Term{Op: Operator, Name: "!=", Args: []*Term{o.term(e.X), nilTerm}}, e.X, nil, e.Y)
	case program.Case:
		return o.caseOf(e)
	case program.While:
		out, stops = o.visit(e.X)
		return append(out, o.loop(e.Y)...), stops
	case program.For:
		out, stops = o.visit(e.X)
		return append(append(out, o.deref(e)...), o.loop(e.Y)...), stops
	case program.Try:
		return o.try(e)
	case program.Return:
		return o.leave(e)
	case program.Raise:
		out, stops = o.list(e.List)
		if stops {
			return out, true
		}
		return append(out, o.reject(e)...), true
	case program.Break, program.Next, program.Retry, program.Redo:
		out, _ = o.visit(e.X)
		return append(out, &Check{Kind: Returns}), true
	case program.Assign:
		return o.assign(e)
	case program.Multi:
		out, stops = o.visit(e.Y)
		for _, t := range e.List {
			if t.Op == program.Assign {
				t = t.X
			}
			o.bind(t, opaque)
		}
		return append(out, o.deref(e)...), stops
	case program.Match:
		out, stops = o.visit(e.X)
		return out, stops
	case program.Call, program.New, program.Super, program.Yield:
		return o.call(e)
	case program.Closure_:
		return nil, false
	}
	return o.operands(e)
}

func (o *outline) list(list []*program.Expr) (out []*Check, stops bool) {
	for _, e := range list {
		checks, stop := o.visit(e)
		out = append(out, checks...)
		if stop {
			return out, true
		}
	}
	return out, false
}

func (o *outline) operands(e *program.Expr) (out []*Check, stops bool) {
	for _, x := range append(append([]*program.Expr{e.X}, e.List...), e.Y) {
		checks, stop := o.visit(x)
		out = append(out, checks...)
		if stop {
			return out, true
		}
	}
	return append(out, o.deref(e)...), false
}

// branch joins two arms behind a condition; variables on which they differ are unknown afterwards.
func (o *outline) branch(cond *Term, x, yes, no *program.Expr) (out []*Check, stops bool) {
	out, stops = o.visit(x)
	if stops {
		return out, true
	}
	if crashes(out) { // the condition's own dereferences are decided by evaluating it
		out = dropDerefs(out, cond)
	}
	locals, fields := clone(o.locals), clone(o.fields)
	c := &Check{Kind: Branches, Cond: cond, At: o.at(x), Asks: o.asks(x)}
	var yesStops, noStops bool
	c.Then, yesStops = o.visit(yes)
	yesLocals, yesFields := o.locals, o.fields
	o.locals, o.fields = clone(locals), clone(fields)
	c.Else, noStops = o.visit(no)
	switch {
	case yesStops && !noStops:
	case noStops && !yesStops:
		o.locals, o.fields = yesLocals, yesFields
	default:
		o.locals, o.fields = meet(yesLocals, o.locals), meet(yesFields, o.fields)
	}
	if len(c.Then) == 0 && len(c.Else) == 0 && !mayCrash(cond) {
		return out, yesStops && noStops
	}
	return append(out, c), yesStops && noStops
}

func crashes(list []*Check) bool {
	for _, c := range list {
		if c.Kind == Dereferences {
			return true
		}
	}
	return false
}

// dropDerefs leaves out dereferences that evaluating cond meets anyway.
func dropDerefs(list []*Check, cond *Term) []*Check {
	var out []*Check
	for _, c := range list {
		if c.Kind != Dereferences || !holds(cond, c.Cond) {
			out = append(out, c)
		}
	}
	return out
}

func holds(t, part *Term) bool {
	if t == part || t.Op == Refers && part.Op == Refers && t.Ref == part.Ref {
		return true
	}
	for _, a := range t.Args {
		if holds(a, part) {
			return true
		}
	}
	return false
}

// mayCrash reports whether evaluating a condition may fail by itself.
func mayCrash(t *Term) bool {
	return t.mentions() && (t.Op == Message || t.Op == Operator && t.Name != "!")
}

func clone(m map[string]*Term) map[string]*Term {
	out := make(map[string]*Term, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

func meet(a, b map[string]*Term) map[string]*Term {
	out := map[string]*Term{}
	for k, v := range a {
		if b[k] == v {
			out[k] = v
		} else {
			out[k] = opaque
		}
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			out[k] = opaque
		}
	}
	return out
}

// loop takes in a body that runs any number of times.
func (o *outline) loop(bodies ...*program.Expr) []*Check {
	locals, fields := clone(o.locals), clone(o.fields)
	for _, b := range bodies {
		o.assigned(b)
	}
	var checks []*Check
	for _, b := range bodies {
		more, _ := o.visit(b)
		checks = append(checks, more...)
	}
	o.locals, o.fields = meet(locals, o.locals), meet(fields, o.fields)
	if len(checks) == 0 {
		return nil
	}
	return []*Check{{Kind: Loops, Then: checks}}
}

// assigned forgets every variable that a loop's body assigns, because an earlier round may have.
func (o *outline) assigned(body *program.Expr) {
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil {
			o.bind(e.X, opaque)
		}
		return true
	})
}

func (o *outline) leave(e *program.Expr) (out []*Check, stops bool) {
	out, stops = o.visit(e.X)
	if stops {
		return out, true
	}
	kind := Returns
	if FailureValue(e.X, o.m.File.Language) {
		kind = FailsSoftly
	}
	return append(out, &Check{Kind: kind, At: o.at(e)}), true
}

func (o *outline) reject(e *program.Expr) []*Check {
	if o.caught > 0 {
		return []*Check{{Kind: Returns, At: o.at(e)}}
	}
	c := &Check{Kind: Rejects, At: o.at(e)}
	if len(e.List) > 0 {
		if x := e.List[0]; x.Op == program.Constant || x.Op == program.New {
			c.Error = x.Name
		} else if x.Op == program.Call && x.Name == "new" && x.X != nil {
			c.Error = x.X.Name
		}
	}
	if c.Error == "NotImplementedError" { // a subclass says what happens
		return []*Check{{Kind: Returns, At: o.at(e)}}
	}
	o.rejects++
	return []*Check{c}
}

func (o *outline) at(e *program.Expr) Site { return Site{o.m.File, e.Span} }

// deref is the check that what e dereferences is there.
func (o *outline) deref(e *program.Expr) []*Check {
	x := flow.Deref(e, o.m.File.Language)
	if x == nil || o.caught > 0 || e.Op == program.New {
		return nil
	}
	t := o.term(x)
	if t.Op != Refers {
		return nil
	}
	return []*Check{{Kind: Dereferences, Cond: t, At: o.at(e)}}
}

func (o *outline) try(e *program.Expr) (out []*Check, stops bool) {
	catches := false
	for _, r := range e.Rescues() {
		catches = catches || CatchesArguments(r)
	}
	if catches {
		o.caught++
	}
	locals, fields := clone(o.locals), clone(o.fields)
	out, stops = o.visit(e.Y)
	if catches {
		o.caught--
	}
	if len(e.Rescues()) > 0 {
		stops = false
		o.locals, o.fields = meet(locals, o.locals), meet(fields, o.fields)
	}
	for _, part := range []*program.Expr{e.Z, e.W} {
		more, stop := o.visit(part)
		out, stops = append(out, more...), stops || stop
	}
	return out, stops
}

// CatchesArguments reports whether a handler stops what a violated precondition raises.
func CatchesArguments(r *program.Rescue) bool {
	if len(r.Classes) == 0 {
		return true
	}
	for _, c := range r.Classes {
		switch strings.TrimPrefix(c, "::") {
		case "StandardError", "Exception", "ArgumentError", "NoMethodError", "NameError", "TypeError", "KeyError", "RangeError":
			return true
		}
	}
	return false
}

// caseOf reads a case as a chain of branches.
func (o *outline) caseOf(e *program.Expr) (out []*Check, stops bool) {
	out, stops = o.visit(e.X)
	if stops {
		return out, true
	}
	subject := o.term(e.X)
	locals, fields := clone(o.locals), clone(o.fields)
	afterLocals, afterFields := []map[string]*Term{}, []map[string]*Term{}
	var chain *Check
	tail := &out
	rest := e.Z
	all := true
	arm := func(body *program.Expr) []*Check {
		o.locals, o.fields = clone(locals), clone(fields)
		checks, stop := o.visit(body)
		if !stop {
			afterLocals, afterFields = append(afterLocals, o.locals), append(afterFields, o.fields)
		}
		all = all && stop
		return checks
	}
	var pending []*Term // labels that fall through to the next arm
	for _, w := range e.Whens() {
		if w.Default {
			rest = w.Body
			continue
		}
		pending = append(pending, o.labels(e, w, subject)...)
		if w.Body == nil || len(w.Body.List) == 0 && e.Has(program.Fallthrough) {
			continue
		}
		chain = &Check{Kind: Branches, Cond: anyOf(pending), At: o.at(e)}
		pending = nil
		chain.Then = switchArm(arm(w.Body), e)
		*tail = append(*tail, chain)
		tail = &chain.Else
	}
	*tail = append(*tail, switchArm(arm(rest), e)...)
	for i := range afterLocals {
		if i == 0 {
			o.locals, o.fields = afterLocals[0], afterFields[0]
			continue
		}
		o.locals, o.fields = meet(o.locals, afterLocals[i]), meet(o.fields, afterFields[i])
	}
	return out, all && rest != nil
}

// switchArm takes the break at the end of a switch's arm away: it leaves the switch, not the method.
func switchArm(list []*Check, e *program.Expr) []*Check {
	if n := len(list); e.Has(program.Fallthrough) && n > 0 && list[n-1].Kind == Returns && list[n-1].At.File == nil {
		return list[:n-1]
	}
	return list
}

func (o *outline) labels(e *program.Expr, w *program.When, subject *Term) []*Term {
	if w.Pattern != nil || w.Guard != nil {
		return []*Term{opaque}
	}
	var out []*Term
	for _, v := range w.Values {
		switch {
		case e.X == nil:
			out = append(out, o.term(v))
		case v.Op == program.Constant && o.constant(v.Name) == nil && o.m.File.Language == program.Ruby:
			out = append(out, &Term{Op: TypeTest, Name: v.Name, Args: []*Term{subject}})
		default:
			out = append(out, &Term{Op: Operator, Name: "===", Args: []*Term{subject, o.term(v)}})
		}
	}
	return out
}

func anyOf(list []*Term) *Term {
	if len(list) == 0 {
		return opaque
	}
	t := list[0]
	for _, x := range list[1:] {
		t = &Term{Op: Operator, Name: "||", Args: []*Term{t, x}}
	}
	return t
}
