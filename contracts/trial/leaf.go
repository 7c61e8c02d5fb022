package trial

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Leaf is a value of which a condition speaks: a parameter, a field, a member of one, or a question that is not understood.
type Leaf struct {
	Path string
	Root string // the parameter or field it is read from: "order" of order.total, "self.balance"

	typ      *program.Type
	absent   bool // it may be left out
	numeric  bool
	fraction bool
	sized    bool
	text     bool
	nilable  bool // asked for nil
	truth    bool // asked for truth only
	kind     bool // asked for its type, at run time
	literals []Value
}

// leaves finds the leaves of conditions.
type leaves struct {
	method *program.Method
	list   []*Leaf
	by     map[string]*Leaf
	lits   []Value
	depth  int // of questions that are opened
}

// Enrich lets leaves be tried with the constants, too, that other conditions compare them with.
func Enrich(list []*Leaf, m *program.Method, conds ...*program.Expr) {
	for _, other := range LeavesOf(m, conds...) {
		for _, x := range list {
			if x.Path == other.Path {
				x.literals = append(x.literals, other.literals...)
				if !x.numeric && !x.sized && !x.text && x.typ == nil && !x.boolean() {
					x.numeric, x.sized, x.text = other.numeric, other.sized, other.text
				}
			}
		}
	}
}

// Borrow lets leaves be tried with the constants that conditions of another method compare the same parameters with, which names
// translates.
func Borrow(list []*Leaf, names map[string]string, other *program.Method, conds ...*program.Expr) {
	for _, theirs := range LeavesOf(other, conds...) {
		for _, x := range list {
			if x.Path == x.Root && names[x.Path] == theirs.Path {
				x.literals = append(x.literals, theirs.literals...)
				if !x.numeric && !x.sized && !x.text && x.typ == nil && !x.boolean() {
					x.numeric, x.sized, x.text, x.fraction = theirs.numeric, theirs.sized, theirs.text, theirs.fraction
				}
			}
		}
	}
}

// AsksNil reports whether conditions of a method ask a parameter for nil.
func AsksNil(m *program.Method, name string, conds ...*program.Expr) bool {
	for _, x := range LeavesOf(m, conds...) {
		if x.Path == name && (x.nilable || x.truth) {
			return true
		}
	}
	return false
}

// LeavesOf lists what the conditions of a method speak of.
func LeavesOf(m *program.Method, conds ...*program.Expr) []*Leaf {
	l := &leaves{method: m, by: map[string]*Leaf{}}
	for _, c := range conds {
		l.cond(c)
	}
	return l.list
}

func (l *leaves) ruby() bool { return l.method.File.Language == program.Ruby }

// path is where an expression is read; root its parameter or field.
func (l *leaves) path(e *program.Expr) (path, root string) {
	e = flow.Strip(e)
	if e == nil {
		return "", ""
	}
	switch e.Op {
	case program.Local:
		return e.Name, e.Name
	case program.Field_:
		if body := l.reader(e.Name); body != nil {
			return l.path(body)
		}
		return "self." + e.Name, "self." + e.Name
	case program.Member:
		if p, root := l.path(e.X); p != "" {
			return p + "." + e.Name, root
		}
	case program.Call:
		if len(e.List) > 0 || e.Closure != nil || e.Has(program.Parens) && !l.ruby() {
			return "", ""
		}
		if e.X == nil || e.X.Op == program.Self {
			if e.Name == "result" && e.X == nil {
				return "", ""
			}
			if body := l.reader(e.Name); body != nil {
				return l.path(body)
			}
			return "self." + e.Name, "self." + e.Name
		}
		if p, root := l.path(e.X); p != "" {
			return p + "." + e.Name, root
		}
	}
	return "", ""
}

// reader is the body of a reader of one expression of the method's class.
func (l *leaves) reader(name string) *program.Expr {
	c := l.method.Class
	if c == nil {
		return nil
	}
	for _, m := range c.Methods {
		if m.Name != name || m.Static || len(m.Params) > 0 || !m.HasBody() || len(m.Body().List) != 1 || m.Kind != program.KindGetter && !l.ruby() {
			continue
		}
		body := m.Body().List[0]
		if body.Op == program.Return {
			body = body.X
		}
		if body != nil && (body.Op == program.Field_ && body.Name != name) {
			return body
		}
	}
	return nil
}

func (l *leaves) leaf(e *program.Expr) *Leaf {
	path, root := l.path(e)
	if path == "" {
		return nil
	}
	if x := l.by[path]; x != nil {
		return x
	}
	x := &Leaf{Path: path, Root: root, typ: l.typeOf(path), absent: l.optional(l.method.Params, path)}
	l.by[path] = x
	l.list = append(l.list, x)
	return x
}

