package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/contracts"
)

// WireKind says how a parameter of a TypeScript method gets its value from outside.
type WireKind uint8

// The kinds: not from outside, as far as declarations tell; one named value of a request; a request or message as an object; a
// job of a queue, whose data is such an object; a request object, whose body is.
const (
	NotWire WireKind = iota
	WireValue
	WireObject
	WireJob
	WireRequest
)

// requestParts are the decorators of parameters that take a part of a request or message.
var requestParts = map[string]bool{"Body": true, "Query": true, "Param": true, "Headers": true, "Payload": true, "MessageBody": true, "RabbitPayload": true}

// injected are the decorators of parameters that the framework gives, or that it has checked against a schema of its own.
var injected = map[string]bool{"Res": true, "Response": true, "Req": true, "Request": true, "Next": true, "Ip": true, "Session": true, "HostParam": true, "Context": true,
	"Ctx": true, "Root": true, "Parent": true, "Info": true, "Inject": true, "Args": true, "ConnectedSocket": true}

// messageHandlers are the decorators of methods whose first parameter crossed a socket or a queue.
var messageHandlers = map[string]bool{"MessagePattern": true, "EventPattern": true, "GrpcMethod": true, "SubscribeMessage": true, "RabbitSubscribe": true, "RabbitRPC": true,
	"SqsMessageHandler": true}

// WireOf reads the decorators and the type of a parameter.
func WireOf(m *program.Method, prm *program.Param) WireKind {
	if m.File.Language != program.TypeScript {
		return NotWire
	}
	if d := requestPart(prm); d != nil {
		if len(d.List) > 0 && d.List[0].Op == program.Str {
			return WireValue
		}
		return WireObject
	}
	first := len(m.Params) > 0 && m.Params[0] == prm
	switch {
	case first && len(prm.Decorators) == 0 && decorated(m.Decorators, messageHandlers):
		return WireObject
	case first && queueJob(m, prm):
		return WireJob
	case request(prm):
		return WireRequest
	}
	return NotWire
}

func requestPart(prm *program.Param) *program.Expr {
	for _, d := range prm.Decorators {
		if requestParts[d.Name] {
			return d
		}
	}
	return nil
}

// queueJob recognises the job a processor is given: a method under @Process, or process of a worker.
func queueJob(m *program.Method, prm *program.Param) bool {
	if prm.Type != nil && prm.Type.Name != "Job" && !Untyped(prm.Type) {
		return false
	}
	return decorated(m.Decorators, map[string]bool{"Process": true}) || m.Class != nil && m.Class.Super == "WorkerHost" && m.Name == "process"
}

var requestTypes = map[string]bool{"Request": true, "FastifyRequest": true, "NextApiRequest": true, "ExpressRequest": true, "IncomingMessage": true}

func request(prm *program.Param) bool {
	return prm.Name == "req" || prm.Name == "request" || prm.Type != nil && requestTypes[prm.Type.Name]
}

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
			if d.Name != "UsePipes" {
				continue
			}
			for _, pipe := range d.List {
				if of := passage(pipe); of != Unpiped {
					return of
				}
			}
		}
	}
	return memo(p, passageKey{}, func() Passage { return applicationPipe(p) })
}

type passageKey struct{}

// validationPipe finds the pipe of the framework, and not one of the project's own whose name ends so.
var validationPipe = regexp.MustCompile(`\bValidationPipe\b`)

// applicationPipe is the pipe that is registered for all controllers.
func applicationPipe(p *contracts.Pass) Passage {
	if !p.Program.GlobalPipe() {
		return Unpiped
	}
	for _, word := range []string{"useGlobalPipes", "APP_PIPE"} {
		for _, f := range p.Program.Mentioning(word) {
			if f.Language == program.TypeScript && validationPipe.MatchString(f.Text.String()) {
				return Validated
			}
		}
	}
	return Vouched
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
