package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// CameIn reports whether something that an expression of a TypeScript method is made of may have come in from outside: it is part of a
// request or a command, or a parameter that some call gives such a thing. What all calls make of what the program has in hand did not.
// Of a method that no call is seen of, nobody can tell in a class that no other file names; where others name it, they call it in a way
// that cannot be followed or not at all, which is no evidence.
func CameIn(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	return incoming{p, map[*program.Param]bool{}}.of(m, e, maxIncoming)
}

// maxIncoming bounds through how many calls and locals a value is followed back; beyond, it may have come from anywhere.
const maxIncoming = 6

type incoming struct {
	p    *contracts.Pass
	seen map[*program.Param]bool
}

func (in incoming) of(m *program.Method, e *program.Expr, depth int) bool {
	found := false
	if e == nil {
		return false
	}
	if depth == 0 {
		return true
	}
	e.Walk(func(x *program.Expr) bool {
		switch {
		case found:
		case x.Op == program.Await:
			return false // what was asked for is in hand
		case x.Op == program.Closure_:
			return false
		case x.Op == program.Member && ownIdentity(x):
			return false
		case x.Op == program.Local:
			found = in.local(m, x, depth)
		}
		return !found
	})
	return found
}

var requestType = regexp.MustCompile(`(Dto|DTO|Input|Args|Request|Body|Payload)$`)

var requestName = regexp.MustCompile(`^(req|request|ctx|input)$`)

func (in incoming) local(m *program.Method, x *program.Expr, depth int) bool {
	for _, prm := range m.Params {
		if prm.Kind == program.Destructured {
			if paramNamed(prm.Leaves, x.Name) != nil {
				return in.param(m, prm, depth)
			}
		}
	}
	if prm := paramNamed(m.Params, x.Name); prm != nil {
		return in.param(m, prm, depth)
	}
	known, found := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		var from *program.Expr
		switch e.Op {
		case program.Assign:
			if e.X != nil && e.Y != nil && e.X.Op == program.Local && e.X.Name == x.Name {
				from = e.Y
			}
		case program.Multi:
			for _, t := range e.List {
				if t.X != nil && t.X.Op == program.Local && t.X.Name == x.Name {
					from = e.Y
				}
			}
		case program.For:
			if len(e.List) > 0 && targets(e.List[0], x.Name) {
				from = e.X
			}
		case program.Call:
			for _, a := range e.List {
				if a != nil && a.Op == program.Closure_ && a.Span.Contains(x.Span) && paramNamed(a.Closure.Params, x.Name) != nil {
					from = e.X
				}
			}
		}
		if from != nil {
			known = true
			found = found || in.of(m, from, depth-1)
		}
		return !found
	})
	return found || !known && requestName.MatchString(x.Name)
}

func (in incoming) param(m *program.Method, prm *program.Param, depth int) bool {
	switch {
	case in.seen[prm]:
		return false
	case prm.Type != nil && ofFew(prm.Type):
		return false
	case requestPart(prm) != nil, decorated(prm.Decorators, map[string]bool{"Args": true, "Arg": true}):
		return !guardedByOwn(in.p, m)
	case request(prm), WireOf(m, prm) != NotWire:
		return !FromQueue(m, prm)
	case m.Class != nil && handlerName.MatchString(m.Class.Name) && (m.Name == "execute" || m.Name == "handle"):
		return true
	}
	in.seen[prm] = true
	calls := CallsOf(in.p, m, prm)
	for _, g := range calls {
		if g.Expr != nil && in.of(g.Site.Method, g.Expr, depth-1) {
			return true
		}
	}
	return len(calls) == 0 && givenByNobodySeen(in.p, m, prm)
}

// givenByNobodySeen reports whether what a method is given that no call is seen of may be anything: the framework that a decorator
// registers it with calls it, or no other file names its class. What a decorator of the project's own fills a parameter with, the
// program has worked out.
func givenByNobodySeen(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	if len(m.Decorators) > 0 {
		return len(prm.Decorators) == 0
	}
	if prm.Type != nil && requestType.MatchString(prm.Type.Name) {
		return true // what a request brings has a type of its own
	}
	return !usedUnseen(p, m)
}

var handlerName = regexp.MustCompile(`(Command|Query|Handler|UseCase|Usecase)$`)

// ofFew reports whether a type is a choice of a few values that the program lists.
func ofFew(t *program.Type) bool {
	return t.Name == "union" || t.Name == "literal" || t.Name == "boolean"
}
