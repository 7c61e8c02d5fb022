package contractdrift

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// looseRepairs bring code up to the tag, or the tag down to the code. Which side is right only a person knows, so none is
// preferred.
func looseRepairs(p *contracts.Pass, m *program.Method, d *clauses.Difference) []contracts.Repair {
	var out []contracts.Repair
	text := d.Clause.Text
	message := statement(d.Clause)
	clause := repair.Clause{Title: "Raise " + p.Config.PreconditionError(m.File.Language) + " unless " + text, Good: text, Message: message, Rejects: "also rejects " + quotedPlain(d)}
	if m.File.Language == program.TypeScript {
		clause = repair.Clause{Title: "Throw unless " + text, Bad: negated(d.Clause.Expr, text), Error: "RangeError", Message: message, Rejects: clause.Rejects}
	}
	if g := lone(p, m, d); g != nil {
		out = append(out, tightened(m, g, d, text))
	} else if strings.Contains(text, " and ") || strings.Contains(text, " or ") {
		// low precedence would read differently behind unless
	} else if r, ok := repair.Insert(p, m, "", clause); ok {
		out = append(out, r)
	}
	if tag, ok := fromGuards(p, m, d); ok {
		out = append(out, repair.Replace(m.File, d.Clause.Span, tag, "Let the tag say what the code checks: "+tag, false, true))
	}
	return append(out, removed(m, d.Clause.Tag.Tag))
}

func quotedPlain(d *clauses.Difference) string {
	if e := d.Example(); e != "" {
		return e
	}
	return "what the tag excludes"
}

// statement is the message of a guard made from a tag.
func statement(c *clauses.Clause) string {
	if c.Message != "" && !strings.ContainsAny(c.Message, `"'\#{`) {
		return c.Message
	}
	if s := entry.SubjectOf(c.Expr); s != "" {
		return s + " breaks the contract"
	}
	return "the contract is broken"
}

// negated is the opposite of a TypeScript condition.
func negated(e *program.Expr, text string) string {
	if e.Op == program.Not && strings.HasPrefix(text, "!") && (e.X.Op == program.Local || e.X.Op == program.Call || e.X.Op == program.Member || e.X.Op == program.Field_) {
		return text[1:]
	}
	if e.Op == program.Local || e.Op == program.Call || e.Op == program.Member || e.Op == program.Field_ {
		return "!" + text
	}
	return "!(" + text + ")"
}

// lone is the one guard that asks about the subject of the clause by a condition of its own, which can be replaced.
func lone(p *contracts.Pass, m *program.Method, d *clauses.Difference) *entry.Guard {
	var found *entry.Guard
	name := subject(d.Clause)
	for _, g := range entry.GuardsOf(p, m) {
		if g.Exit.Op != program.Raise || entry.SubjectOf(g.Cond) != name || name == "" {
			continue
		}
		if g.Cond.Op != program.Binary && g.Cond.Op != program.And && g.Cond.Op != program.Or && g.Cond.Op != program.Not {
			continue
		}
		if !comparable(g.Cond) || g.Stmt.Op != program.If {
			continue
		}
		if found != nil {
			return nil
		}
		found = &g
	}
	return found
}

// comparable reports whether a condition only compares, so that a clause which compares can stand for it.
func comparable(e *program.Expr) bool {
	ok := true
	e.Walk(func(x *program.Expr) bool {
		switch x.Op {
		case program.Binary, program.And, program.Or, program.Not, program.Local, program.Field_, program.Int, program.Float, program.Unary, program.Constant:
		default:
			ok = false
		}
		return ok
	})
	return ok
}

// tightened replaces the condition of a guard by the opposite of the clause.
func tightened(m *program.Method, g *entry.Guard, d *clauses.Difference, text string) contracts.Repair {
	cond := text
	if g.Fails {
		cond = opposite(d.Clause.Expr, text, m.File)
	}
	return contracts.Repair{Title: "Let the guard check " + text, Rejects: "also rejects " + quotedPlain(d),
		Edits: []contracts.Edit{{File: m.File, Span: g.Cond.Span, NewText: cond}}}
}

// opposite writes the opposite of a condition; that of a Ruby comparison, which knows no NaN, by turning it.
func opposite(e *program.Expr, text string, f *program.File) string {
	if op, ok := clauses.Turned(e.Name); e.Op == program.Binary && ok && f.Language == program.Ruby {
		return f.Text.Slice(e.X.Span) + " " + op + " " + f.Text.Slice(e.Y.Span)
	}
	if f.Language == program.Ruby {
		return "!(" + text + ")"
	}
	return negated(e, text)
}

// fromGuards is the condition under which the guards of the subject let a value pass, as a tag would put it.
func fromGuards(p *contracts.Pass, m *program.Method, d *clauses.Difference) (string, bool) {
	var found string
	name := subject(d.Clause)
	for _, g := range entry.GuardsOf(p, m) {
		if g.Exit.Op != program.Raise || name == "" || entry.SubjectOf(g.Cond) != name {
			continue
		}
		text := clauses.Holds(m.File, g)
		if found != "" {
			text = found + " && " + text
		}
		found = text
	}
	return found, found != "" && found != d.Clause.Text && !strings.ContainsAny(found, "`\n")
}

// strictRepairs let the tag say what the code rejects, which changes nothing at run time.
func strictRepairs(p *contracts.Pass, m *program.Method, d *clauses.Difference) []contracts.Repair {
	var out []contracts.Repair
	if tag, ok := fromGuards(p, m, d); ok {
		out = append(out, repair.Replace(m.File, d.Clause.Span, tag, "Let the tag say what the code checks: "+tag, false, true))
	}
	if g := lone(p, m, d); g != nil {
		r := tightened(m, g, d, d.Clause.Text)
		r.Rejects = "lets " + quotedPlain(d) + " in"
		out = append(out, r)
	}
	return out
}

// removed takes the tag's line away, or its lines.
func removed(m *program.Method, span syntax.Span) contracts.Repair {
	t := m.File.Text
	line := t.LineSpan(t.LineOf(span.Start))
	line.End = max(span.End, t.LineSpan(t.LineOf(max(span.Start, span.End-1))).End)
	rest := strings.TrimSpace(t.String()[line.Start:span.Start]) + strings.TrimSpace(t.String()[span.End:line.End])
	if rest == "#" || rest == "*" || rest == "//" {
		span = line
		span.End = min(span.End+len(t.EOL()), t.Len())
	}
	return repair.Replace(m.File, span, "", "Remove the tag", false, true)
}
