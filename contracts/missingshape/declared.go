package missingshape

import (
	"fmt"
	"regexp"
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
	switch wire := entry.WireOf(s.Method, s.Param); {
	case wire != entry.NotWire && entry.ConvertedByFramework(p, s.Method, s.Param):
		return contracts.Finding{}, true
	case wire == entry.WireValue:
		if s.Param.Type.Name == "string" || entry.PassageOf(p, s.Method, s.Param) != entry.Unpiped || doubted(s) || converted(s) || compared(s) || refused(p, s) || picked(s) || texted(s) || foreign(p, s.Param.Type) {
			return contracts.Finding{}, true
		}
	case wire == entry.WireObject:
		if len(s.Keys) == 0 || takenCare(s) || doubted(s) || headers(s.Param) || answered(p, s) || optional(p, s) || asked(p, s) || partsOfPath(s) {
			return contracts.Finding{}, true
		}
		if len(s.KeyDerefs) == 0 && entry.PassageOf(p, s.Method, s.Param) == entry.Validated {
			severity = contracts.Hint
		} else if byHand(p, s) {
			severity = contracts.Information // the method says itself what it needs
		} else if entry.FromQueue(s.Method, s.Param) {
			severity = contracts.Information // the services of one program send each other what they wait for
		}
	default:
		return contracts.Finding{}, false
	}
	return contracts.Finding{Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message: fmt.Sprintf("`%s` comes off the wire: nothing makes it a %s at run time (no pipe validates it)", s.Param.Name, s.Param.Type.Text)}, true
}

// takenCare reports whether every key is read where a clause answers for whatever fails there.
func takenCare(s *entry.Subject) bool {
	for _, k := range s.Keys {
		if !entry.Converted(k) {
			return false
		}
	}
	return true
}

// partsOfPath reports whether a parameter takes the parts of a path as what they are: texts, each of which is there.
func partsOfPath(s *entry.Subject) bool {
	t := s.Param.Type
	return t.Name == "object" && onlyTexts.MatchString(t.Text) && slices.ContainsFunc(s.Param.Decorators, func(d *program.Expr) bool { return d.Name == "Param" })
}

var onlyTexts = regexp.MustCompile(`^\{(\s*\w+\s*:\s*string\s*[;,]?)*\s*\}$`)

// optional reports whether the type says of every key that is read that it may be missing.
func optional(p *contracts.Pass, s *entry.Subject) bool {
	if len(s.KeyDerefs) > 0 {
		return false
	}
	for _, k := range s.Keys {
		if !optionalKey(p, s, k.Expr.Name) {
			return false
		}
	}
	return true
}

// optionalKey reports whether the type says of a key that it may be missing.
func optionalKey(p *contracts.Pass, s *entry.Subject, name string) bool {
	t := s.Param.Type
	if t.Name == "object" {
		return strings.Contains(t.Text, name+"?:")
	}
	c := schema.ClassOf(p.Program, s.Method.File, t.Name)
	return c != nil && slices.ContainsFunc(c.Fields, func(f *program.Field) bool {
		return f.Name == name && (f.Optional || f.Type != nil && f.Type.Nullable || slices.ContainsFunc(f.Decorators, func(d *program.Expr) bool { return d.Name == "IsOptional" }))
	})
}

// asked reports whether the code asks about every key that it reads, those left out that may be missing.
func asked(p *contracts.Pass, s *entry.Subject) bool {
	if len(s.KeyDerefs) > 0 {
		return false
	}
	questions := 0
	for _, k := range s.Keys {
		switch {
		case s.AsksKey(k):
			questions++
		case !optionalKey(p, s, k.Expr.Name):
			return false
		}
	}
	return questions > 0
}

// headers reports whether a parameter takes all the headers of a request as what they are: texts by name, each of which may be
// missing. Only an interface that names some claims more.
func headers(prm *program.Param) bool {
	return prm.Type.Name == "Record" && slices.ContainsFunc(prm.Decorators, func(d *program.Expr) bool { return d.Name == "Headers" })
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
		if rec.Y.Value != nil && rec.Y.Value.Param == s.Param || rec.Kind == flow.Prove && rec.Result != nil && rec.Result.Param == s.Param {
			return false
		}
	}
	return true
}

