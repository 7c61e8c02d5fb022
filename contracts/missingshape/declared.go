package missingshape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// declared judges parameters whose type says something that nothing makes true at run time: parts of requests and messages. It
// reports whether the declaration decides; the finding is empty where nothing is owed.
func declared(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	if entry.Untyped(s.Param.Type) {
		return contracts.Finding{}, false
	}
	severity := contracts.Warning
	switch entry.WireOf(s.Method, s.Param) {
	case entry.WireValue:
		if s.Param.Type.Name == "string" || entry.PassageOf(p, s.Method, s.Param) != entry.Unpiped || doubted(s) || converted(s) {
			return contracts.Finding{}, true
		}
	case entry.WireObject:
		if len(s.Keys) == 0 || doubted(s) || answered(p, s) || optional(p, s) {
			return contracts.Finding{}, true
		}
		if len(s.KeyDerefs) == 0 && entry.PassageOf(p, s.Method, s.Param) == entry.Validated {
			severity = contracts.Hint
		}
	default:
		return contracts.Finding{}, false
	}
	return contracts.Finding{Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message: fmt.Sprintf("`%s` comes off the wire: nothing makes it a %s at run time (no pipe validates it)", s.Param.Name, s.Param.Type.Text)}, true
}

// optional reports whether the type says of every key that is read that it may be missing.
func optional(p *contracts.Pass, s *entry.Subject) bool {
	t := s.Param.Type
	if len(s.KeyDerefs) > 0 {
		return false
	}
	c := schema.ClassOf(p.Program, s.Method.File, t.Name)
	for _, k := range s.Keys {
		name := k.Expr.Name
		switch {
		case t.Name == "object" && strings.Contains(t.Text, name+"?:"):
		case c != nil && slices.ContainsFunc(c.Fields, func(f *program.Field) bool { return f.Name == name && (f.Optional || f.Type != nil && f.Type.Nullable) }):
		default:
			return false
		}
	}
	return true
}

// doubted reports whether the code asks what the value is.
func doubted(s *entry.Subject) bool { return s.Tests()&(flow.TestType|flow.TestOpaque) != 0 }

// converters make a value of the declared type of whatever comes.
var converters = map[string]bool{"Number": true, "parseInt": true, "parseFloat": true, "Boolean": true, "Date": true, "String": true, "BigInt": true}

// converted reports whether every use of the value is a conversion.
func converted(s *entry.Subject) bool {
	for _, rec := range s.Uses {
		for _, a := range rec.Args {
			if a.Value != nil && a.Value.Param == s.Param && !converters[rec.Expr.Name] {
				return false
			}
		}
		if rec.X.Value != nil && rec.X.Value.Param == s.Param && !(rec.Expr.Op == program.Unary && rec.Expr.Name == "+") {
			return false
		}
	}
	return true
}

// answered reports whether a pipe checks what is read of an object. A ValidationPipe does where the type is a class with
// decorators, and is taken to where the class cannot be seen.
func answered(p *contracts.Pass, s *entry.Subject) bool {
	switch entry.PassageOf(p, s.Method, s.Param) {
	case entry.Unpiped:
		return false
	case entry.Vouched:
		return true
	}
	t := s.Param.Type
	if t.Name == "object" {
		return false
	}
	c := schema.ClassOf(p.Program, s.Method.File, t.Name)
	if c == nil {
		return true
	}
	if c.Kind == program.KindInterface {
		return false
	}
	_, any := schema.Decorated(p.Program, c)
	return any || len(c.Fields) == 0
}
