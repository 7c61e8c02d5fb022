package flow

import "github.com/agentcore/proviso/analysis/program"

// variable names a local, or the result of a branching expression.
type variable struct {
	name string
	expr *program.Expr
	base *Value // of a slot: whose
}

// universe numbers the values, variables and fields of one analysis, and makes each value once: the same expression in the same
// activation is the same value, whichever path evaluates it.
type universe struct {
	values    []*Value
	epoch     uint64
	joins     int    // how many entries of tables were joined
	spare     *Fact  // a fact that nobody has taken yet
	blank     []Fact // more of them
	pointers  supply[Value]
	factual   supply[Fact]
	variables []variable // named ones
	names     map[string]int
	exprsAt   []variable // results of expressions
	results   map[*program.Expr]int

	fieldNames   []string
	entries      map[*Value]bool // what maps hold under keys
	queries      map[int]bool    // the fields that hold answers, see Frame.remember
	fieldNumbers map[string]int

	exprs     map[exprKey]*Value
	sizes     map[exprKey]*Value
	constants map[string]*Value
	members   map[memberKey]*Value
	phis      map[phiKey]*Value
	params    map[paramKey]*Value
	bounds    map[boundKey]*Value
	initials  []*Value // by number of the field
}

// The keys under which values are made once. frame is the call that entered the method, nil in the entry method.
type (
	exprKey   struct{ expr, frame *program.Expr }
	memberKey struct {
		base, arg *Value
		key       string
	}
	phiKey struct {
		variable
		at    *Block
		frame *program.Expr
	}
	boundKey struct {
		name        string
		from, frame *program.Expr
	}
	paramKey struct {
		param *program.Param
		frame *program.Expr
	}
)

func newUniverse() *universe {
	return &universe{entries: map[*Value]bool{}, queries: map[int]bool{}, names: map[string]int{}, results: map[*program.Expr]int{}, fieldNumbers: map[string]int{},
		exprs: map[exprKey]*Value{}, sizes: map[exprKey]*Value{}, constants: map[string]*Value{}, members: map[memberKey]*Value{}, phis: map[phiKey]*Value{}, params: map[paramKey]*Value{}, bounds: map[boundKey]*Value{}}
}

// fresh numbers epochs of tables.
func (u *universe) fresh() uint64 {
	u.epoch++
	return u.epoch
}

func (u *universe) add(v *Value) *Value {
	v.id = len(u.values)
	u.values = append(u.values, v)
	return v
}

// fact is room for one fact. Facts are many and small, and live as long as each other, so they are allocated together.
func (u *universe) fact() *Fact {
	if f := u.spare; f != nil {
		u.spare = nil
		return f
	}
	if len(u.blank) == 0 {
		u.blank = make([]Fact, min(max(len(u.values)/4, 2), 32))
	}
	f := &u.blank[0]
	u.blank = u.blank[1:]
	return f
}

// keep gives a fact a place that states can share.
func (u *universe) keep(f Fact) *Fact {
	kept := u.fact()
	*kept = f
	return kept
}

// number is the place of a named variable in tables of locals, and of an expression in tables of results.
func (u *universe) number(v variable) int {
	n, ok := u.known(v)
	switch {
	case ok:
		return n
	case v.expr != nil:
		n = len(u.exprsAt)
		u.exprsAt = append(u.exprsAt, v)
		u.results[v.expr] = n
	default:
		n = len(u.variables)
		u.variables = append(u.variables, v)
		u.names[v.name] = n
	}
	return n
}

func (u *universe) known(v variable) (n int, ok bool) {
	if v.expr != nil {
		n, ok = u.results[v.expr]
	} else {
		n, ok = u.names[v.name]
	}
	return n, ok
}

// field is the field's place in tables of fields.
func (u *universe) field(name string) int {
	n, ok := u.fieldNumbers[name]
	if !ok {
		n = len(u.fieldNames)
		u.fieldNumbers[name] = n
		u.fieldNames = append(u.fieldNames, name)
		u.initials = append(u.initials, u.add(&Value{Field: name}))
	}
	return n
}

// constant is the value of a constant, the same wherever it is read.
func (u *universe) constant(e *program.Expr) *Value {
	v, ok := u.constants[e.Name]
	if !ok {
		v = u.add(&Value{Expr: e})
		u.constants[e.Name] = v
	}
	return v
}

// query is the place of an answer in tables of fields; -1 if nothing was ever asked under the name and make is false.
func (u *universe) query(name string, make bool) int {
	n, ok := u.fieldNumbers[name]
	switch {
	case ok:
		return n
	case !make:
		return -1
	}
	n = u.field(name)
	u.queries[n] = true
	return n
}

// initial is what a field holds at entry.
func (u *universe) initial(field int) *Value { return u.initials[field] }

func (u *universe) param(p *program.Param, frame *program.Expr) *Value {
	k := paramKey{p, frame}
	v, ok := u.params[k]
	if !ok {
		v = u.add(&Value{call: frame})
		if frame == nil {
			v.Param = p
		}
		u.params[k] = v
	}
	return v
}

// made is the value an expression makes; from, which may be nil, tells what it is computed from when it is first made.
func (u *universe) made(e, frame *program.Expr, from func() []*Value) *Value {
	k := exprKey{e, frame}
	if v, ok := u.exprs[k]; ok {
		return v
	}
	v := &Value{Expr: e, call: frame}
	if from != nil {
		v.From = from()
	}
	u.exprs[k] = v
	return u.add(v)
}

// member is what reading key of base gives; arg distinguishes reads by a computed key.
func (u *universe) member(base *Value, key string, arg *Value, frame *program.Expr) *Value {
	k := memberKey{base, arg, key}
	v, ok := u.members[k]
	if !ok {
		v = u.add(&Value{call: frame})
		if arg == nil {
			v.Base, v.Key = base, key
			if base != nil && conversions[key] {
				v.From = []*Value{base}
			}
		}
		u.members[k] = v
	}
	return v
}

// size is the size that a collection has after e has changed it.
func (u *universe) size(e, frame *program.Expr) *Value {
	k := exprKey{e, frame}
	v, ok := u.sizes[k]
	if !ok {
		v = u.add(&Value{Expr: e, call: frame, resized: true})
		u.sizes[k] = v
	}
	return v
}

// phi is the value of a variable where paths meet at a block.
func (u *universe) phi(x variable, at *Block, frame *program.Expr, from ...*Value) *Value {
	k := phiKey{x, at, frame}
	v, ok := u.phis[k]
	if !ok {
		v = u.add(&Value{call: frame})
		u.phis[k] = v
	}
	for _, f := range from {
		if f != nil && f != v && !contains(v.From, f) {
			v.From = append(v.From, f)
		}
	}
	return v
}

// bound is the unknown value that a closure's parameter, a loop's target or a pattern's variable is bound to.
func (u *universe) bound(name string, from, frame *program.Expr) *Value {
	k := boundKey{name, from, frame}
	v, ok := u.bounds[k]
	if !ok {
		v = u.add(&Value{call: frame})
		u.bounds[k] = v
	}
	return v
}