func (l *leaves) typeOf(path string) *program.Type {
	name, own := strings.CutPrefix(path, "self.")
	if own && l.method.Class != nil {
		for _, f := range l.method.Class.Fields {
			if f.Name == name {
				return f.Type
			}
		}
		return nil
	}
	var find func([]*program.Param) *program.Type
	find = func(list []*program.Param) *program.Type {
		for _, p := range list {
			if p.Name == path {
				return p.Type
			}
			if t := find(p.Leaves); t != nil {
				return t
			}
		}
		return nil
	}
	return find(l.method.Params)
}

// optional reports whether a path is a parameter that may be left out.
func (l *leaves) optional(list []*program.Param, path string) bool {
	for _, p := range list {
		if p.Name == path {
			return p.Optional
		}
		if l.optional(p.Leaves, path) {
			return true
		}
	}
	return false
}

var comparisons = map[string]bool{"<": true, "<=": true, ">": true, ">=": true}

// cond reads a condition.
func (l *leaves) cond(e *program.Expr) {
	e = flow.Strip(e)
	if e == nil {
		return
	}
	switch e.Op {
	case program.Not:
		l.cond(e.X)
		return
	case program.And, program.Or:
		l.cond(e.X)
		l.cond(e.Y)
		return
	case program.Block:
		for _, x := range e.List {
			l.cond(x)
		}
		return
	case program.Binary:
		l.binary(e)
		return
	case program.Call:
		l.call(e)
		return
	case program.Local, program.Field_, program.Member:
		if l.opened(e) {
			return
		}
		if x := l.leaf(e); x != nil {
			x.truth = true
		}
		return
	}
	e.Children(l.cond)
}

// opened reads a question that the method's class answers by one expression of its own: what that asks is asked.
func (l *leaves) opened(e *program.Expr) bool {
	c := l.method.Class
	if c == nil || l.depth > 3 || e.Op == program.Local || e.Op == program.Member || e.X != nil && e.X.Op != program.Self || len(e.List) > 0 {
		return false
	}
	for _, m := range c.Methods {
		if m.Name != e.Name || m == l.method || m.Static || len(m.Params) > 0 || !m.HasBody() || m.Broken || len(m.Body().List) != 1 || e.Op == program.Field_ && m.Kind != program.KindGetter {
			continue
		}
		body := m.Body().List[0]
		if body.Op == program.Return {
			body = body.X
		}
		if body == nil || body.Op == program.Field_ {
			return false
		}
		n := len(l.list)
		l.depth++
		l.cond(body)
		l.depth--
		return len(l.list) > n
	}
	return false
}

func (l *leaves) binary(e *program.Expr) {
	x, y := flow.Strip(e.X), flow.Strip(e.Y)
	switch {
	case e.Name == "===" && x.Op == program.Range:
		l.number(x.X)
		l.number(x.Y)
		l.number(y)
	case comparisons[e.Name]:
		l.number(x)
		l.number(y)
	case e.Name == "==" || e.Name == "===" || e.Name == "!=" || e.Name == "!==":
		l.equality(x, y)
	case e.Name == "=~":
		l.pattern(x, y)
	case e.Name == "instanceof":
		if leaf := l.leaf(x); leaf != nil {
			leaf.nilable = true
		}
	default:
		l.number(x)
		l.number(y)
	}
}

// pattern makes the question whether a text matches a leaf of its own.
func (l *leaves) pattern(x, re *program.Expr) {
	if path, root := l.path(x); path != "" && re != nil && re.Op == program.Regex {
		l.question(path+".match?("+re.Name+")", root)
		return
	}
	l.value(x)
}

func (l *leaves) question(path, root string) {
	if l.by[path] == nil {
		q := &Leaf{Path: path, Root: root, truth: true}
		l.by[path] = q
		l.list = append(l.list, q)
	}
}

func (l *leaves) equality(x, y *program.Expr) {
	if x.Op == program.Unary && x.Name == "typeof" {
		x = flow.Strip(x.X)
		if leaf := l.leaf(x); leaf != nil {
			leaf.nilable, leaf.kind = true, true
		}
		return
	}
	lit, ok := literal(y)
	if _, sized := l.counted(x); sized {
		l.number(y)
		return
	}
	leaf := l.leaf(x)
	if !ok || leaf == nil {
		l.number(x)
		l.number(y)
		return
	}
	switch lit.Kind {
	case Nil:
		leaf.nilable = true
	case True, False:
		leaf.literals = append(leaf.literals, Value{Kind: True}, Value{Kind: False})
	case Number:
		leaf.numeric = true
		leaf.literals = append(leaf.literals, lit)
		l.lits = append(l.lits, lit)
	default:
		leaf.literals = append(leaf.literals, lit)
	}
}

