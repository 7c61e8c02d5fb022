package flow

import "github.com/agentcore/proviso/analysis/program"

// assertionModules are packages whose functions raise unless what they are given holds.
var assertionModules = map[string]bool{"assert": true, "node:assert": true, "assert/strict": true, "node:assert/strict": true, "tiny-invariant": true, "invariant": true,
	"ts-invariant": true, "outvariant": true, "@sindresorhus/is": true, "chai": true, "ts-essentials": true, "power-assert": true, "assertate": true}

// asserted reads a call of a known package of assertions as the condition it asserts; it reports whether it is one.
func (f *Frame) asserted(s *State, e *program.Expr) bool {
	if e.Op != program.Call || len(e.List) == 0 || f.File().Language != program.TypeScript {
		return false
	}
	name := e.Name
	switch {
	case e.X == nil:
		i, ok := f.imported(e.Name)
		if !ok || !assertionModules[i.From] {
			return false
		}
		if name = i.Name; name == "default" || name == "strict" || name == "*" {
			name = "ok"
		}
	case e.X.Op == program.Constant:
		if i, ok := f.imported(e.X.Name); !ok || !assertionModules[i.From] {
			return false
		}
	default:
		return false
	}
	x := e.List[0]
	var y *program.Expr
	if len(e.List) > 1 {
		y = e.List[1]
	}
	compared := func(op string) {
		if y != nil {
			f.refine(s, &program.Expr{Op: program.Binary, Name: op, X: x, Y: y, Span: e.Span}, true)
		}
	}
	switch name {
	case "ok", "assert", "invariant", "truthy":
		f.refine(s, x, true)
	case "equal", "strictEqual", "deepEqual", "deepStrictEqual":
		compared("===")
	case "notEqual", "notStrictEqual":
		compared("!==")
	case "exists", "isDefined", "isNotNull", "isOk", "match", "instanceOf":
		f.isNull(s, f.Value(s, x), false)
	default:
		return false
	}
	return true
}

func (f *Frame) imported(name string) (program.Import, bool) {
	for _, i := range f.File().Imports {
		if i.Local == name {
			return i, true
		}
	}
	return program.Import{}, false
}
