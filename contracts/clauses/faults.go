package clauses

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/tags"
)

// Fault is something wrong with the expression of a tag.
type Fault struct {
	Message string
	Subject string
	Mend    string // what to put at At instead; "" where nothing is known to be meant
	Title   string
	At      syntax.Span
	// Quiet faults keep a clause from being checked and are nobody's mistake: the text is prose.
	Quiet bool
	// Styled faults are of the spelling alone: what reads like an expression may have been meant as prose.
	Styled bool
}

// inspect finds what is wrong with a clause of a method.
func inspect(p *contracts.Pass, m *program.Method, c *Clause) {
	if m.Broken || m.Class != nil && m.Class.Broken {
		c.Faults = []Fault{{Quiet: true}}
		return
	}
	c.Faults = examine(p, &c.Tag, scopeOf(p, m, m.Class), m.File)
}

// Invariant finds what is wrong with an @invariant of a class.
func Invariant(p *contracts.Pass, c *program.Class, t *tags.Tag) []Fault {
	if c.Broken {
		return nil
	}
	return examine(p, t, scopeOf(p, nil, c), c.File)
}

func examine(p *contracts.Pass, t *tags.Tag, s *scope, f *program.File) []Fault {
	if t.Kind == tags.Asserts {
		return nil
	}
	if t.Expr == nil {
		return unreadable(t)
	}
	post := t.Kind == tags.Post
	bare := s.unknown(t.Expr, map[string]bool{}, post)
	if !t.Quoted {
		if bare != nil || wordy(t.Expr) || f.Language == program.TypeScript && !strong(t) {
			return []Fault{{Quiet: true}}
		}
		if f.Language == program.TypeScript {
			return []Fault{{Message: "`@" + t.Name + "` is an expression, but TSDoc reads what is not in backticks as markup", Subject: t.Text,
				Mend: "`" + t.Text + "`", Title: "Put the expression in backticks", At: t.Span, Styled: true}}
		}
	}
	var out []Fault
	if bare != nil {
		out = append(out, s.stray(bare))
	}
	if x := misplaced(t, post); x != nil {
		out = append(out, *x)
	}
	if t.Kind == tags.Pre {
		if x := s.hidden(t.Expr); x != nil {
			out = append(out, Fault{Message: "`" + x.Name + "` is private: callers cannot decide this precondition", Subject: x.Name, At: x.Span})
		}
	}
	if x := s.impure(p, t.Expr); x != nil {
		out = append(out, Fault{Message: "`" + short(f, x.Span) + "` changes something; a contract only looks", Subject: x.Name, At: x.Span})
	}
	if x, mend := stale(f, t.Expr); x != nil && post {
		out = append(out, Fault{Message: "`" + short(f, x.Span) + "` asks the collection as it is now; old keeps the reference", Subject: x.Name,
			Mend: mend, Title: "Write " + mend, At: x.Span})
	}
	return out
}

func short(f *program.File, s syntax.Span) string {
	text := f.Text.Slice(s)
	if len(text) > 40 {
		return text[:37] + "…"
	}
	return text
}

// unreadable judges a tag whose text is no expression: in backticks it was meant as one.
func unreadable(t *tags.Tag) []Fault {
	if !t.Quoted || t.Kind != tags.Pre && t.Kind != tags.Post && t.Kind != tags.Invariant && t.Kind != tags.Raise {
		return []Fault{{Quiet: true}}
	}
	if prosaic.MatchString(strings.TrimSpace(t.Text)) {
		return []Fault{{Quiet: true}} // a name in backticks at the beginning of a sentence
	}
	return []Fault{{Message: "`" + t.Text + "` is no expression", Subject: t.Text, At: t.Span}}
}

var prosaic = regexp.MustCompile(`^[A-Za-z]+( [A-Za-z]+){3,}\.?$`)

// wordy reports whether a bare text is a sentence that happens to read as code: one word, or words that call one another.
func wordy(e *program.Expr) bool {
	switch e.Op {
	case program.Local, program.Constant, program.Str, program.Symbol, program.Template:
		return true
	case program.Call:
		return e.X == nil && !e.Has(program.Parens)
	case program.If, program.Block:
		return true
	}
	return false
}

// strong reports whether a bare TypeScript text is more than words: it compares or calls.
func strong(t *tags.Tag) bool {
	switch t.Expr.Op {
	case program.Binary, program.And, program.Or, program.Not, program.Call:
		return true
	}
	return false
}

func (s *scope) stray(e *program.Expr) Fault {
	f := Fault{Message: "`" + e.Name + "` is nothing that is known here", Subject: e.Name, At: e.Span}
	if near := s.nearest(e.Name); near != "" {
		f.Message += "; `" + near + "` is"
		f.Title = "Write " + near
		f.Mend, f.At = near, e.NameSpan
		if f.At.Len() == 0 {
			f.At = e.Span
			if e.Op == program.Field_ {
				f.At.Start = e.Span.End - len(e.Name)
			}
		}
	}
	return f
}

