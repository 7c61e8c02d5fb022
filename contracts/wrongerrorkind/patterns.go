package wrongerrorkind

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// patterns finds patterns that guard a parameter and whose NoMatchingPatternError leaves the method.
func patterns(p *contracts.Pass, m *program.Method) []contracts.Finding {
	var out []contracts.Finding
	entry.WalkPath(m.Body(), func(path entry.Path, e *program.Expr) bool {
		if !guards(m, e) || caught(p, m, path, e) {
			return true
		}
		f := contracts.Finding{Severity: contracts.Information, Span: e.Span, Symbol: entry.Symbol(m), Subject: entry.Root(e.X).Name,
			Message: fmt.Sprintf("where `%s` does not match, NoMatchingPatternError is raised, which does not say that an argument is wrong", entry.Root(e.X).Name)}
		switch {
		case e.Op == program.Match && path.Statement():
			f.Repairs = asCondition(p, m, e)
		case e.Op == program.Case:
			f.Repairs = withElse(p, m, e)
		}
		out = append(out, f)
		return true
	})
	return out
}

// guards reports whether e is x => pattern, or case x … in without else, about a parameter, and may fail.
func guards(m *program.Method, e *program.Expr) bool {
	switch {
	case e.Op == program.Match && e.Has(program.Raises):
		if total(e.Pattern) {
			return false
		}
	case e.Op == program.Case && e.Has(program.PatternForm) && e.Z == nil:
		for _, w := range e.Whens() {
			if w.Guard == nil && total(w.Pattern) {
				return false
			}
		}
	default:
		return false
	}
	if entry.Key(e.X) == "" || entry.Root(e.X) != e.X {
		return false
	}
	if e.X.Op == program.Local {
		for _, p := range m.Params {
			if p.Name == e.X.Name {
				return true
			}
		}
	}
	return e.X.Op == program.Field_ && stored(m, e.X.Name)
}

// stored reports whether a field holds a parameter of the constructor of the same name.
func stored(m *program.Method, field string) bool { return givenToConstructor(m, field) }

// total reports whether a pattern matches everything.
func total(p *program.Pattern) bool {
	if p == nil {
		return true
	}
	if p.Kind == program.PatAlt {
		for _, s := range p.Subs {
			if total(s) {
				return true
			}
		}
		return false
	}
	return p.Kind == program.PatAny
}

// caught reports whether the method itself rescues the error.
func caught(p *contracts.Pass, m *program.Method, path entry.Path, e *program.Expr) bool {
	for from := len(path); ; {
		try, at := path.Enclosing(e, from)
		if try == nil {
			return false
		}
		for _, r := range try.Rescues() {
			if entry.Catches(p, m.Class, r, "NoMatchingPatternError") {
				return true
			}
		}
		from = at
	}
}

// asCondition asks whether the pattern matches and raises the configured error if not; names bound in it stay bound.
func asCondition(p *contracts.Pass, m *program.Method, e *program.Expr) []contracts.Repair {
	t := m.File.Text
	if e.Pattern == nil || e.Pattern.Span.Len() == 0 {
		return nil
	}
	class := p.Config.PreconditionError(program.Ruby)
	name := entry.Root(e.X).Name
	text := fmt.Sprintf("(%s in %s) or raise %s, \"%s has an unexpected form\"", t.Slice(e.X.Span), t.Slice(e.Pattern.Span), class, name)
	return []contracts.Repair{{Title: "Raise " + class + " unless it matches", Preferred: true, Safe: false,
		Edits: []contracts.Edit{{File: m.File, Span: e.Span, NewText: text}}}}
}

// withElse gives a case that ends on a line of its own an arm for whatever is left.
func withElse(p *contracts.Pass, m *program.Method, e *program.Expr) []contracts.Repair {
	t := m.File.Text
	at := e.Span.End - len("end")
	line := t.LineSpan(t.LineOf(at)).Start
	if at < e.Span.Start || t.Slice(syntax.Span{Start: at, End: e.Span.End}) != "end" || strings.TrimSpace(t.Slice(syntax.Span{Start: line, End: at})) != "" {
		return nil
	}
	class := p.Config.PreconditionError(program.Ruby)
	indent := t.Indent(at)
	text := indent + "else" + t.EOL() + indent + "  raise " + class + ", \"" + entry.Root(e.X).Name + " has an unexpected form\"" + t.EOL()
	return []contracts.Repair{{Title: "Raise " + class + " for whatever is left", Preferred: true, Safe: false,
		Edits: []contracts.Edit{{File: m.File, Span: syntax.Span{Start: line, End: line}, NewText: text}}}}
}
