package decorativeguard

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// uncalled finds guards in a function that is stored in a local which nobody mentions again.
func (v *view) uncalled(e *program.Expr) {
	if e.X == nil || e.X.Op != program.Local || e.Y == nil || e.Y.Closure == nil || e.Y.Op != program.Closure_ {
		return
	}
	if v.mentioned(e.X.Name) > 1 {
		return
	}
	v.inside(e.Y, fmt.Sprintf("nobody calls `%s`", e.X.Name), v.callIt(e)...)
}

// unread finds guards in a Ruby lambda that leave it with a failure, where everybody who calls it drops what it gives: a return ends
// the lambda, not the method.
func (v *view) unread(e *program.Expr) {
	if v.m.File.Language != program.Ruby || e.X == nil || e.X.Op != program.Local || e.Y == nil || e.Y.Closure == nil || e.Y.Closure.Kind != program.Lambda {
		return
	}
	drops := 0
	for call := range v.dropped {
		if call.Op == program.Call && call.Name == "call" && call.X != nil && call.X.Op == program.Local && call.X.Name == e.X.Name {
			drops++
		}
	}
	if drops == 0 || v.mentioned(e.X.Name) != drops+1 {
		return
	}
	for _, s := range e.Y.Closure.Body.List {
		if g, ok := v.guards[s]; ok && g.Exit.Op == program.Return && answers(g.Exit.X) {
			v.report(s, entry.Concern(v.m, g.Cond), fmt.Sprintf("this returns from `%s`, not from the method, and nobody reads what it gives", e.X.Name))
		}
	}
}

// mentioned counts how often the method mentions a name; the store of it is one mention.
func (v *view) mentioned(name string) int {
	if v.names == nil {
		v.names = map[string]int{}
		v.m.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Local || x.Op == program.Call && x.X == nil {
				v.names[x.Name]++
			}
			return true
		})
	}
	if strings.HasSuffix(v.m.File.Path, "x") && strings.Contains(v.m.File.Text.Slice(v.m.Span), "<"+name) {
		return v.names[name] + 1 // a component: <Name />
	}
	return v.names[name]
}

// inside reports the guards of a function that does not run; those in functions inside it are left to themselves.
func (v *view) inside(closure *program.Expr, why string, repairs ...contracts.Repair) {
	body, severity := closure.Closure.Body, contracts.Warning
	if !v.onlyGuards(body) {
		severity = contracts.Information // a function for other work that is no longer used
	}
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Closure_ {
			return false
		}
		if g, ok := v.guards[e]; ok {
			v.tell(severity, e, entry.Concern(v.m, g.Cond), "this guard never runs: "+why, repairs...)
			repairs = nil
			return false
		}
		return true
	})
}

// onlyGuards reports whether a function is there for its guards: nothing else in it does anything.
func (v *view) onlyGuards(body *program.Expr) bool {
	for _, s := range body.List {
		if _, guard := v.guards[s]; !guard && s.Op != program.Return && !(s.Op == program.Assign && s.Has(program.Decl)) {
			return v.m.File.Language == program.Ruby
		}
	}
	return true
}

// callIt is the repair that calls the function on the line behind it.
func (v *view) callIt(e *program.Expr) []contracts.Repair {
	if len(e.Y.Closure.Params) > 0 || e.Y.Closure.Async {
		return nil
	}
	f := v.m.File
	call := e.X.Name + ".call"
	at := e.Span.End
	if f.Language == program.TypeScript {
		call = e.X.Name + "();"
		if at < f.Text.Len() && f.Text.String()[at] == ';' {
			at++
		}
	}
	edit := contracts.Edit{File: f, NewText: f.Text.EOL() + f.Text.Indent(e.Span.Start) + call}
	edit.Span.Start, edit.Span.End = at, at
	return []contracts.Repair{{Title: "Call " + e.X.Name, Preferred: true, Safe: true, Edits: []contracts.Edit{edit}}}
}

// ignoring are iterations that take nothing back from the function given to them.
var ignoring = map[string]bool{"forEach": true, "each": true, "each_with_index": true, "each_pair": true, "find_each": true, "times": true,
	"each_value": true, "each_key": true, "each_with_object": false}

// postponed run a function given to them after the method is over.
var postponed = map[string]bool{"setTimeout": true, "setImmediate": true, "queueMicrotask": true, "nextTick": true, "setInterval": true}

