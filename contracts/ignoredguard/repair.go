package ignoredguard

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// welcome are names whose "yes" means that all is well, so that a guard can be written from them.
var welcome = regexp.MustCompile(`(?i)valid|allow|permit|support|accept|known|^(check|verify|ensure|against)`)

var unwelcome = regexp.MustCompile(`(?i)invalid`)

// repairs give the answer a failing exit, or wait for it.
func (v *view) repairs(call *program.Expr, a answer) []contracts.Repair {
	f := v.m.File
	switch {
	case a.kind == promise:
		if !v.m.Async {
			return nil
		}
		at := syntax.Span{Start: call.Span.Start, End: call.Span.Start}
		return []contracts.Repair{{Title: "Await it", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: at, NewText: "await "}}}}
	case call.Name == "safeParse" && a.callee == nil, call.Name == "safeParseAsync" && a.callee == nil:
		name := "parse"
		if call.Name == "safeParseAsync" {
			name = "parseAsync"
		}
		return []contracts.Repair{{Title: "Use " + name + ", which throws", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: call.NameSpan, NewText: name}}}}
	case a.kind == boolean && welcome.MatchString(call.Name) && !unwelcome.MatchString(call.Name) && v.alone(call):
		return []contracts.Repair{v.guard(call, f.Text.Slice(call.Span))}
	}
	return nil
}

// alone reports whether the call is a statement by itself, not a value that is stored or awaited.
func (v *view) alone(call *program.Expr) bool {
	found := false
	entry.WalkPath(v.m.Body(), func(path entry.Path, e *program.Expr) bool {
		found = found || e == call && path.Statement()
		return !found
	})
	return found
}

// guard raises unless the call says yes.
func (v *view) guard(call *program.Expr, text string) contracts.Repair {
	f := v.m.File
	class := v.p.Config.PreconditionError(f.Language)
	subject := "argument"
	if len(call.List) == 0 {
		subject = "object"
	}
	if len(call.List) > 0 && call.List[0].Op == program.Local {
		subject = call.List[0].Name
	}
	title := "Raise " + class + " unless " + call.Name + " holds"
	line := "raise " + class + ", " + repair.Literal(f, subject+" is invalid") + " unless " + text
	if f.Language == program.TypeScript {
		title = "Throw " + class + " unless " + call.Name + " holds"
		line = "if (!" + text + ") throw new " + class + "(" + repair.Literal(f, subject+" is invalid") + ")"
	}
	return contracts.Repair{Title: title, Preferred: true, Safe: true, Edits: []contracts.Edit{{File: f, Span: call.Span, NewText: line}}}
}
