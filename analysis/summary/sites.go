package summary

import (
	"maps"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// CallSite is one call that may leave its class.
type CallSite struct {
	Method *program.Method // in which it stands
	Call   *program.Expr
	Made   *program.Expr // what made the receiver, when that is a variable or field assigned once
	word   string        // under which it is found
}

// Scope is where the call stands.
func (c CallSite) Scope(classes flow.Classes) flow.Scope {
	return flow.Scope{Classes: classes, Method: c.Method, Made: func(x *program.Expr) *program.Expr {
		if x == c.Call.X || x == flow.Strip(c.Call.X) {
			return c.Made
		}
		return nil
	}}
}

// Target is what the call runs.
func (c CallSite) Target(classes flow.Classes) flow.Target { return c.Scope(classes).Callee(c.Call) }

// OwnCalls is the word of calls on the object itself.
const OwnCalls = "(self)"

type sitesKey struct{ method *program.Method }

// CallSitesIn lists the calls of a method, in order of evaluation; computed once.
func CallSitesIn(m *program.Method) []CallSite {
	if !m.HasBody() || m.Broken {
		return nil
	}
	return m.File.Derive(sitesKey{m}, func() any { return sites(m) }).([]CallSite)
}

// CallsUnder lists the calls of a file under a word: the last part of a class name, or a function's name. Only bodies are looked at
// whose text can hold such calls.
func CallsUnder(f *program.File, word string) []CallSite {
	return calls(f, word, func(m *program.Method) bool { return mayCall(m, word) })
}

// CalledWords are the words under which a file has calls, in order.
func CalledWords(f *program.File) []string {
	words := map[string]bool{}
	for _, m := range f.AllMethods() {
		for _, s := range CallSitesIn(m) {
			words[s.word] = true
		}
	}
	return slices.Sorted(maps.Keys(words))
}

// OwnCallsOf lists the calls of a file that are made on the object itself under the name.
func OwnCallsOf(f *program.File, name string) []CallSite {
	all := calls(f, OwnCalls, func(m *program.Method) bool { return mentions(m.File, m.Span, name) })
	return slices.DeleteFunc(all, func(s CallSite) bool { return s.Call.Name != name })
}

func calls(f *program.File, word string, may func(*program.Method) bool) []CallSite {
	var out []CallSite
	for _, m := range f.AllMethods() {
		if !may(m) {
			continue
		}
		for _, s := range CallSitesIn(m) {
			if s.word == word {
				out = append(out, s)
			}
		}
	}
	return out
}

func mentions(f *program.File, s syntax.Span, word string) bool {
	return strings.Contains(f.Text.Slice(s), word)
}

// mayCall reports whether a method's text can hold a call under the word: it has the word in it, or a field that is declared or made to
// be of that class, or its class has that base.
func mayCall(m *program.Method, word string) bool {
	if mentions(m.File, m.Span, word) {
		return true
	}
	if m.Class == nil || !mentions(m.File, m.Class.Span, word) {
		return false
	}
	if mentions(m.File, m.Span, "super") || m.File.Language == program.Ruby && mentions(m.File, m.Span, "@") {
		return true
	}
	return slices.ContainsFunc(m.Class.Fields, func(f *program.Field) bool {
		return lastPart(typeWord(flow.FieldType(m.Class, f.Name))) == word && mentions(m.File, m.Span, f.Name)
	})
}

func sites(m *program.Method) []CallSite {
	var out []CallSite
	made := madeOnce(m)
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Call && e.Op != program.New && (e.Op != program.Super || e.Has(program.Bare)) {
			return true
		}
		site := CallSite{Method: m, Call: e}
		word := ""
		switch {
		case e.Op == program.New:
			word = e.Name
		case e.Op == program.Super: // what is handed to the base class
			if m.Class != nil {
				word = m.Class.Super
			}
		case e.X == nil && m.File.Language == program.TypeScript:
			word = e.Name
		case e.X == nil || e.X.Op == program.Self:
			word = OwnCalls
		default:
			word = receiverWord(m, &site, made)
		}
		if site.word = lastPart(word); site.word != "" {
			out = append(out, site)
		}
		return true
	})
	return out
}

// receiverWord is the class that a receiver names, makes or is declared to be.
func receiverWord(m *program.Method, site *CallSite, made map[string]*program.Expr) string {
	x := flow.Strip(site.Call.X)
	if x.Op == program.Local {
		if v := made[x.Name]; v != nil {
			site.Made, x = v, v
		}
	}
	switch x.Op {
	case program.Constant, program.New:
		return x.Name
	case program.Call:
		if (x.Name == "new" || x.Name == "set") && x.X != nil && x.X.Op == program.Constant {
			return x.X.Name
		}
	case program.Field_:
		if m.Class == nil {
			return ""
		}
		if v := keptOnce(m.Class, x.Name); v != nil {
			site.Made = v
			return v.X.Name
		}
		return typeWord(flow.FieldType(m.Class, x.Name))
	case program.Local:
		for _, p := range m.Params {
			if p.Name == x.Name {
				return typeWord(p.Type)
			}
		}
	}
	return ""
}

func typeWord(t *program.Type) string {
	if t == nil {
		return ""
	}
	if t.Name != "union" {
		return t.Name
	}
	for _, a := range t.Args {
		if a.Name != "null" && a.Name != "undefined" {
			return a.Name
		}
	}
	return ""
}

func lastPart(name string) string {
	if name == OwnCalls {
		return name
	}
	if i := strings.LastIndexAny(name, ":."); i >= 0 {
		return name[i+1:]
	}
	return name
}

// madeOnce gives the constructions held by variables that are assigned once.
func madeOnce(m *program.Method) map[string]*program.Expr {
	out := map[string]*program.Expr{}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Assign || e.X == nil || e.X.Op != program.Local {
			return true
		}
		_, again := out[e.X.Name]
		out[e.X.Name] = nil
		if v := flow.Strip(e.Y); !again && e.Name == "" && v != nil && (v.Op == program.New || v.Op == program.Call && v.Name == "new" && v.X != nil && v.X.Op == program.Constant) {
			out[e.X.Name] = v
		}
		return true
	})
	return out
}

// keptOnce is the construction that a Ruby class keeps in a field from the constructor on; nil where anything else is stored there.
func keptOnce(c *program.Class, field string) *program.Expr {
	if c.File.Language != program.Ruby {
		return nil
	}
	return c.File.Derive(fieldKey{c, field}, func() any { return keptInField(c, field) }).(*program.Expr)
}

type fieldKey struct {
	class *program.Class
	field string
}

func keptInField(c *program.Class, field string) *program.Expr {
	var made *program.Expr
	stores, written := 0, false
	for _, f := range c.Fields {
		written = written || f.Name == field && f.Writer
	}
	for _, m := range c.Methods {
		if !mentions(m.File, m.Span, "@"+field) {
			continue
		}
		m.Body().Walk(func(e *program.Expr) bool {
			switch {
			case e.Op == program.Multi:
				for _, t := range e.List {
					written = written || t != nil && t.Op == program.Field_ && t.Name == field
				}
			case e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.X.Name == field:
				stores++
				if v := flow.Strip(e.Y); m.Kind == program.KindConstructor && e.Name == "" && v != nil && v.Op == program.Call && v.Name == "new" && v.X != nil && v.X.Op == program.Constant {
					made = v
				}
			}
			return true
		})
	}
	if stores != 1 || written {
		return nil
	}
	return made
}

// CalledWord is the word under which calls of a method are found.
func CalledWord(m *program.Method) string {
	if m.Class == nil {
		return m.Name
	}
	return lastPart(m.Class.Name)
}
