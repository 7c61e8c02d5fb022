package entry

import (
	"github.com/agentcore/proviso/analysis/program"
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

// messageHandlers are the decorators of methods whose first parameter crossed a socket or a queue. A message of gRPC is read by its
// declaration, which gives every field a value.
var messageHandlers = map[string]bool{"MessagePattern": true, "EventPattern": true, "SubscribeMessage": true, "RabbitSubscribe": true, "RabbitRPC": true,
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

// queued are those of them that hear what other parts of the program say.
var queued = map[string]bool{"MessagePattern": true, "EventPattern": true, "RabbitSubscribe": true, "RabbitRPC": true}

// FromQueue reports whether a parameter brings a job or a message that crossed a queue, not a request of somebody else's.
func FromQueue(m *program.Method, prm *program.Param) bool {
	return WireOf(m, prm) == WireJob || decorated(m.Decorators, queued)
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