func literal(e *program.Expr) (Value, bool) {
	if e == nil {
		return Value{}, false
	}
	if n, ok := flow.Number(e); ok {
		return Value{Kind: Number, Num: n, Whole: n == float64(int64(n))}, true
	}
	switch e.Op {
	case program.Nil:
		return Value{Kind: Nil, Undef: e.Name == "undefined"}, true
	case program.True:
		return Value{Kind: True}, true
	case program.False:
		return Value{Kind: False}, true
	case program.Str:
		return Value{Kind: String, Text: e.Name}, true
	case program.Symbol:
		return Value{Kind: Symbol, Text: e.Name}, true
	}
	return Value{}, false
}

// Written is the value that a literal, or a list of literals, stands for.
func Written(e *program.Expr) (Value, bool) {
	e = flow.Strip(e)
	if e == nil || e.Op != program.Array {
		return literal(e)
	}
	out := Value{Kind: List}
	for _, x := range e.List {
		v, ok := Written(x)
		if !ok {
			return Value{}, false
		}
		out.Items = append(out.Items, v)
	}
	return out, true
}

// counted reads x.size and x.length as a leaf whose size is asked for.
func (l *leaves) counted(e *program.Expr) (*Leaf, bool) {
	e = flow.Strip(e)
	if e == nil || e.Op != program.Call && e.Op != program.Member || e.Name != "size" && e.Name != "length" && e.Name != "count" || e.X == nil {
		return nil, false
	}
	x := flow.Strip(e.X)
	if x.Op == program.Call && (x.Name == "trim" || x.Name == "strip") && x.X != nil {
		x = flow.Strip(x.X)
		if leaf := l.leaf(x); leaf != nil {
			leaf.sized, leaf.text = true, true
			return leaf, true
		}
	}
	leaf := l.leaf(x)
	if leaf == nil {
		return nil, false
	}
	leaf.sized = true
	return leaf, true
}

// number reads an operand of a comparison or of arithmetic.
func (l *leaves) number(e *program.Expr) {
	e = flow.Strip(e)
	if e == nil {
		return
	}
	if lit, ok := literal(e); ok {
		if lit.Kind == Number {
			l.lits = append(l.lits, lit)
		}
		return
	}
	if _, ok := l.counted(e); ok {
		return
	}
	switch e.Op {
	case program.Binary:
		l.number(e.X)
		l.number(e.Y)
		return
	case program.Constant:
		if v := Constant(l.method, e.Name); v != nil {
			l.number(v)
		}
		return
	case program.Call:
		if e.Name == "old" && len(e.List) == 1 {
			l.number(e.List[0])
			return
		}
	}
	if x := l.leaf(e); x != nil {
		x.numeric = true
		return
	}
	e.Children(l.number)
}

var signs = map[string]bool{"positive?": true, "negative?": true, "zero?": true, "nonzero?": true, "even?": true, "odd?": true, "finite?": true, "integer?": true}

var empties = map[string]bool{"empty?": true, "any?": true, "none?": true, "all?": true, "some": true, "every": true}

