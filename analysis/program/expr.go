package program

import "github.com/agentcore/proviso/analysis/syntax"

// Op is the kind of an expression. Statements are expressions too, as in Ruby.
type Op uint8

// The operations, each with the fields of Expr it uses. X, Y and Z are operands in order of evaluation.
const (
	Opaque Op = iota // not understood; List holds whatever was found inside, so that uses are not lost

	// Atoms.
	Nil      // nil, null; Name "undefined" for undefined
	True     //
	False    //
	Int      // Name: text
	Float    // Name: text
	Str      // Name: value, when constant
	Template // List: parts, Str for the constant ones ("a #{b}", `a ${b}`); heredocs too; Name "regex"/"shell" for those
	Symbol   // Name: without colon
	Regex    // Name: text, when constant
	Array    // List: elements (may hold Spread)
	Hash     // List: Pair or Spread; TypeScript object literals too
	Pair     // X: key (Str or Symbol for plain names), Y: value; shorthand "x:" has Y = Local/Call x
	Range    // X, Y may be nil; Name ".." or "..."
	Local    // Name: local variable or parameter
	Self     // self, this; Name "super" for TypeScript super
	Field_   // Name: field of self without @ or this. (Ruby @x, TypeScript this.x, this.#x)
	Constant // Name: "A::B"; in TypeScript an identifier not bound in the method (import, global, module constant)
	Global   // Ruby $x, @@x: Name as written

	// Access and calls. Flags: Safe for &. and ?.
	Member // X.Name without call (TypeScript only; Ruby reads are calls without arguments)
	Index  // X[List...]
	Call   // X: receiver or nil; Name; List: arguments; Closure: block given; in TypeScript f(x) has X nil and Name "f"
	// when f is a plain identifier; when the callee is any other expression Name is "" and X is the callee
	New      // new X(...): Name: class as written; List. Ruby C.new(...) stays a Call named "new"
	Super    // super(...): List; Flags Bare when written without argument list in Ruby (passes all parameters)
	Yield    // List
	Spread   // *x, **x, ...x: X; Name is "*", "**" or "&" (block-pass: &blk, &:sym)
	Closure_ // Closure holds it (lambda, proc, arrow, function expression); Ruby blocks hang on their Call instead
	Await    // X
	NonNull  // X! (TypeScript)
	Cast     // x as T, x satisfies T, T.cast: X; Type

	// Operators.
	Not      // X
	Unary    // Name: "-" "+" "~" "typeof" "void" "delete" "defined?"; X
	Binary   // Name: "+" "<" "==" "===" "!=" "<<" "=~" "in" "instanceof" "<=>" …; X, Y; a comparison has its literal, if it has one, in Y
	And      // X, Y
	Or       // X, Y
	Coalesce // X ?? Y
	Assign   // X = Y; Name: "" or the operator of a compound assignment: "+", "||", "&&", "??"; X is Local, Field_, Member, Index, Call (Ruby attribute writer x.a = v: Name "a"), Global, Constant
	Multi    // a, b = …: List targets (Local, Field_, Spread, Multi…), Y value; TypeScript destructuring: targets are Pair(key,target) inside Hash pattern flattened: List of Assign-like leaves with X target, Y default or nil, Name key

	// Control. Value-producing in Ruby.
	Block  // List: statements in order
	If     // X condition, Y then (Block or nil), Z else (Block or nil); Flags Modifier, Unless (branches already swapped: Y runs when X is true), Ternary
	Case   // X subject or nil; Whens; Z else; Flags Fallthrough for TypeScript switch, Pattern for case/in
	While  // X condition, Y body; Flags Until (X already wrapped in Not), PostTest for do…while
	For    // X iterable, List[0] target, Y body; C-style for: Flags CStyle, List: init, update (either may be nil)
	Try    // Y body, Rescues, Z else, W ensure/finally
	Return // X or nil
	Raise  // raise/throw: List: arguments as written (TypeScript: exactly one)
	Break  // Name: label or ""; X value
	Next   // next/continue: Name label; X value
	Redo
	Retry
	Match // x => pattern (Flags Raises) or x in pattern: X; Pattern
)

// Flags refine an Op.
type Flags uint16

// The flags; each Op names those it uses.
const (
	Safe Flags = 1 << iota
	Modifier
	UnlessForm
	Ternary
	Fallthrough
	PatternForm
	UntilForm
	PostTest
	CStyle
	Raises
	Bare
	Parens // the call was written with an argument list in parentheses
	Decl   // an Assign that declares its target (const, let, var)
)

// Expr is one node of the expression language. Children are nil where absent.
type Expr struct {
	Op         Op
	Flags      Flags
	Span       syntax.Span
	Name       string
	NameSpan   syntax.Span // where Name stands, for Call, Member, Local, Pair
	X, Y, Z, W *Expr
	List       []*Expr
	Closure    *Closure
	Arms       *Arms
	Pattern    *Pattern
	Type       *Type
}

