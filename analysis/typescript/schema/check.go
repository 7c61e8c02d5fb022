package schema

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// form is how a call of a library checks: schema.parse(x), parse(schema, x), decode(schema)(x), assert(x, schema).
type form struct {
	answer flow.Answer
	holds  string
	async  bool
	lib    string // "" for any
}

// methods are sent to a schema, with the value as first argument.
var methods = map[string][]form{
	"parse":          {{answer: flow.Raised}},
	"parseAsync":     {{answer: flow.Raised, async: true}},
	"safeParse":      {{answer: flow.Report, holds: "data"}},
	"safeParseAsync": {{answer: flow.Report, holds: "data"}},
	"spa":            {{answer: flow.Report, holds: "data"}},
	"validate":       {{answer: flow.Report, holds: "value", lib: "joi"}, {answer: flow.Raised, async: true, lib: "yup"}},
	"validateSync":   {{answer: flow.Raised, lib: "yup"}},
	"validateAsync":  {{answer: flow.Raised, async: true, lib: "joi"}},
	"isValidSync":    {{answer: flow.Truth, lib: "yup"}},
	"decode":         {{answer: flow.Report, holds: "right", lib: "io-ts"}},
	"is":             {{answer: flow.Truth, lib: "io-ts"}},
	"check":          {{answer: flow.Raised, lib: "runtypes"}},
	"assert":         {{answer: flow.Raised, lib: "zod"}},
}

// functions are given a schema and a value, in the order of the library.
var functions = map[string][]form{
	"parse":          {{answer: flow.Raised, lib: "valibot"}, {answer: flow.Raised, lib: "zod"}},
	"parseAsync":     {{answer: flow.Raised, async: true, lib: "valibot"}},
	"safeParse":      {{answer: flow.Report, holds: "output", lib: "valibot"}, {answer: flow.Report, holds: "data", lib: "zod"}},
	"safeParseAsync": {{answer: flow.Report, holds: "output", lib: "valibot"}},
	"attempt":        {{answer: flow.Raised, lib: "joi"}},
	"assert":         {{answer: flow.Raised, lib: "joi"}, {answer: flow.Raised, lib: "superstruct"}, {answer: flow.Raised, lib: "valibot"}, {answer: flow.Raised, lib: "typia"}},
	"create":         {{answer: flow.Raised, lib: "superstruct"}},
	"mask":           {{answer: flow.Raised, lib: "superstruct"}},
	"is":             {{answer: flow.Truth, lib: "superstruct"}, {answer: flow.Truth, lib: "valibot"}, {answer: flow.Truth, lib: "typia"}},
	"equals":         {{answer: flow.Truth, lib: "typia"}},
	"validate":       {{answer: flow.Report, holds: "[1]", lib: "superstruct"}, {answer: flow.Report, holds: "data", lib: "typia"}, {answer: flow.Truth, lib: "ajv"}},
	"assertEquals":   {{answer: flow.Raised, lib: "typia"}},
	"assertGuard":    {{answer: flow.Raised, lib: "typia"}},
	"assertParse":    {{answer: flow.Raised, lib: "typia"}},
}

// curried are given a schema and give the function that checks.
var curried = map[string]form{
	"decodeUnknownSync": {answer: flow.Raised}, "decodeSync": {answer: flow.Raised}, "validateSync": {answer: flow.Raised}, "asserts": {answer: flow.Raised},
	"decodeUnknownEither": {answer: flow.Report, holds: "right"}, "decodeEither": {answer: flow.Report, holds: "right"}, "validateEither": {answer: flow.Report, holds: "right"},
	"decodeUnknownPromise": {answer: flow.Raised, async: true}, "decodePromise": {answer: flow.Raised, async: true}, "is": {answer: flow.Truth},
}

// valueFirst are the libraries whose functions take the value before the schema.
var valueFirst = map[string]bool{"superstruct": true, "joi": true, "typia": true}

func pick(forms []form, l *lib) *form {
	for i := range forms {
		if forms[i].lib == "" || l != nil && forms[i].lib == l.name {
			return &forms[i]
		}
	}
	return nil
}