// call reads a predicate.
func (l *leaves) call(e *program.Expr) {
	switch {
	case e.Name == "old" && len(e.List) == 1:
		l.cond(e.List[0])
		return
	case e.X == nil || e.X.Op == program.Self:
		if l.opened(e) {
			return
		}
		for _, a := range e.List {
			l.value(a)
		}
		if x := l.leaf(e); x != nil {
			x.truth = true
		}
		return
	case e.X.Op == program.Range || e.Name == "between?":
		l.number(e.X)
		if e.X.Op == program.Range {
			l.number(e.X.X)
			l.number(e.X.Y)
		}
		for _, a := range e.List {
			l.number(a)
		}
		return
	case e.X.Op == program.Regex && len(e.List) == 1:
		l.pattern(e.List[0], e.X)
		return
	case (e.Name == "match?" || e.Name == "match") && len(e.List) == 1:
		l.pattern(e.X, e.List[0])
		return
	case e.X.Op == program.Constant && len(e.List) == 1 && (e.X.Name == "Number" || e.X.Name == "Array"):
		if x := l.leaf(e.List[0]); x != nil {
			x.numeric = x.numeric || e.X.Name == "Number"
			x.fraction = x.fraction || strings.HasSuffix(e.Name, "Integer")
			x.sized = x.sized || e.X.Name == "Array"
			x.kind = true
		}
		return
	}
	if l.membership(e) || l.counts(e) {
		return
	}
	x := l.leaf(e.X)
	if x == nil {
		if leaf, ok := l.counted(&program.Expr{Op: program.Call, Name: "size", X: e.X}); ok && empties[e.Name] {
			leaf.sized = true
			return
		}
		l.value(e.X)
		for _, a := range e.List {
			l.value(a)
		}
		return
	}
	switch {
	case signs[e.Name]:
		x.numeric = true
		x.fraction = x.fraction || e.Name == "integer?"
	case e.Name == "nil?":
		x.nilable = true
	case e.Name == "blank?", e.Name == "present?":
		x.nilable, x.text = true, true
	case empties[e.Name]:
		x.sized = true
	case e.Name == "is_a?" || e.Name == "kind_of?" || e.Name == "instance_of?":
		if len(e.List) == 1 {
			x.typed(e.List[0].Name)
		}
	case len(e.List) == 0:
		if q := l.leaf(e); q != nil {
			q.truth = true
		}
	case (e.Name == "start_with?" || e.Name == "end_with?" || e.Name == "startsWith" || e.Name == "endsWith") && len(e.List) == 1:
		if v, ok := literal(e.List[0]); ok {
			x.text = true
			x.literals = append(x.literals, v)
		}
	default:
		for _, a := range e.List {
			l.value(a)
		}
	}
}

// counts reads x.size.positive? and the like.
func (l *leaves) counts(e *program.Expr) bool {
	if !signs[e.Name] {
		return false
	}
	_, ok := l.counted(e.X)
	return ok
}

func (l *leaves) membership(e *program.Expr) bool {
	if len(e.List) != 1 {
		return false
	}
	set, x := e.X, e.List[0]
	switch e.Name {
	case "in?":
		set, x = x, set
	case "include?", "includes", "member?", "exclude?":
	default:
		return false
	}
	if set.Op == program.Constant {
		set = Constant(l.method, set.Name)
	}
	for set != nil && (set.Op == program.Call && set.Name == "freeze" || set.Op == program.Cast) {
		set = set.X
	}
	if v, ok := literal(x); ok && v.Kind == String && set != nil { // a text that has another in it
		if whole := l.leaf(set); whole != nil && (whole.typ == nil || whole.typ.Name == "string") {
			whole.text = true
			whole.literals = append(whole.literals, v)
			return true
		}
	}
	leaf := l.leaf(x)
	if set == nil || leaf == nil {
		return false
	}
	if set.Op == program.Range {
		leaf.numeric = true
		l.number(set.X)
		l.number(set.Y)
		return true
	}
	if set.Op != program.Array {
		return false
	}
	for _, item := range set.List {
		if v, ok := literal(item); ok {
			leaf.literals = append(leaf.literals, v)
		}
	}
	return true
}

// value notes a leaf that is only handed on.
func (l *leaves) value(e *program.Expr) {
	e = flow.Strip(e)
	if e == nil {
		return
	}
	if e.Op == program.Local || e.Op == program.Field_ {
		l.leaf(e)
		return
	}
	e.Children(l.value)
}

func (x *Leaf) typed(name string) {
	switch name {
	case "Integer":
		x.numeric, x.fraction, x.nilable = true, true, true
	case "Numeric", "Float", "BigDecimal":
		x.numeric, x.nilable = true, true
	case "String":
		x.text, x.nilable = true, true
		x.literals = append(x.literals, Value{Kind: Number, Num: 1, Whole: true})
	case "Array":
		x.sized, x.nilable = true, true
	default:
		x.nilable = true
	}
}

var plural = regexp.MustCompile(`[^s]s$|(list|items|entries|collection|ids|set)$`)

// samples are the values that a leaf is tried with.
func (x *Leaf) samples(lang program.Language, lits []Value) []Value {
	var out []Value
	add := func(v Value) {
		if !slices.ContainsFunc(out, func(o Value) bool {
			return o.Kind == v.Kind && o.Num == v.Num && o.Text == v.Text && len(o.Items) == len(v.Items)
		}) {
			out = append(out, v)
		}
	}
	if x.admitsNil(lang) {
		x.nils(lang, add)
	}
	for _, v := range x.literals {
		add(v)
	}
	switch {
	case x.numeric:
		x.numbers(lits, add)
	case x.sized || x.text:
		x.sizes(lits, add)
	case x.listed(add):
	case len(x.literals) > 0:
		switch x.literals[0].Kind {
		case String:
			add(Value{Kind: String, Text: "other"})
		case Symbol:
			add(Value{Kind: Symbol, Text: "other"})
		}
	case x.boolean():
		add(Value{Kind: True})
		add(Value{Kind: False})
	case x.typ != nil && x.typ.Name == "string" || x.typ != nil && x.typ.Name == "number":
		x.primitives(add)
	default:
		add(Value{Kind: Object})
	}
	return out
}

