package decorativeguard

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

var errorClass = regexp.MustCompile(`(Error|Exception)$`)

// recording are words of a comment that says what an error is made for.
var recording = regexp.MustCompile(`(?i)\b(log(s|ged|ging)?|trac(e|ing)|metrics?|monitor(ing)?|record)`)

// looseError finds an error that is made under a condition and neither raised nor kept.
func (v *view) looseError(path entry.Path, e *program.Expr) {
	name := e.Name
	if e.Op == program.Call {
		if e.Name != "new" || e.X == nil || e.X.Op != program.Constant {
			return
		}
		name = e.X.Name
	}
	if !errorClass.MatchString(name) || !v.dropped[e] || !path.Statement() || len(path) < 2 {
		return
	}
	cond := path[len(path)-2]
	if cond.Op != program.If || entry.CommentedAbove(v.m.File, e.Span.Start, recording) {
		return
	}
	word := "raise "
	if v.m.File.Language == program.TypeScript {
		word = "throw "
	}
	at := syntax.Span{Start: e.Span.Start, End: e.Span.Start}
	title := strings.ToUpper(word[:1]) + word[1:] + "the error"
	r := contracts.Repair{Title: title, Preferred: true, Safe: true, Edits: []contracts.Edit{{File: v.m.File, Span: at, NewText: word}}}
	if goesOn(cond, e) {
		r.Preferred, r.Safe, r.Rejects = false, false, "also leaves out what is done below it"
	}
	v.report(cond, entry.Concern(v.m, cond.X), "an error is made here and nobody raises it; nothing is guarded", r)
}

// goesOn reports whether statements follow one in the branch that it stands in: they are done today.
func goesOn(cond, e *program.Expr) bool {
	for _, branch := range []*program.Expr{cond.Y, cond.Z} {
		if branch != nil && branch.Op == program.Block {
			for i, s := range branch.List {
				if s == e {
					return i < len(branch.List)-1
				}
			}
		}
	}
	return false
}