// compared reports whether every use of the value compares it with a literal, which is a test of what it is.
func compared(s *entry.Subject) bool {
	for _, rec := range s.Uses {
		e := rec.Expr
		if e.Op != program.Binary || e.Name != "===" && e.Name != "==" && e.Name != "!==" && e.Name != "!=" || e.Y == nil || !flow.IsLiteral(e.Y) {
			return false
		}
	}
	return len(s.Uses) > 0
}

// byHand reports whether a guard of the method refuses an object for one of its keys: if (!dto.name) throw ….
func byHand(p *contracts.Pass, s *entry.Subject) bool {
	for _, g := range entry.GuardsOf(p, s.Method) {
		found := false
		g.Cond.Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Member && e.X != nil && e.X.Op == program.Local && e.X.Name == s.Param.Name ||
				e.Op == program.Call && e.Name == "keys" && len(e.List) == 1 && entry.Mentions(e.List[0], s.Param.Name)
			return !found
		})
		if found && g.Exit.Op == program.Raise {
			return true
		}
	}
	return false
}

// refused reports whether a guard refuses every value but the literals that it lists: if (x !== "on" && x !== "off") throw ….
func refused(p *contracts.Pass, s *entry.Subject) bool {
	return slices.ContainsFunc(entry.GuardsOf(p, s.Method), func(g entry.Guard) bool { return g.Fails && otherThan(g.Cond, s.Param.Name) })
}

// otherThan reports whether a condition holds for every value of a local but some that it lists.
func otherThan(cond *program.Expr, name string) bool {
	switch cond = flow.Strip(cond); {
	case cond == nil:
		return false
	case cond.Op == program.And:
		return otherThan(cond.X, name) && otherThan(cond.Y, name)
	case cond.Op == program.Binary:
		return (cond.Name == "!==" || cond.Name == "!=") && cond.X != nil && cond.X.Op == program.Local && cond.X.Name == name && cond.Y != nil && known(cond.Y)
	case cond.Op == program.Not && cond.X != nil && cond.X.Op == program.Call && cond.X.Name == "includes":
		return len(cond.X.List) == 1 && entry.Mentions(cond.X.List[0], name)
	}
	return false
}

// known reports whether a value is written in the program: a literal, a member of a constant.
func known(e *program.Expr) bool {
	return flow.IsLiteral(e) && e.Op != program.Nil || e.Op == program.Member && e.X != nil && e.X.Op == program.Constant
}

// texted reports whether every use of the value puts it into a text, which is what it is.
func texted(s *entry.Subject) bool {
	for _, rec := range s.Uses {
		if rec.Kind == flow.Prove && rec.Result != nil && rec.Result.Param == s.Param {
			return false
		}
		if rec.Expr.Op != program.Template && !entry.Log(rec.Expr) {
			for _, a := range append(append([]entry.Operand{}, rec.Args...), rec.X, rec.Y) {
				if a.Value != nil && a.Value.Param == s.Param {
					return false
				}
			}
		}
	}
	return len(s.Uses) > 0
}

// picked reports whether a switch over the value answers for every other one by a failure.
func picked(s *entry.Subject) bool {
	found := false
	s.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Case || e.X == nil || e.X.Op != program.Local || e.X.Name != s.Param.Name {
			return !found
		}
		for _, w := range e.Whens() {
			found = found || w.Default && throws(w.Body)
		}
		return !found
	})
	return found
}

// throws reports whether the last statement of a branch throws.
func throws(body *program.Expr) bool {
	for body != nil && body.Op == program.Block && len(body.List) > 0 {
		body = body.List[len(body.List)-1]
	}
	return body != nil && body.Op == program.Raise
}

// builtIn are types that every file knows.
var builtIn = map[string]bool{"number": true, "boolean": true, "bigint": true, "Date": true, "Array": true, "union": true, "literal": true, "object": true, "tuple": true,
	"Record": true, "Map": true, "Set": true}

// foreign reports whether a type is one that the project's files do not show: it may be another name for a text.
func foreign(p *contracts.Pass, t *program.Type) bool {
	return !builtIn[t.Name] && len(p.Program.Classes(t.Name)) == 0
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
