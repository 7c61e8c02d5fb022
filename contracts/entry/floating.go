package entry

import (
	"regexp"
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Promise is a TypeScript write that nobody waits for.
type Promise struct {
	Run       *Run
	Op        *program.Expr
	Statement *program.Expr // the whole chain, .then(…) included
	Async     bool          // the function around it can await
}

// Floating lists the writes of known libraries that are neither awaited, returned, discarded with void nor given a catch.
func Floating(p *contracts.Pass) []Promise {
	if p.File.Language != program.TypeScript {
		return nil
	}
	var out []Promise
	for _, r := range Methods(p) {
		if r.Kind != Internal {
			out = append(out, floatingOf(r)...)
		}
	}
	return out
}

func floatingOf(r *Run) []Promise {
	if len(r.Operations) == 0 {
		return nil
	}
	var out []Promise
	add := func(e *program.Expr) {
		if op := unheld(e); op != nil && r.Operations[op].Write && !marks(r.Method.File, op) {
			out = append(out, Promise{Run: r, Op: op, Statement: e, Async: awaits(r.Method, e)})
		}
	}
	for e := range Statements(r.Method) {
		add(e)
	}
	mentions := map[string]int{}
	r.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Local {
			mentions[e.Name]++
		}
		return true
	})
	r.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Has(program.Decl) && e.X != nil && e.X.Op == program.Local && mentions[e.X.Name] == 1 && e.Y != nil {
			add(e.Y) // a promise in a variable that nobody reads
		}
		return true
	})
	r.Method.Body().Walk(func(e *program.Expr) bool { // items.forEach((item) => this.items.save(item))
		if e.Op == program.Call && e.Name == "forEach" && len(e.List) > 0 && e.List[0].Op == program.Closure_ {
			if body := e.List[0].Closure.Body; body != nil && len(body.List) == 1 && body.List[0].Op == program.Return && body.List[0].Span == body.Span && body.List[0].X != nil {
				add(body.List[0].X)
			}
		}
		return true
	})
	sort.Slice(out, func(i, j int) bool { return out[i].Statement.Span.Start < out[j].Statement.Span.Start })
	return out
}

// marks reports whether a call only notes what a later flush writes, as MikroORM's remove and persist do: there is nothing to wait for.
func marks(f *program.File, op *program.Expr) bool {
	if op.Name != "remove" && op.Name != "persist" || op.X == nil {
		return false
	}
	text := f.Text.String()
	return strings.Contains(text, "@mikro-orm/") || strings.Contains(text, f.Text.Slice(op.X.Span)+".flush(")
}

// unheld is the operation at the root of a promise chain without a handler for failures, or nil.
func unheld(e *program.Expr) *program.Expr {
	for e != nil && e.Op == program.Call {
		switch {
		case e.Name == "catch", e.Name == "then" && len(e.List) > 1, e.Name == "subscribe", e.Name == "pipe":
			return nil
		case (e.Name == "then" || e.Name == "finally" || e.Name == "exec") && e.X != nil:
			e = e.X
		case calledBack(e):
			return nil
		default:
			return e
		}
	}
	return nil
}

// calledBack reports whether a call is given a function that takes an error first, which tells how it ended: send(mail, (error, info) => …).
func calledBack(e *program.Expr) bool {
	n := len(e.List)
	if n == 0 || e.List[n-1].Op != program.Closure_ {
		return false
	}
	params := e.List[n-1].Closure.Params
	return len(params) > 0 && errorName.MatchString(params[0].Name)
}

var errorName = regexp.MustCompile(`(?i)^(e|er|err|error)$|err(or)?$`)

// awaits reports whether the innermost function around e is async.
func awaits(m *program.Method, e *program.Expr) bool {
	async := m.Async
	m.Body().Walk(func(x *program.Expr) bool {
		if c := x.Closure; c != nil && c.Span.Contains(e.Span) {
			async = c.Async
		}
		return true
	})
	return async
}

// Head is a call without its arguments, as written.
func Head(f *program.File, op *program.Expr) string {
	if op.X == nil || op.NameSpan.Len() == 0 {
		return op.Name
	}
	text := strings.Join(strings.Fields(f.Text.Slice(syntax.Span{Start: op.Span.Start, End: op.NameSpan.End})), " ")
	if len(text) > 80 {
		return op.Name
	}
	return text
}

// Target names what an operation is performed on.
func Target(op *program.Expr) string {
	x := op.X
	for x != nil && x.Op == program.Call && x.X != nil && (x.Name == "presence" || x.Name == "where" || x.Name == "reload" || x.Name == "") {
		x = x.X
	}
	if x == nil {
		return op.Name
	}
	return x.Name
}

// WholeCall is the span of a call with the await before it.
func WholeCall(m *program.Method, op *program.Expr) syntax.Span {
	span := op.Span
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Await && e.X == op {
			span = e.Span
		}
		return e.Span.Contains(op.Span)
	})
	return span
}