// misplaced finds old and result outside of a postcondition.
func misplaced(t *tags.Tag, post bool) *Fault {
	if post {
		return nil
	}
	var out *Fault
	t.Expr.Walk(func(e *program.Expr) bool {
		if out == nil && e.Op == program.Call && e.X == nil && e.Name == "old" && len(e.List) == 1 {
			out = &Fault{Message: "`old` speaks of the time before a call, which only a postcondition can look back to", Subject: "old", At: e.Span}
		}
		return out == nil
	})
	return out
}

// hidden finds a private member.
func (s *scope) hidden(e *program.Expr) *program.Expr {
	if s.method != nil && s.method.Visibility != program.Public {
		return nil // its callers are inside
	}
	var out *program.Expr
	e.Walk(func(x *program.Expr) bool {
		if out != nil {
			return false
		}
		switch {
		case x.Op == program.Field_ && s.class != nil && s.class.File.Language == program.Ruby:
			if v, ok := s.members[x.Name]; !ok || v != program.Public {
				out = x
			}
		case x.Op == program.Field_, x.Op == program.Call && (x.X == nil || x.X.Op == program.Self) && !s.parameter(x.Name):
			if v, ok := s.members[x.Name]; ok && v != program.Public {
				out = x
			}
		}
		return out == nil
	})
	return out
}

var writes = map[string]bool{"save": true, "update": true, "destroy": true, "delete": true, "create": true, "touch": true, "push": true, "pop": true, "shift": true,
	"unshift": true, "splice": true, "append": true, "concat!": true, "clear": true, "increment": true, "decrement": true, "toggle": true, "add": true, "set": true,
	"deliver_later": true, "deliver_now": true, "perform_later": true, "perform_async": true, "update_all": true, "delete_all": true, "destroy_all": true,
	"update_column": true, "update_columns": true, "insert": true, "replace": true}

// impure finds a part that changes something.
func (s *scope) impure(p *contracts.Pass, e *program.Expr) *program.Expr {
	lang := s.file().Language
	var out *program.Expr
	e.Walk(func(x *program.Expr) bool {
		if out != nil {
			return false
		}
		switch x.Op {
		case program.Assign, program.Multi:
			out = x
		case program.Unary:
			if x.Name == "++" || x.Name == "--" || x.Name == "delete" {
				out = x
			}
		case program.Call:
			switch {
			case lang == program.Ruby && strings.HasSuffix(x.Name, "!"), flow.Effect(x, lang) != flow.NoEffect:
				out = x
			case x.X != nil && writes[x.Name] && !(lang == program.TypeScript && x.Name == "replace"):
				out = x
			default:
				if s.changes(p, x) {
					out = x
				}
			}
		case program.Binary:
			if x.Name == "<<" && lang == program.Ruby {
				if _, number := flow.Number(x.Y); !number {
					out = x
				}
			}
		}
		return out == nil
	})
	return out
}

// changes reports whether a call runs a method of the class that is seen to change something.
func (s *scope) changes(p *contracts.Pass, call *program.Expr) bool {
	if s.method == nil || call.X != nil && call.X.Op != program.Self {
		return false
	}
	t := p.Program.Summaries().Callee(s.method, call)
	if t.Method == nil {
		return false
	}
	sum := p.Program.Summaries().Of(t.Method)
	for _, k := range sum.Effects {
		if k != flow.NoEffect {
			return true
		}
	}
	found := false
	t.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Assign && e.Name != "||" && e.Name != "??" && e.X != nil && e.X.Op == program.Field_
		return !found
	})
	return found
}

var askedOfCollections = map[string]bool{"size": true, "length": true, "count": true, "empty?": true, "any?": true, "include?": true, "includes": true, "first": true,
	"last": true, "sum": true}

// stale finds old(items).size, and what was meant.
func stale(f *program.File, e *program.Expr) (at *program.Expr, mend string) {
	e.Walk(func(x *program.Expr) bool {
		if at != nil || x.X == nil || x.Op != program.Call && x.Op != program.Member || !askedOfCollections[x.Name] {
			return at == nil
		}
		if o := x.X; o.Op == program.Call && o.Name == "old" && o.X == nil && len(o.List) == 1 {
			at = x
			inner := f.Text.Slice(o.List[0].Span)
			mend = "old(" + inner + f.Text.Slice(syntax.Span{Start: o.Span.End, End: x.Span.End}) + ")"
		}
		return at == nil
	})
	return at, mend
}
