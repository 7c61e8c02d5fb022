package decorativeguard

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// assert finds console.assert, which prints and goes on.
func (v *view) assert(e *program.Expr) {
	if e.Name != "assert" || e.X == nil || e.X.Name != "console" || len(e.List) == 0 || v.m.File.Language != program.TypeScript {
		return
	}
	cond := e.List[0]
	if cond.Op == program.Spread {
		return // it hands on what somebody else asserts
	}
	subject := entry.Concern(v.m, cond)
	text := v.m.File.Text.Slice(cond.Span)
	message := "`" + subject + "` is invalid"
	if len(e.List) > 1 && e.List[1].Op == program.Str {
		message = v.m.File.Text.Slice(e.List[1].Span)
	} else {
		message = `"` + strings.ReplaceAll(message, "`", "") + `"`
	}
	class := v.p.Config.PreconditionError(program.TypeScript)
	severity := contracts.Warning
	if tested := entry.Tested(cond); len(aboutInput(v.m, tested)) < len(tested) {
		severity = contracts.Information // about what the method has worked out: a note to its author
	}
	v.tell(severity, e, subject, "`console.assert` prints a line and goes on; nothing is guarded",
		v.replaced(e, "if (!("+text+")) throw new "+class+"("+message+")", "Throw "+class+" unless it holds"))
}

// demanding are words of a message that says what must hold.
var demanding = regexp.MustCompile(`\b(required|must|invalid|missing|cannot|can't|can not|not allowed|may not|illegal|negative|not positive|out of range|expected|expects|is (nil|null|undefined|blank|empty)|unsupported|malformed)\b`)

// noting are words of a message that says what is missing; in a warning they take note of what may be.
var noting = regexp.MustCompile(`\bno [a-z]+ (given|provided|passed)\b`)

// tolerant are words of a message that says what happens instead.
var tolerant = regexp.MustCompile(`deprecat|fall(ing|s)? ?back|default|skip|ignor|retry|retrying|instead|using|continu|slow|disabled|already|optional|will be|assum`)

// conceding are words of a comment whose author means to go on.
var conceding = regexp.MustCompile(`(?i)(n't|not|never) (block|stop|fail|throw|raise|fatal|abort|reject)|best[- ]effort|(only|just) (warn|log)|non-?fatal|\b(continue|proceed|go on)\b`)

// logged finds a condition under which a line is written and nothing else happens, although what it rejects is used below.
func (v *view) logged(path entry.Path, e *program.Expr) {
	line := onlyLine(e)
	if line == nil || !path.Statement() {
		return
	}
	words := entry.Words(line)
	if !demanding.MatchString(words) && !(noting.MatchString(words) && line.Name != "warn") || tolerant.MatchString(words) {
		return
	}
	if entry.CommentedAbove(v.m.File, e.Span.Start, conceding) || entry.CommentedAbove(v.m.File, line.Span.Start, conceding) {
		return
	}
	if aside(path) {
		return
	}
	rest, end := path.After(e)
	tested := aboutInput(v.m, entry.Tested(e.X))
	if end == entry.ClosureEnd && v.m.File.Language == program.TypeScript || len(tested) == 0 {
		return
	}
	for _, t := range tested {
		if v.relied(rest, entry.Key(t)) {
			severity := contracts.Warning
			if v.m.File.Language == program.TypeScript && entry.Root(t).Op != program.Local {
				severity = contracts.Information // a line about the object's own state is for its author
			}
			v.tell(severity, e, entry.Concern(v.m, e.X), "this writes a line and goes on; nothing is guarded", v.raiseInstead(e, line)...)
			return
		}
	}
}

// onlyLine is the one log call that a branch without alternative consists of, or nil.
func onlyLine(e *program.Expr) *program.Expr {
	body := e.Y
	if body == nil {
		body = e.Z
	} else if e.Z != nil {
		return nil
	}
	if body == nil || len(body.List) == 0 {
		return nil
	}
	var line *program.Expr
	for _, s := range body.List {
		if !entry.Log(s) {
			return nil
		}
		if line == nil {
			line = s
		}
	}
	if line.Op == program.Await {
		line = line.X
	}
	return line
}

// aboutInput keeps the paths that start with a parameter or with the object's own state.
func aboutInput(m *program.Method, tested []*program.Expr) []*program.Expr {
	params := map[string]bool{}
	for _, p := range m.Params {
		params[p.Name] = true
		for _, l := range p.Leaves {
			params[l.Name] = true
		}
	}
	var out []*program.Expr
	for _, t := range tested {
		if root := entry.Root(t); root.Op != program.Local || params[root.Name] {
			out = append(out, t)
		}
	}
	return out
}

// relied reports whether the statements use what was tested as if it had held: neither asked again nor read in a way that allows
// for its absence.
func (v *view) relied(rest []*program.Expr, key string) bool {
	found := false
	for _, s := range rest {
		if g, ok := v.guards[s]; ok && entry.Keys([]*program.Expr{g.Cond})[key] {
			return false
		}
		entry.WalkPath(s, func(path entry.Path, e *program.Expr) bool {
			if found || allows(e, key) {
				return false
			}
			found = found || v.relies(path, e, key)
			return !found
		})
		if found {
			return true
		}
	}
	return false
}

// allows reports whether e asks for the value first: a condition, a default, safe navigation.
func allows(e *program.Expr, key string) bool {
	switch e.Op {
	case program.If, program.Or, program.Coalesce, program.And:
		return entry.Keys([]*program.Expr{e.X})[key]
	}
	return e.Has(program.Safe) && entry.Key(e.X) == key
}

// relies reports whether e is dereferenced, computed with, or handed to what has an effect.
func (v *view) relies(path entry.Path, e *program.Expr, key string) bool {
	if entry.Key(e) != key || len(path) == 0 {
		return false
	}
	lang := v.m.File.Language
	if outer := path[len(path)-1]; flow.Deref(outer, lang) == e || outer.Op == program.Binary && outer.Name != "==" && outer.Name != "===" {
		return true
	}
	for _, outer := range path {
		if flow.Effect(outer, lang) != flow.NoEffect {
			return true
		}
	}
	return false
}

// raiseInstead turns the log call into an error with the same words.
func (v *view) raiseInstead(e, line *program.Expr) []contracts.Repair {
	if len(line.List) != 1 || line.List[0].Op != program.Str && line.List[0].Op != program.Template {
		return nil
	}
	f := v.m.File
	text := f.Text.Slice(line.List[0].Span)
	class := v.p.Config.PreconditionError(f.Language)
	if f.Language == program.TypeScript {
		return []contracts.Repair{v.replaced(line, "throw new "+class+"("+text+")", "Throw "+class+" instead")}
	}
	return []contracts.Repair{v.replaced(line, "raise "+class+", "+text, "Raise "+class+" instead")}
}

// environments are the names under which a program finds out where it runs.
var environments = regexp.MustCompile(`\b(NODE_ENV|RAILS_ENV|RACK_ENV|APP_ENV|__DEV__|isDev(elopment)?|import\.meta\.env)\b|Rails\.env`)

// aside reports whether a line is written where a branch asks for the environment: it is a hint to those who work on the program.
func aside(path entry.Path) bool {
	for _, outer := range path {
		if outer.Op == program.If && outer.X != nil {
			found := false
			outer.X.Walk(func(e *program.Expr) bool {
				found = found || environments.MatchString(e.Name) || e.X != nil && environments.MatchString(e.X.Name+"."+e.Name)
				return !found
			})
			if found {
				return true
			}
		}
	}
	return false
}