// Check is what a call in a method checks, or nil.
func Check(p Program, m *program.Method, e *program.Expr) *flow.Check {
	s := scope{program: p, file: m.File, method: m}
	if e.Op != program.Call || len(e.List) == 0 {
		return nil
	}
	if e.Name == "" {
		return s.curried(e)
	}
	for _, read := range []func(*program.Expr) *flow.Check{s.validated, s.compiled, s.function, s.sent} {
		if c := read(e); c != nil {
			return c
		}
	}
	return nil
}

func (f *form) check(shape *flow.Shape, of *program.Expr) *flow.Check {
	return &flow.Check{Shape: shape, Of: of, Answer: f.answer, Holds: f.holds, Async: f.async}
}

// shapeOf is what a schema says; what cannot be read is open.
func (s scope) shapeOf(e *program.Expr) *flow.Shape {
	if r := s.read(e); r != nil {
		return &r.shape
	}
	return &flow.Shape{Open: true}
}

// curried reads decodeUnknownSync(Order)(x), also through a constant that holds the function.
func (s scope) curried(e *program.Expr) *flow.Check {
	made, at := s.behind(e.X)
	if made == nil || made.Op != program.Call || len(made.List) == 0 {
		return nil
	}
	f, ok := curried[made.Name]
	if !ok || at.origin(made) == nil || at.origin(made).name != "effect" {
		return nil
	}
	return f.check(at.shapeOf(made.List[0]), e.List[0])
}

// behind is what a name stands for.
func (s scope) behind(e *program.Expr) (*program.Expr, scope) {
	if e == nil || s.depth > maxDepth {
		return nil, s
	}
	switch e.Op {
	case program.Local:
		return s.deeper().behind(s.local(e.Name))
	case program.Constant:
		if def, at := s.defined(e.Name); def != nil {
			return at.behind(def)
		}
	case program.Field_:
		if s.method != nil && s.method.Class != nil {
			for _, f := range s.method.Class.Fields {
				if f.Name == e.Name && f.Init != nil {
					return s.deeper().behind(f.Init)
				}
			}
		}
		return nil, s
	}
	return e, s
}

// origin is the library whose function a call names.
func (s scope) origin(e *program.Expr) *lib {
	if e.X == nil {
		if i, ok := importOf(s.file, e.Name); ok {
			return library(i.From)
		}
		return nil
	}
	return s.namespace(e.X)
}

// function reads parse(Order, x), v.parse(Order, x), Joi.attempt(x, Order), typia.assert(x).
func (s scope) function(e *program.Expr) *flow.Check {
	name := e.Name
	if e.X == nil {
		i, ok := importOf(s.file, e.Name)
		if !ok {
			return nil
		}
		name = i.Name
	}
	forms := functions[name]
	if forms == nil {
		return nil
	}
	l := s.origin(e)
	f := pick(forms, l)
	switch {
	case f == nil || l == nil:
		return nil
	case l.name == "typia":
		return f.check(&flow.Shape{Known: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}, Open: true}, e.List[0])
	case len(e.List) < 2:
		return nil
	case valueFirst[l.name]:
		return f.check(s.shapeOf(e.List[1]), e.List[0])
	}
	return f.check(s.shapeOf(e.List[0]), e.List[1])
}

// schemaName is how schemas that cannot be found are told from other things that parse.
var schemaName = regexp.MustCompile(`(Schema|Dto|DTO|Validator|Codec|Shape|Struct)$|^(schema|codec|validator)$`)

// sent reads Order.parse(x). A schema that cannot be found is known by its name; what it asks is not.
func (s scope) sent(e *program.Expr) *flow.Check {
	forms := methods[e.Name]
	if forms == nil || e.X == nil {
		return nil
	}
	if r := s.read(e.X); r != nil {
		if f := pick(forms, r.lib); f != nil {
			return f.check(&r.shape, e.List[0])
		}
		return nil
	}
	if forms[0].lib != "" || !schemaName.MatchString(last(e.X)) {
		return nil
	}
	return forms[0].check(&flow.Shape{Open: true}, e.List[0])
}

func last(e *program.Expr) string {
	switch e.Op {
	case program.Constant, program.Local, program.Member, program.Field_:
		return e.Name
	}
	return ""
}

