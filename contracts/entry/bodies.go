package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Bodies lists every method and function of the file that is asked about and can be read whole: what rules judge that look at the program itself
// and need no run.
func Bodies(p *contracts.Pass) []*program.Method {
	var out []*program.Method
	for _, c := range p.File.Classes {
		if c.Kind == program.KindInterface {
			continue
		}
		for _, m := range c.Methods {
			if analysable(m) && p.Asks(m) {
				out = append(out, m)
			}
		}
	}
	for _, m := range p.File.Functions {
		if analysable(m) && p.Asks(m) {
			out = append(out, m)
		}
	}
	return out
}

// Path is the way from a body down to an expression: its ancestors, outermost first.
type Path []*program.Expr

// WalkPath calls f for e and everything below it with the way to it; f returning false skips what is below. The path is only
// valid during the call.
func WalkPath(e *program.Expr, f func(Path, *program.Expr) bool) {
	var path Path
	var visit func(*program.Expr)
	visit = func(e *program.Expr) {
		if e == nil || !f(path, e) {
			return
		}
		path = append(path, e)
		e.Children(visit)
		path = path[:len(path)-1]
	}
	visit(e)
}

// Statement reports whether the expression at the end of the path stands in a list of statements and is not its operand.
func (p Path) Statement() bool { return len(p) > 0 && p[len(p)-1].Op == program.Block }

// End tells where a list of following statements ends.
type End uint8

// A body ends with its method, with one turn of a loop, or with a closure.
const (
	MethodEnd End = iota
	LoopEnd
	ClosureEnd
)

// After lists the statements that run when e, at the end of the path, is done normally: the rest of each enclosing list, up to
// the end of the method, of a turn of the innermost loop, or of the innermost closure.
func (p Path) After(e *program.Expr) ([]*program.Expr, End) {
	var out []*program.Expr
	for i := len(p) - 1; i >= 0; i-- {
		outer := p[i]
		switch {
		case outer.Op == program.While || outer.Op == program.For:
			return out, LoopEnd
		case outer.Closure != nil && outer.Closure.Body == e:
			return out, ClosureEnd
		case outer.Op == program.Block:
			for j, s := range outer.List {
				if s == e {
					out = append(out, outer.List[j+1:]...)
				}
			}
		}
		e = outer
	}
	return out, MethodEnd
}
