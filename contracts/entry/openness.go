package entry

import "github.com/agentcore/proviso/analysis/program"

// Openness is how far the declaration of a parameter leaves its values open.
type Openness uint8

// The kinds. Closed types name their values or hide them; Texts are any text or number; Wire values may be anything at all.
const (
	Closed Openness = iota
	Texts
	Wire
)

// OpennessOf reads a parameter's declaration; a destructured key of a type that is not spelled out here is closed, because
// nothing is known of it.
func OpennessOf(m *program.Method, p *program.Param) Openness {
	if m.File.Language == program.Ruby {
		if WireHash(p.Name) || m.Name == "perform" {
			return Wire
		}
		return Texts
	}
	for _, q := range m.Params {
		for _, leaf := range q.Leaves {
			if leaf == p && p.Type == nil && !Untyped(q.Type) {
				return Closed
			}
		}
	}
	if offTheWire(m, p) {
		return Wire
	}
	return openness(p.Type)
}

// fills are the decorators that fill a parameter from a request; pipes those that make a declared type true.
var fills, pipes = map[string]bool{"Param": true, "Query": true, "Headers": true}, map[string]bool{"UsePipes": true}

// offTheWire reports whether a decorator fills the parameter from a request and no pipe makes its type true.
func offTheWire(m *program.Method, p *program.Param) bool {
	for _, d := range p.Decorators {
		if fills[d.Name] && len(d.List) == 1 && d.List[0].Op == program.Str {
			return !decorated(m.Decorators, pipes) && (m.Class == nil || !decorated(m.Class.Decorators, pipes))
		}
	}
	return false
}

func openness(t *program.Type) Openness {
	if Untyped(t) {
		return Wire
	}
	switch t.Name {
	case "string", "number":
		return Texts
	case "union":
		for _, a := range t.Args {
			if openness(a) == Closed {
				return Closed
			}
		}
		return Texts
	}
	return Closed
}
