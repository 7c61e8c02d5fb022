package flow

import (
	"path"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Value is the abstract value of an expression in a state.
func (f *Frame) Value(s *State, e *program.Expr) *Value {
	if e == nil {
		return nil
	}
	if v := s.local(variable{expr: e}); v != nil {
		return v
	}
	switch e.Op {
	case program.Local:
		if v := s.local(variable{name: e.Name}); v != nil {
			return v
		}
	case program.Field_:
		return f.field(s, e.Name)
	case program.NonNull, program.Cast, program.Await:
		return f.Value(s, e.X)
	case program.Assign:
		if e.Name == "" {
			return f.Value(s, e.Y)
		}
	case program.Block:
		if n := len(e.List); n > 0 {
			return f.Value(s, e.List[n-1])
		}
	case program.Call:
		if name, ok := f.reader(e); ok {
			return f.field(s, name)
		}
		if e.X != nil && len(e.List) == 0 && e.Closure == nil && f.File().Language == program.Ruby && stable(e.Name) {
			v := f.member(s, e.X, e.Name)
			if v.Expr == nil && strings.HasSuffix(e.Name, "?") {
				v.Expr = e // a condition that may be kept in a variable and tested later
			}
			return v
		}
		if e.X != nil && e.Name == "get" && len(e.List) == 1 && f.File().Language == program.TypeScript {
			v := f.mapEntry(s, e)
			if v.Expr == nil {
				v.Expr = e
			}
			return v
		}
		if e.X != nil && e.Name == "fetch" && len(e.List) == 1 {
			return f.index(s, e)
		}
	case program.Member:
		if e.X != nil {
			return f.member(s, e.X, e.Name)
		}
	case program.Index:
		if len(e.List) == 1 {
			return f.index(s, e)
		}
	}
	return f.made(s, e)
}

// made is the value that evaluating e makes in this activation.
func (f *Frame) made(s *State, e *program.Expr) *Value {
	return f.a.u.made(e, f.Call, func() []*Value { return f.origins(s, e) })
}

// stable reports whether a reader of that name can be taken to give the same value twice.
func stable(name string) bool {
	return !strings.HasSuffix(name, "!") && name != "new" && name != "create" && name != "call" && name != "build" && name != "first" && name != "reload"
}

func (f *Frame) member(s *State, x *program.Expr, key string) *Value {
	base := f.Value(s, x)
	return f.a.u.member(base, key, nil, f.Call)
}

func (f *Frame) index(s *State, e *program.Expr) *Value {
	k := e.List[0]
	if k.Op == program.Str || k.Op == program.Symbol || k.Op == program.Int {
		return f.member(s, e.X, "["+k.Name+"]")
	}
	return f.made(s, e)
}

// mapEntry is what a map holds under the key of a get or has call: the same for the same map and key.
func (f *Frame) mapEntry(s *State, e *program.Expr) *Value {
	return f.a.u.member(f.Value(s, e.X), "get", f.Value(s, e.List[0]), f.Call)
}

func (f *Frame) field(s *State, name string) *Value {
	n := s.u.field(name)
	if v := s.fields.get(n); v != nil {
		return v
	}
	return s.u.initial(n)
}

// reader resolves a bare call that reads a field through an attr_reader or a delegating accessor.
func (f *Frame) reader(e *program.Expr) (string, bool) {
	if f.File().Language != program.Ruby || len(e.List) > 0 || e.Closure != nil || f.a.class == nil {
		return "", false
	}
	if e.X != nil && e.X.Op != program.Self {
		return "", false
	}
	for _, fd := range f.a.class.Fields {
		if fd.Name == e.Name && fd.Reader {
			return e.Name, true
		}
	}
	if f.a.classes != nil {
		for _, c := range f.a.classes.Classes(f.a.class.Name) {
			for _, fd := range c.Fields {
				if fd.Name == e.Name && fd.Reader {
					return e.Name, true
				}
			}
		}
	}
	return "", false
}

// origins are the operands whose change would change e: operands of arithmetic, conversions, templates and both sides of ||.
func (f *Frame) origins(s *State, e *program.Expr) []*Value {
	var out []*Value
	add := func(x *program.Expr) {
		if x != nil {
			if v := f.Value(s, x); v != nil {
				out = append(out, v)
			}
		}
	}
	switch e.Op {
	case program.Binary, program.Or, program.And, program.Coalesce, program.Unary, program.Range:
		add(e.X)
		add(e.Y)
	case program.Template, program.Array:
		for _, p := range e.List {
			add(p)
		}
	case program.Spread:
		add(e.X)
	case program.Call, program.New:
		if conversions[e.Name] {
			add(e.X)
		}
		if converters[e.Name] {
			for _, a := range e.List {
				add(a)
			}
		}
	case program.Hash:
		for _, p := range e.List {
			if p.Op == program.Pair {
				add(p.Y)
			} else {
				add(p)
			}
		}
	}
	return out
}

// conversions keep the identity of their receiver in another form; converters of their arguments.
var conversions = map[string]bool{"to_i": true, "to_f": true, "to_d": true, "to_s": true, "to_sym": true, "round": true, "abs": true, "floor": true, "ceil": true,
	"strip": true, "downcase": true, "upcase": true, "presence": true, "toFixed": true, "toString": true, "trim": true, "toLowerCase": true, "toUpperCase": true,
	"join": true, "dup": true, "truncate": true, "squish": true}
var converters = map[string]bool{"Integer": true, "Float": true, "BigDecimal": true, "String": true, "Number": true, "parseInt": true, "parseFloat": true, "URI": true,
	"encodeURIComponent": true, "escape": true, "Rational": true, "BigInt": true, "join": true, "stringify": true, "URL": true}

var raisingConversions = map[string]bool{"Integer": true, "Float": true, "BigDecimal": true, "Rational": true, "URI": true, "UUID": true}

var guardHelper = regexp.MustCompile(`^_?(validate|ensure|check|verify|require|assert|guard|must|precondition|enforce|invariant|authorize)([A-Z_!?].*)?$`)

// exec runs one step; false means that control does not come back from it.
func (f *Frame) exec(st Step, s *State, visit bool) bool {
	f.a.steps++
	switch st.Kind {
	case Copy:
		s.setLocal(variable{expr: st.Expr}, f.Value(s, st.From))
		return true
	case Bind:
		s.setLocal(variable{name: st.Name}, f.a.u.bound(st.Name, st.From, f.Call))
		return true
	case Prove:
		f.deref(s, st.Expr)
		return true
	case Leave:
		return true
	}
	e := st.Expr
	if e == nil {
		return true
	}
	switch e.Op {
	case program.Assign:
		f.deref(s, e)
		f.store(s, e)
	case program.Multi:
		f.deref(s, e)
		f.storeMulti(s, e)
	case program.Match:
		if e.Has(program.Raises) {
			f.refineMatch(s, e, true)
		}
	case program.Call, program.New, program.Super:
		return f.call(s, e, visit)
	case program.NonNull:
		// The compiler is told to believe it; nothing is proved.
	case program.Local, program.Field_, program.Constant:
	default:
		f.deref(s, e)
	}
	f.effect(s, e)
	return true
}

func (f *Frame) effect(s *State, e *program.Expr) {
	if s.Effect != nil {
		return
	}
	k := Effect(e, f.File().Language)
	if k == NoEffect || k == OwnState && f.Root().Method.Kind == program.KindConstructor {
		return
	}
	s.Effect = e
}

// Root is the frame of the entry method.
func (f *Frame) Root() *Frame {
	for f.Parent != nil {
		f = f.Parent
	}
	return f
}

// deref learns that a dereferenced value was present, for the rest of the path.
func (f *Frame) deref(s *State, e *program.Expr) {
	x := Deref(e, f.File().Language)
	if x == nil {
		return
	}
	v := f.Value(s, x)
	if v == nil || s.Fact(v).Null == NonNull {
		return
	}
	s.learn(v, func(fact *Fact) {
		fact.Null = NonNull
		if fact.Used == nil {
			fact.Used = e
		}
	})
}

func (f *Frame) store(s *State, e *program.Expr) {
	v := f.Value(s, e.Y)
	if e.Name != "" && e.Name != "||" && e.Name != "&&" && e.Name != "??" {
		v = f.a.u.made(e, f.Call, func() []*Value { return []*Value{f.Value(s, e.X), v} })
	}
	f.setTarget(s, e.X, v)
	s.setLocal(variable{expr: e}, v)
}

func (f *Frame) setTarget(s *State, t *program.Expr, v *Value) {
	if t == nil {
		return
	}
	switch t.Op {
	case program.Local:
		s.setLocal(variable{name: t.Name}, v)
	case program.Field_:
		s.setField(t.Name, v)
	case program.Call: // Ruby self.x = v
		if t.X != nil && t.X.Op == program.Self {
			s.setField(t.Name, v)
		}
	case program.Index, program.Member: // what was stored under a key is what the key gives next
		if slot, fact := f.Value(s, t), s.Fact(v); slot != nil && slot.Base != nil {
			s.setFact(slot, &fact)
		}
	}
}

func (f *Frame) storeMulti(s *State, e *program.Expr) {
	base := f.Value(s, e.Y)
	for i, t := range e.List {
		target := t
		key := ""
		if t.Op == program.Assign {
			target, key = t.X, t.Name
		}
		var v *Value
		switch {
		case key != "" && base != nil && (t.Y == nil):
			v = f.a.u.member(base, key, nil, f.Call)
		case e.Y != nil && e.Y.Op == program.Array && len(e.Y.List) == len(e.List):
			v = f.Value(s, e.Y.List[i])
		default:
			v = f.a.u.bound(key, target, f.Call)
		}
		f.setTarget(s, target, v)
	}
}

// call evaluates a call: entering methods of the same class, learning from raising conversions and guard helpers.
func (f *Frame) call(s *State, e *program.Expr, visit bool) bool {
	f.deref(s, e)
	f.effect(s, e)
	f.raising(s, e)
	if e.Has(program.Safe) && e.X != nil { // whoever writes &. expects nil
		f.a.tested(f.Method, f.Value(s, e.X), TestNull)
	}
	if f.a.Owes != nil && f.a.Owes(f, s, e) {
		s.owe(f.Value(s, e), Owed{Op: e, Receiver: f.Value(s, e.X)})
	}
	callee := f.callee(e)
	if callee == nil || f.depth >= f.a.Depth || f.a.steps > maxSteps || f.active(callee) {
		if guardHelper.MatchString(e.Name) || f.configuredValidator(e) {
			f.assumeHelper(s, e)
		}
		return true
	}
	return f.enterCall(s, e, callee, visit)
}

func (f *Frame) configuredValidator(e *program.Expr) bool {
	name := e.Name
	if e.X != nil && e.X.Op == program.Constant {
		name = e.X.Name + "." + e.Name
	}
	for _, p := range f.a.Validators {
		if MatchName(p, e.Name) || MatchName(p, name) {
			return true
		}
	}
	return false
}

// callee resolves calls on self and bare calls.
func (f *Frame) callee(e *program.Expr) *program.Method {
	switch {
	case e.Op == program.Super:
		return f.superMethod()
	case e.Op != program.Call || e.Name == "":
		return nil
	case e.X != nil && e.X.Op != program.Self:
		return nil
	case e.X == nil && f.File().Language == program.TypeScript:
		for _, fn := range f.File().Functions {
			if fn.Name == e.Name && fn.Body != nil && !fn.Broken {
				return fn
			}
		}
		return nil
	}
	return f.lookupMethod(e.Name)
}

func (f *Frame) superMethod() *program.Method {
	c := f.Method.Class
	if c == nil || f.a.classes == nil {
		return nil
	}
	for _, p := range Resolve(f.a.classes, c, c.Super) {
		if p == c {
			continue
		}
		if m := findMethod(f.a.classes, p, f.Method.Name, f.Method.Static, 0); m != nil && m != f.Method {
			return m
		}
	}
	return nil
}

func (f *Frame) active(m *program.Method) bool {
	for p := f; p != nil; p = p.Parent {
		if p.Method == m {
			return true
		}
	}
	return false
}

// enterCall runs the callee with the caller's facts about arguments and fields.
func (f *Frame) enterCall(s *State, e *program.Expr, callee *program.Method, visit bool) bool {
	inner := &Frame{a: f.a, Method: callee, Parent: f, Call: e, depth: f.depth + 1}
	start := s.clone()
	start.locals = table[Value]{}
	args := f.pairArguments(s, e, callee)
	for _, p := range callee.Params {
		if p.Name == "" {
			continue
		}
		v, ok := args[p]
		if !ok {
			v = f.a.u.param(p, e)
			if p.Default != nil {
				v = f.a.u.made(p.Default, e, nil)
			}
		}
		start.setLocal(variable{name: p.Name}, v)
	}
	exit := inner.run(start, visit)
	if exit.State == nil {
		return false
	}
	before := s.facts
	s.fields, s.facts, s.Effect, s.owed = exit.State.fields, exit.State.facts, exit.State.Effect, exit.State.owed
	s.forget(e, &before, exit.Returns)
	if exit.Returns != nil {
		s.setLocal(variable{expr: e}, exit.Returns)
	}
	return true
}

// forget drops what is known of values that only the activation by call could name, so that states stay small; before is what
// was known when the call began.
func (s *State) forget(call *program.Expr, before *table[Fact], returned *Value) {
	live := map[*Value]bool{}
	for _, v := range returned.Sources() {
		live[v] = true
	}
	s.fields.each(func(_ int, v *Value) { live[v] = true })
	s.facts.differ(before, func(i int) {
		v := s.u.values[i]
		root := v
		for root.Base != nil {
			root = root.Base
		}
		if root.call == call && !live[v] && !live[root] {
			s.facts.set(i, nil)
		}
	})
}

// pairArguments pairs arguments with the callee's parameters.
func (f *Frame) pairArguments(s *State, e *program.Expr, callee *program.Method) map[*program.Param]*Value {
	out := map[*program.Param]*Value{}
	var positional []*program.Expr
	keyed := map[string]*program.Expr{}
	if e.Op == program.Super && e.Has(program.Bare) {
		for _, p := range callee.Params {
			if v := s.local(variable{name: p.Name}); v != nil {
				out[p] = v
			}
		}
		return out
	}
	for _, a := range e.List {
		switch {
		case a.Op == program.Pair && a.X != nil && f.File().Language == program.Ruby:
			keyed[a.X.Name] = a.Y
		case a.Op == program.Hash && f.File().Language == program.Ruby && len(a.List) > 0 && a.List[0].Op == program.Pair:
			for _, p := range a.List {
				if p.Op == program.Pair && p.X != nil {
					keyed[p.X.Name] = p.Y
				}
			}
		case a.Op == program.Spread:
			return out
		default:
			positional = append(positional, a)
		}
	}
	i := 0
	for _, p := range callee.Params {
		switch p.Kind {
		case program.Positional:
			if i < len(positional) {
				out[p] = f.Value(s, positional[i])
				i++
			}
		case program.Keyword:
			if a, ok := keyed[p.Name]; ok {
				out[p] = f.Value(s, a)
			}
		case program.Destructured:
			i++
		}
	}
	return out
}

// raising learns from calls that raise for nil or for a wrong format.
func (f *Frame) raising(s *State, e *program.Expr) {
	if f.File().Language != program.Ruby || len(e.List) == 0 {
		return
	}
	arg := f.Value(s, e.List[0])
	numeric := func(v *Value, integer bool) {
		f.learn(s, v, TestNull|TestType, func(x *Fact) {
			x.Null, x.Integer = NonNull, x.Integer || integer
			x.Finite = x.Finite || integer
		})
	}
	switch {
	case e.X == nil && raisingConversions[e.Name]:
		numeric(arg, e.Name == "Integer")
		numeric(f.Value(s, e), e.Name == "Integer")
	case e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Date" || e.X.Name == "Time" || e.X.Name == "DateTime") &&
		(e.Name == "iso8601" || e.Name == "parse" || e.Name == "strptime"), e.X != nil && e.X.Name == "JSON" && e.Name == "parse",
		e.X != nil && e.X.Name == "T" && (e.Name == "must" || e.Name == "let"):
		f.learn(s, arg, TestNull|TestType, func(x *Fact) { x.Null = NonNull })
		f.learn(s, f.Value(s, e), 0, func(x *Fact) { x.Null = NonNull })
	}
}

// assumeHelper takes a helper with a guard's name for a guard of its arguments, or of every field if it has none.
func (f *Frame) assumeHelper(s *State, e *program.Expr) {
	all := TestNull | TestBound | TestMember | TestOpaque | TestType | TestEmpty
	learn := func(v *Value) {
		f.learn(s, v, all, func(x *Fact) {
			x.Null, x.Assumed, x.Finite = NonNull, true, true
		})
	}
	for _, a := range e.List {
		if a.Op == program.Symbol {
			learn(f.field(s, a.Name))
			continue
		}
		if a.Op == program.Pair {
			a = a.Y
		}
		for _, v := range f.Value(s, a).Sources() {
			learn(v)
		}
		f.proveArgument(s, a)
	}
	if len(e.List) == 0 && (e.X == nil || e.X.Op == program.Self) {
		for n := range s.u.fieldNames {
			learn(f.field(s, s.u.fieldNames[n]))
		}
	}
	// params.require(:user) guards what it gives, not params.
	if e.X != nil && e.X.Op != program.Self && e.X.Op != program.Constant && e.Name != "require" {
		learn(f.Value(s, e.X))
	}
}

// proveArgument reads assert(x != null) as the condition it asserts.
func (f *Frame) proveArgument(s *State, a *program.Expr) {
	switch a.Op {
	case program.Binary, program.Not, program.And, program.Or, program.Call:
		f.refine(s, a, true)
	}
}

// MatchName reports whether a helper's name fits a configured pattern such as "ensure_*" or "Guard.*".
func MatchName(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}