// escaping finds guards in a function given to an iteration, whose way out ends in that function.
func (v *view) escaping(path entry.Path, g entry.Guard) {
	closure, call := owner(path)
	if closure == nil || call == nil {
		return
	}
	subject := entry.Concern(v.m, g.Cond)
	switch {
	case g.Exit.Op == program.Raise && (closure.Async || postponed[call.Name]) && v.m.File.Language == program.TypeScript:
		if caught(path, g) {
			return
		}
		if postponed[call.Name] && !closure.Async {
			if len(aboutInput(v.m, entry.Tested(g.Cond))) == 0 {
				return // about what happens until then
			}
			v.report(g.Stmt, subject, fmt.Sprintf("this throws when the method is over; `%s` does not wait", call.Name))
		} else if (ignoring[call.Name] || v.dropped[call] && call.Name == "map") && !(call.Name != "forEach" && waited(path, call)) {
			v.report(g.Stmt, subject, fmt.Sprintf("this rejects a promise that nobody awaits; `%s` goes on", call.Name))
		}
	case g.Exit.Op == program.Return && ignoring[call.Name] && (closure.Kind == program.Arrow || closure.Kind == program.Function || closure.Kind == program.Lambda):
		if call.Name == "each" && g.Exit.X != nil && g.Exit.X.Op == program.False && v.m.File.Language == program.TypeScript {
			return // no each is of the language, and false ends those of libraries
		}
		if answers(g.Exit.X) || noRest(path, g) {
			severity := contracts.Warning
			if v.m.File.Language == program.TypeScript && g.Exit.X != nil && (g.Exit.X.Op == program.False && !v.boolean() || g.Exit.X.Op == program.Call && !v.answering()) {
				severity = contracts.Information // the method answers no question; false, or a call in its place, skips one element
			}
			v.tell(severity, g.Stmt, subject, fmt.Sprintf("this returns from the function given to `%s`, not from the method", call.Name))
		}
	}
}

// waited reports whether the method waits for an iteration, which then is one of a library that waits for its functions.
func waited(path entry.Path, call *program.Expr) bool {
	for _, e := range path {
		if (e.Op == program.Await || e.Op == program.Return) && e.X == call {
			return true
		}
	}
	return false
}

// answering reports whether the method itself gives anything back.
func (v *view) answering() bool {
	found := false
	v.m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Return && e.X != nil
		return !found && e.Op != program.Closure_
	})
	return found
}

// boolean reports whether the method answers yes or no.
func (v *view) boolean() bool {
	t := v.m.Return
	if t != nil && t.Name == "Promise" && len(t.Args) == 1 {
		t = t.Args[0]
	}
	if t != nil {
		return t.Name == "boolean" || t.Name == "predicate" || t.Name == "any"
	}
	found := false
	v.m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Return && e.X != nil && (e.X.Op == program.True || e.X.Op == program.False || e.X.Op == program.Not || e.X.Op == program.And)
		return !found && e.Op != program.Closure_
	})
	return found
}

// owner is the innermost function around the end of the path with the call it is given to.
func owner(path entry.Path) (*program.Closure, *program.Expr) {
	for i := len(path) - 1; i > 0; i-- {
		e := path[i]
		if e.Closure == nil {
			continue
		}
		if e.Op == program.Call {
			return e.Closure, e
		}
		for j := i - 1; j >= 0; j-- {
			switch path[j].Op {
			case program.Spread:
				continue
			case program.Call:
				if library(path[j]) {
					return nil, nil
				}
				return e.Closure, path[j]
			}
			break
		}
		return nil, nil
	}
	return nil, nil
}

// library reports whether an iteration is one of those where false ends it.
func library(call *program.Expr) bool {
	return call.X != nil && call.X.Op == program.Constant && (call.X.Name == "_" || call.X.Name == "$" || call.X.Name == "lodash" || call.X.Name == "jQuery")
}

// caught reports whether a clause inside the function takes the error.
func caught(path entry.Path, g entry.Guard) bool {
	for i := len(path) - 1; i >= 0 && path[i].Closure == nil; i-- {
		if path[i].Op == program.Try {
			return true
		}
	}
	return false
}

// answers reports whether a returned value was meant for a caller: a failure of some kind.
func answers(x *program.Expr) bool {
	if x == nil || x.Op == program.Nil {
		return false
	}
	return x.Op == program.False || x.Op == program.Hash && entry.FailingValue(x) || (x.Op == program.Call || x.Op == program.New) && entry.FailingValue(x)
}

// noRest reports whether nothing follows the guard in its function, so that leaving it early is no different from going on.
func noRest(path entry.Path, g entry.Guard) bool {
	rest, end := path.After(g.Stmt)
	return end == entry.ClosureEnd && len(rest) == 0 && (g.Exit.X == nil || g.Exit.X.Op == program.Nil) && blockBody(path) && onlyLeaves(g)
}

// onlyLeaves reports whether the guard does nothing but leave: no other branch, no work before the way out.
func onlyLeaves(g entry.Guard) bool {
	if g.Stmt.Op != program.If {
		return true
	}
	branch := g.Stmt.Y
	if branch == nil {
		branch = g.Stmt.Z
	} else if g.Stmt.Z != nil {
		return false
	}
	return branch == nil || branch.Op != program.Block || len(branch.List) == 1
}

// blockBody reports whether the guard is the whole of a function, not its last turn after real work.
func blockBody(path entry.Path) bool {
	return len(path) > 0 && path[len(path)-1].Op == program.Block && len(path[len(path)-1].List) == 1
}