// listed adds the members of a type that lists literals; nothing else can be passed.
func (x *Leaf) listed(add func(Value)) bool {
	if x.typ == nil || x.typ.Name != "union" || len(x.typ.Args) == 0 {
		return false
	}
	var out []Value
	for _, a := range x.typ.Args {
		text := strings.Trim(a.Text, `"'`)
		switch {
		case a.Name == "null" || a.Name == "undefined":
		case a.Name == "literal" && len(text) == len(a.Text)-2:
			out = append(out, Value{Kind: String, Text: text})
		default:
			return false
		}
	}
	for _, v := range out {
		add(v)
	}
	return len(out) > 0
}

// nils are the ways to be missing that a leaf has.
func (x *Leaf) nils(lang program.Language, add func(Value)) {
	if lang == program.Ruby {
		add(Value{Kind: Nil})
		return
	}
	undefined := x.typ == nil || x.absent || !x.typ.Nullable || strings.Contains(x.typ.Text, "undefined")
	if undefined {
		add(Value{Kind: Nil, Undef: true})
	}
	if x.typ != nil && strings.Contains(x.typ.Text, "null") {
		add(Value{Kind: Nil})
	}
}

func (x *Leaf) primitives(add func(Value)) {
	if x.typ.Name == "string" {
		add(Value{Kind: String})
		add(Value{Kind: String, Text: "a"})
		return
	}
	add(Value{Kind: Number, Whole: true})
	add(Value{Kind: Number, Num: 1, Whole: true})
}

// boolean reports whether a leaf is asked for nothing but its truth; so is a question that is not understood.
func (x *Leaf) boolean() bool {
	if x.typ != nil {
		return x.typ.Name == "boolean"
	}
	return x.truth && !x.nilable && (strings.HasSuffix(x.Path, "?") || strings.HasSuffix(x.Path, ")") || strings.Contains(x.Path, "."))
}

func (x *Leaf) admitsNil(lang program.Language) bool {
	if lang == program.TypeScript {
		if x.typ != nil {
			return x.absent || x.typ.Nullable || x.typ.Name == "any" || x.typ.Name == "unknown"
		}
		return x.nilable
	}
	return x.nilable || x.numeric || x.sized || x.text || x.truth && !x.boolean()
}

func (x *Leaf) numbers(lits []Value, add func(Value)) {
	near := []float64{-1, 0, 1, 2}
	fraction := x.fraction
	for i, v := range lits {
		if i >= 4 {
			break
		}
		near = append(near, v.Num-1, v.Num, v.Num+1)
		fraction = fraction || !v.Whole
	}
	slices.Sort(near)
	for _, n := range near {
		add(Value{Kind: Number, Num: n, Whole: n == float64(int64(n))})
	}
	if fraction {
		add(Value{Kind: Number, Num: near[len(near)-1] - 0.5})
		add(Value{Kind: Number, Num: 0.5})
	}
}

func (x *Leaf) sizes(lits []Value, add func(Value)) {
	text := x.text || x.typ != nil && x.typ.Name == "string"
	name := x.Path
	if x.typ == nil && x.sized && plural.MatchString(name) {
		text = false
	}
	if x.typ != nil && (x.typ.Name == "Array" || x.typ.Name == "ReadonlyArray" || strings.HasPrefix(x.typ.Text, "readonly ")) {
		text = false
	}
	lengths := []float64{0, 1}
	if x.sized {
		for i, v := range append(lits, x.literals...) {
			if v.Kind == Number && i < 4 && v.Num >= 0 && v.Num < 300 {
				lengths = append(lengths, max(v.Num-1, 0), v.Num, v.Num+1)
			}
		}
	}
	slices.Sort(lengths)
	for _, n := range slices.Compact(lengths) {
		if text {
			add(Value{Kind: String, Text: strings.Repeat("a", int(n))})
			continue
		}
		v := Value{Kind: List}
		for range int(n) {
			v.Items = append(v.Items, Value{Kind: Object})
		}
		add(v)
	}
	if x.text {
		add(Value{Kind: String, Text: "  "})
	}
}
