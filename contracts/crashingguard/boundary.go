package crashingguard

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// entered finds guards of a boundary that ask a question of an argument which nothing proved present. The question must be about
// the value itself, such as its sign or size: where it is about something the value holds, the guard is about that, and the
// missing presence is a finding of its own.
func entered(p *contracts.Pass, r *entry.Run, note func(*crash)) {
	for _, rec := range r.Records {
		d := rec.Deref
		if d == nil || d.Value == nil || d.Value.Param == nil || d.Fact.Null != flow.MaybeNull || rec.Kind != flow.Eval || rec.Frame.File() != p.File {
			continue
		}
		g, ok := guardAt(entry.GuardsOf(p, rec.Frame.Method), rec)
		if !ok || !admitsNull(p, r, d.Value.Param) {
			continue
		}
		atom := atomOf(g.Cond, rec.Expr)
		if !aboutItself(atom, d.Expr, p.File.Language) || !loud(g.Exit) && !declaredNull(p, r, d.Value.Param) {
			continue
		}
		note(&crash{method: rec.Frame.Method, guard: g, deref: rec, atom: atom, why: unproved})
	}
}

// owner is the method that declares a parameter: the entry or the constructor run before it.
func owner(r *entry.Run, prm *program.Param) *program.Method {
	for _, m := range []*program.Method{r.Method, r.Ctor} {
		if m == nil {
			continue
		}
		for _, q := range m.Params {
			if q == prm {
				return m
			}
		}
	}
	return nil
}

// admitsNull reports whether a boundary's parameter may be missing and no compiler sees to it.
func admitsNull(p *contracts.Pass, r *entry.Run, prm *program.Param) bool {
	m := owner(r, prm)
	if m == nil || prm.Name == "argv" || !entry.Owes(m) || m.Visibility != program.Public && m.Kind != program.KindConstructor {
		return false
	}
	switch entry.PresenceOf(p, m, prm) {
	case entry.Required:
		return true
	case entry.Optional:
		return m.File.Language == program.Ruby || p.Program.LooseNull(m.File.Path)
	}
	return false
}

// declaredNull reports whether the parameter itself says that it may be missing.
func declaredNull(p *contracts.Pass, r *entry.Run, prm *program.Param) bool {
	m := owner(r, prm)
	return m != nil && entry.PresenceOf(p, m, prm) == entry.Optional
}

// loud reports whether an exit tells the caller what is wrong, which a crash in its place does not. A bare return only ends the
// work early.
func loud(exit *program.Expr) bool {
	if exit.Op != program.Return {
		return true
	}
	return exit.X != nil && exit.X.Op != program.Nil && exit.X.Op != program.False
}

// atomOf is the part of a condition, no connective, in which e stands.
func atomOf(cond, e *program.Expr) *program.Expr {
	for {
		switch {
		case cond.Op == program.Not:
			cond = cond.X
		case (cond.Op == program.And || cond.Op == program.Or) && within(cond.X, e):
			cond = cond.X
		case (cond.Op == program.And || cond.Op == program.Or) && within(cond.Y, e):
			cond = cond.Y
		default:
			return cond
		}
	}
}

// aboutItself reports whether an atom asks about x itself: amount.positive?, amount > 0, xs.length === 0, name.strip.empty?.
func aboutItself(atom, x *program.Expr, lang program.Language) bool {
	question := atom
	if atom.Op == program.Binary {
		question = atom.X
		if question == x {
			return lang == program.Ruby && orders[atom.Name]
		}
	}
	for question != nil && question != x {
		question = flow.Strip(question)
		switch {
		case question == x:
		case question.Op == program.Call && ownQuestions[question.Name], question.Op == program.Member && ownQuestions[question.Name]:
			question = question.X
		case question.Op == program.Binary && (question.Name == "%" || question.Name == "-" || question.Name == "+"):
			question = question.X
		default:
			return false
		}
	}
	return question == x
}

var orders = map[string]bool{"<": true, ">": true, "<=": true, ">=": true}

// ownQuestions are messages that ask a number, a text or a collection about itself.
var ownQuestions = map[string]bool{"positive?": true, "negative?": true, "zero?": true, "nonzero?": true, "even?": true, "odd?": true, "finite?": true,
	"nan?": true, "integer?": true, "between?": true, "empty?": true, "any?": true, "none?": true, "one?": true, "many?": true, "size": true, "length": true,
	"count": true, "strip": true, "downcase": true, "upcase": true, "match?": true, "start_with?": true, "end_with?": true, "include?": true,
	"all?": true, "uniq": true, "compact": true, "abs": true, "trim": true, "includes": true, "startsWith": true, "endsWith": true, "match": true,
	"toLowerCase": true, "toUpperCase": true, "every": true, "some": true, "keys": true, "to_date": true, "past?": true, "future?": true}