// Arms are what few expressions have: the arms of a Case, the clauses of a Try.
type Arms struct {
	Whens   []*When
	Rescues []*Rescue
}

// Whens are the arms of a Case.
func (e *Expr) Whens() []*When {
	if e.Arms == nil {
		return nil
	}
	return e.Arms.Whens
}

// Rescues are the clauses of a Try.
func (e *Expr) Rescues() []*Rescue {
	if e.Arms == nil {
		return nil
	}
	return e.Arms.Rescues
}

// AddWhen appends an arm to a Case.
func (e *Expr) AddWhen(w *When) {
	arms := e.own()
	arms.Whens = append(arms.Whens, w)
}

// AddRescue appends a clause to a Try.
func (e *Expr) AddRescue(r *Rescue) {
	arms := e.own()
	arms.Rescues = append(arms.Rescues, r)
}

func (e *Expr) own() *Arms {
	if e.Arms == nil {
		e.Arms = &Arms{}
	}
	return e.Arms
}

// Closure is a block, lambda or function expression.
type Closure struct {
	Span   syntax.Span
	Params []*Param
	Return *Type // TypeScript: as declared
	Body   *Expr // Block
	Kind   ClosureKind
	Async  bool
}

// ClosureKind decides what a return inside means.
type ClosureKind uint8

// RubyBlock and RubyProc return from the enclosing method; the others only from themselves.
const (
	RubyBlock ClosureKind = iota
	RubyProc
	Lambda // -> {}, lambda {}
	Arrow
	Function
)

// When is one arm of a Case.
type When struct {
	Span    syntax.Span
	Values  []*Expr  // when a, b / case a:
	Pattern *Pattern // in …
	Guard   *Expr    // in … if c; wrapped in Not for unless
	Body    *Expr    // Block
	Default bool     // TypeScript default: in its place (kept in Whens because of fallthrough; Z stays nil)
}

// Rescue is one rescue or catch clause.
type Rescue struct {
	Span    syntax.Span
	Classes []string // empty: StandardError, or everything in TypeScript
	Var     string
	Body    *Expr
}

// PatternKind is the kind of a Ruby pattern.
type PatternKind uint8

// The kinds. PatAny matches all (a bare name, _); PatValue tests against Value (constant, literal, range, pin).
const (
	PatAny PatternKind = iota
	PatValue
	PatArray
	PatHash
	PatAlt
)

// Pattern is a Ruby pattern: what it binds and what it proves.
type Pattern struct {
	Kind  PatternKind
	Span  syntax.Span
	Bind  string // name bound to the whole value, or ""
	Value *Expr
	Const string   // Const(...) around an array or hash pattern
	Keys  []string // of PatHash, parallel to Subs (a nil Sub binds the key's own name)
	Subs  []*Pattern
}

// Children calls f for every direct sub-expression of e in order of evaluation, closures' and clauses' bodies included.
func (e *Expr) Children(f func(*Expr)) {
	visit := func(c *Expr) {
		if c != nil {
			f(c)
		}
	}
	if e.Op == For {
		visit(e.X)
		for _, c := range e.List {
			visit(c)
		}
		visit(e.Y)
		return
	}
	if e.Op == Assign { // the value is evaluated before the store, the target's receiver first
		visit(e.X)
		visit(e.Y)
		return
	}
	visit(e.X)
	if e.Op == Case {
		for _, w := range e.Whens() {
			for _, v := range w.Values {
				visit(v)
			}
			w.Pattern.exprs(visit)
			visit(w.Guard)
			visit(w.Body)
		}
		visit(e.Z)
		return
	}
	e.Pattern.exprs(visit)
	for _, c := range e.List {
		visit(c)
	}
	visit(e.Y)
	for _, r := range e.Rescues() {
		visit(r.Body)
	}
	visit(e.Z)
	visit(e.W)
	if e.Closure != nil {
		for _, p := range e.Closure.Params {
			visit(p.Default)
		}
		visit(e.Closure.Body)
	}
}

func (p *Pattern) exprs(visit func(*Expr)) {
	if p == nil {
		return
	}
	visit(p.Value)
	for _, s := range p.Subs {
		s.exprs(visit)
	}
}

// Walk calls f for e and everything below it, parents first; f returning false skips what is below.
func (e *Expr) Walk(f func(*Expr) bool) {
	if e == nil || !f(e) {
		return
	}
	e.Children(func(c *Expr) { c.Walk(f) })
}

// Has reports whether all the flags are set.
func (e *Expr) Has(f Flags) bool { return e.Flags&f == f }