// compiled reads validate(x) and this.validate(x) where ajv compiled the function, and ajv.validate(schema, x).
func (s scope) compiled(e *program.Expr) *flow.Check {
	truth := form{answer: flow.Truth}
	if e.Name == "validate" && e.X != nil && len(e.List) == 2 {
		if made, at := s.behind(e.X); made != nil && made.Op == program.New && at.ajv(made.Name) {
			return truth.check(&flow.Shape{Open: true}, e.List[1])
		}
	}
	callee := e.X
	switch {
	case e.X == nil:
		callee = &program.Expr{Op: program.Constant, Name: e.Name}
		if s.local(e.Name) != nil {
			callee.Op = program.Local
		}
	case e.X.Op == program.Self:
		callee = &program.Expr{Op: program.Field_, Name: e.Name}
	default:
		return nil
	}
	made, at := s.behind(callee)
	if made == nil || made.Op != program.Call {
		return nil
	}
	if f, ok := curried[made.Name]; ok && len(made.List) > 0 { // const decode = Schema.decodeUnknownSync(Order)
		if l := at.origin(made); l != nil && l.name == "effect" {
			return f.check(at.shapeOf(made.List[0]), e.List[0])
		}
	}
	if l := at.origin(made); l != nil && l.name == "typia" {
		switch made.Name {
		case "createAssert":
			return (&form{answer: flow.Raised}).check(&flow.Shape{Open: true}, e.List[0])
		case "createIs":
			return truth.check(&flow.Shape{Open: true}, e.List[0])
		}
	}
	if made.Name != "compile" || made.X == nil {
		return nil
	}
	if engine, in := at.behind(made.X); engine != nil && engine.Op == program.New && in.ajv(engine.Name) {
		return truth.check(jsonSchema(at, made.List), e.List[0])
	}
	return nil
}

func (s scope) ajv(class string) bool {
	i, ok := importOf(s.file, class)
	return ok && library(i.From) != nil && library(i.From).name == "ajv"
}

// jsonSchema reads a JSON schema that is written as a literal.
func jsonSchema(s scope, args []*program.Expr) *flow.Shape {
	if len(args) == 0 {
		return &flow.Shape{Open: true}
	}
	e, _ := s.behind(args[0])
	if e == nil || e.Op != program.Hash {
		return &flow.Shape{Open: true}
	}
	out := &flow.Shape{Known: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}, Keys: map[string]*flow.Shape{}}
	entries := pairs(e)
	required := map[string]bool{}
	if list := entries["required"]; list != nil && list.Op == program.Array {
		for _, k := range list.List {
			required[k.Name] = true
		}
	}
	for key, of := range pairs(entries["properties"]) {
		if required[key] && of != nil && of.Op == program.Hash {
			out.Keys[key] = property(s, of)
		}
	}
	return out
}

func pairs(e *program.Expr) map[string]*program.Expr {
	out := map[string]*program.Expr{}
	if e == nil || e.Op != program.Hash {
		return out
	}
	for _, p := range e.List {
		if p.Op == program.Pair && p.X != nil {
			out[p.X.Name] = p.Y
		}
	}
	return out
}

// property reads one required property.
func property(s scope, e *program.Expr) *flow.Shape {
	has := pairs(e)
	if of := has["type"]; of != nil && of.Name == "object" {
		return jsonSchema(s, []*program.Expr{e})
	}
	r := reading{lib: libraries["ajv"], shape: flow.Shape{Known: flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}}}
	if of := has["type"]; of != nil {
		r.kind = map[string]string{"string": "text", "array": "list"}[of.Name]
		r.shape.Known.Integer = of.Name == "integer"
		r.shape.Known.Finite = of.Name == "integer" || of.Name == "number"
	}
	for key, op := range map[string]string{"minimum": ">=", "maximum": "<=", "exclusiveMinimum": ">", "exclusiveMaximum": "<"} {
		if n, ok := flow.Number(has[key]); ok {
			r.shape.Known.Bounded(op, n)
			r.shape.Known.Tested |= flow.TestBound
		}
	}
	if n, ok := flow.Number(has["minLength"]); ok {
		r.least(n)
	}
	if n, ok := flow.Number(has["minItems"]); ok {
		r.least(n)
	}
	if has["enum"] != nil {
		s.among(&r, []*program.Expr{has["enum"]})
	}
	if has["format"] != nil || has["pattern"] != nil {
		matched(&r.shape.Known)
	}
	return &r.shape
}
