package repair

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// ofKind is the repair that demands an object of the class that the subject is called after, where the project has one.
func ofKind(p *contracts.Pass, m *program.Method, a Absent) (contracts.Repair, bool) {
	class := camel(a.Subject)
	if class == "" { // of a subject without a letter, such as "_"
		return contracts.Repair{}, false
	}
	c := Clause{Title: "Demand " + article(class), Message: a.Subject + " must be " + article(class), Rejects: "also rejects doubles, decorators and whatever else answers alike"}
	if m.File.Language == program.Ruby {
		if !slices.ContainsFunc(p.Program.Classes(class), func(c *program.Class) bool { return c.Kind == program.KindClass }) {
			return contracts.Repair{}, false
		}
		c.Good = a.Access + ".is_a?(" + class + ")"
		return Insert(p, m, a.Subject, c)
	}
	found := p.Program.Classes(class)
	if len(found) != 1 || found[0].Kind != program.KindClass || found[0].File != m.File && !importsValue(m.File, class) {
		return contracts.Repair{}, false
	}
	c.Bad, c.Error = "!("+a.Access+" instanceof "+class+")", "TypeError"
	return Insert(p, m, a.Subject, c)
}

// camel is the name of the class that a variable is called after.
func camel(name string) string {
	var b strings.Builder
	for _, part := range strings.Split(name, "_") {
		if first, size := utf8.DecodeRuneInString(part); size > 0 {
			b.WriteString(string(unicode.ToUpper(first)) + part[size:])
		}
	}
	return b.String()
}

// InvalidState are classes that projects give to errors about the state of an object, in order of preference.
var InvalidState = []string{"InvalidStateError", "InvalidState", "IllegalOperationError", "IllegalStateError", "InvalidOperationError", "InvalidTransitionError", "StateError"}

// askedOf are questions about a value that say nothing of its state.
var askedOf = regexp.MustCompile(`^(nil|blank|present|empty|any|is_a|kind_of|instance_of|respond_to|zero|positive|negative|include|key|match|start_with|end_with|persisted|new_record|valid|invalid|success|failure)\?$`)

// inState is the repair that demands a state which another method of the class demands of what it knows by the same name.
func inState(p *contracts.Pass, m *program.Method, a Absent) (contracts.Repair, bool) {
	if m.Class == nil {
		return contracts.Repair{}, false
	}
	for _, o := range m.Class.Methods {
		if o == m || !o.HasBody() || o.Broken {
			continue
		}
		for _, g := range entry.GuardsOf(p, o) {
			cond, fails := g.Cond, g.Fails
			for cond != nil && cond.Op == program.Not {
				cond, fails = cond.X, !fails
			}
			state := stateAsked(m.File.Language, cond)
			if fails || state == "" || variable(cond.X) != a.Subject {
				continue
			}
			c := Clause{Title: "Demand that " + a.Subject + " is " + state, Message: a.Subject + " must be " + state,
				Error: p.Config.PostconditionError(m.File.Language), Rejects: "also rejects one that is not " + state}
			if c.Good = a.Access + "&." + cond.Name; m.File.Language == program.TypeScript {
				question := cond.Name
				if cond.Op == program.Call {
					question += "()"
				}
				c.Good, c.Bad = "", "!"+a.Access+"."+question
				if a.Maybe {
					c.Bad = denies(p, m.File, a.Access, question)
				}
			}
			for _, class := range InvalidState {
				if len(p.Program.Classes(class)) > 0 && reachableClass(m.File, class) {
					c.Error = class
					break
				}
			}
			return Insert(p, m, a.Subject, c)
		}
	}
	return contracts.Repair{}, false
}

// stateAsked is the state for which a condition asks: order.paid?, order.isPaid() and order.isPaid; "" where it asks something else.
func stateAsked(lang program.Language, cond *program.Expr) string {
	if cond == nil || len(cond.List) > 0 {
		return ""
	}
	if lang == program.Ruby {
		if cond.Op != program.Call || !strings.HasSuffix(cond.Name, "?") || askedOf.MatchString(cond.Name) {
			return ""
		}
		return strings.ReplaceAll(strings.TrimSuffix(cond.Name, "?"), "_", " ")
	}
	if cond.Op != program.Call && cond.Op != program.Member || !isState.MatchString(cond.Name) || notState.MatchString(cond.Name) {
		return ""
	}
	return strings.ToLower(strings.Join(wordsOf.FindAllString(cond.Name[2:], -1), " "))
}

var (
	isState  = regexp.MustCompile(`^is[A-Z]\w*$`)
	notState = regexp.MustCompile(`^is(Array|NaN|Finite|Integer|SafeInteger|Empty|Nil|Null|Valid|Undefined|Defined|Present|Blank|String|Number|Object|Function)$`)
	wordsOf  = regexp.MustCompile(`[A-Z][a-z0-9]*`)
)

// reachableClass reports whether a file can name a class: in TypeScript it must have it already.
func reachableClass(f *program.File, class string) bool {
	return f.Language == program.Ruby || importsValue(f, class)
}

// article is a name with the indefinite article before it.
func article(name string) string {
	if strings.ContainsAny(name[:1], "AEIO") {
		return "an " + name
	}
	return "a " + name
}

// importsValue reports whether a file imports a name as more than a type.
func importsValue(f *program.File, name string) bool {
	i := importOf(f, name)
	if i == nil {
		return false
	}
	line := f.Text.Slice(f.Text.LineSpan(f.Text.LineOf(i.Span.Start)))
	return !strings.Contains(line, "import type") && !strings.Contains(line, "type "+name)
}
