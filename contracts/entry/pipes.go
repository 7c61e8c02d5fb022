package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/contracts"
)

// Passage is what stands between the wire and a decorated parameter.
type Passage uint8

// The passages: nothing; a ValidationPipe, which checks what decorated classes ask; a pipe of the project's own, which is taken to
// check everything.
const (
	Unpiped Passage = iota
	Validated
	Vouched
)

// PassageOf looks for pipes at the parameter, the method, the class and, as far as the workspace shows, the application.
func PassageOf(p *contracts.Pass, m *program.Method, prm *program.Param) Passage {
	if d := requestPart(prm); d != nil {
		for i, pipe := range d.List {
			if i == 0 && pipe.Op == program.Str {
				continue
			}
			if of := passage(pipe); of != Unpiped {
				return of
			}
		}
	}
	lists := [][]*program.Expr{m.Decorators}
	if m.Class != nil {
		lists = append(lists, m.Class.Decorators)
	}
	for _, list := range lists {
		for _, d := range list {
			if of := passageOfDecorator(p, m, d); of != Unpiped {
				return of
			}
		}
	}
	return memo(p, passageKey{}, func() Passage { return applicationPipe(p) })
}

// passageOfDecorator is what the pipes of a decorator check: those it is given, or those that a decorator of the project's own
// stands for: export const Validated = () => applyDecorators(UsePipes(new ValidationPipe())).
func passageOfDecorator(p *contracts.Pass, m *program.Method, d *program.Expr) Passage {
	if of := usedPipes(d); of != Unpiped || d.Op != program.Call || d.X != nil || d.Name == "UsePipes" {
		return of
	}
	own := flow.Scope{Classes: project(p), Method: m}.Function(d.Name)
	if own == nil {
		return Unpiped
	}
	return usedPipes(own.Body())
}

// usedPipes is what the first UsePipes below an expression lets through.
func usedPipes(e *program.Expr) Passage {
	found := Unpiped
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Call && x.Name == "UsePipes" {
			for _, pipe := range x.List {
				if of := passage(pipe); found == Unpiped {
					found = of
				}
			}
		}
		return found == Unpiped
	})
	return found
}

type passageKey struct{}

// validationPipe finds the pipe of the framework, and not one of the project's own whose name ends so.
var validationPipe = regexp.MustCompile(`\bValidationPipe\b`)

// applicationPipe is the pipe that is registered for all controllers.
func applicationPipe(p *contracts.Pass) Passage {
	if !p.Program.GlobalPipe() {
		if setUpElsewhere(p) {
			return Vouched
		}
		return Unpiped
	}
	for _, word := range []string{"useGlobalPipes", "APP_PIPE"} {
		for _, f := range p.Program.MentionedIn(word) {
			if f.Language == program.TypeScript && validationPipe.MatchString(f.Text.String()) {
				return Validated
			}
		}
	}
	return Vouched
}

var describing = regexp.MustCompile(`(?i)swagger|openapi|docs?$|listen|sentry|logger`)

// setUpElsewhere reports whether the application is handed to a function of a package as it starts, which may register any pipe:
// await applyMiddleware(AppModule, app).
func setUpElsewhere(p *contracts.Pass) bool {
	for _, f := range p.Program.Mentioning("NestFactory") {
		if f.Language != program.TypeScript || TestPath(f.Path) {
			continue
		}
		for _, m := range append([]*program.Method{f.TopLevel}, f.Functions...) {
			if m == nil || !m.HasBody() {
				continue
			}
			found := false
			m.Body().Walk(func(e *program.Expr) bool {
				if e.Op == program.Call && e.X == nil && !describing.MatchString(e.Name) {
					for _, a := range e.List {
						found = found || a.Op == program.Local && a.Name == "app" && flow.Scope{Classes: project(p), Method: m}.Function(e.Name) == nil
					}
				}
				return !found
			})
			if found {
				return true
			}
		}
	}
	return false
}

// passage is what one pipe checks.
func passage(pipe *program.Expr) Passage {
	name := pipe.Name
	switch {
	case pipe.Op == program.Hash || name == "DefaultValuePipe":
		return Unpiped
	case name == "ValidationPipe":
		return Validated
	}
	return Vouched
}

// parsed is what the pipes of the framework prove of one value.
var parsed = map[string]flow.Fact{
	"ParseIntPipe":   {Null: flow.NonNull, Type: "number", Integer: true, Finite: true, Tested: flow.TestNull | flow.TestType},
	"ParseFloatPipe": {Null: flow.NonNull, Type: "number", Finite: true, Tested: flow.TestNull | flow.TestType},
	"ParseBoolPipe":  {Null: flow.NonNull, Type: "boolean", Tested: flow.TestNull | flow.TestType},
	"ParseArrayPipe": {Null: flow.NonNull, Type: "Array", Tested: flow.TestNull | flow.TestType},
	"ParseUUIDPipe":  {Null: flow.NonNull, Type: "string", Empty: flow.No, Member: true, Tested: flow.TestNull | flow.TestType | flow.TestMember | flow.TestListed},
	"ParseEnumPipe":  {Null: flow.NonNull, Member: true, Tested: flow.TestNull | flow.TestType | flow.TestMember | flow.TestListed},
	"ParseDatePipe":  {Null: flow.NonNull, Type: "Date", Finite: true, Tested: flow.TestNull | flow.TestType},
}

// piped is what is known of a parameter before its method runs: by its pipes, where it comes off the wire, else by its type.
func piped(p *contracts.Pass, m *program.Method, prm *program.Param) *flow.Shape {
	if WireOf(m, prm) == NotWire {
		return typed(prm.Type)
	}
	if d := requestPart(prm); d != nil {
		for _, pipe := range d.List {
			if known, ok := parsed[pipe.Name]; ok {
				return &flow.Shape{Known: known}
			}
		}
	}
	switch PassageOf(p, m, prm) {
	case Vouched:
		return &flow.Shape{Open: true}
	case Validated:
		if prm.Type != nil {
			if c := schema.ClassOf(p.Program, m.File, prm.Type.Name); c != nil && c.Kind == program.KindClass {
				if shape, any := schema.Decorated(p.Program, c); any {
					return shape
				}
			}
		}
	}
	return nil
}

// typed is what a type proves where a compiler holds callers to it: [T, ...T[]] has an element.
func typed(t *program.Type) *flow.Shape {
	if t == nil || t.Nullable {
		return nil
	}
	if t.Name == "tuple" && len(t.Args) > 0 && t.Args[0].Name != "rest" && t.Args[0].Name != "optional" || strings.HasSuffix(t.Name, "NonEmptyArray") {
		return &flow.Shape{Known: flow.Fact{Null: flow.NonNull, Empty: flow.No}}
	}
	return nil
}
