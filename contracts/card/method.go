package card

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/invariant"
	"github.com/agentcore/proviso/contracts/tags"
	"github.com/agentcore/proviso/contracts/trial"
)

// maxNotes bounds the evidence of callers.
const maxNotes = 5

// Of is the card of a method of the pass's file, callers left out.
func Of(p *contracts.Pass, m *program.Method) *Card {
	c := &Card{Symbol: entry.Symbol(m), Kind: kindOf(m), File: m.File.Path, Line: line(m.File, m.NameSpan), method: m}
	own := clauses.Of(p, m)
	c.params(p, m, own)
	c.requires(p, m, own)
	c.fails(p, m, own)
	c.effects(p, m)
	c.ensures(p, m, own)
	c.Status = c.status(own)
	return c
}

// WithCallers is the card with the evidence of the calls that are known, which takes a look across files.
func WithCallers(p *contracts.Pass, m *program.Method) *Card {
	c := Of(p, m)
	c.callers(p, m)
	return c
}

func kindOf(m *program.Method) string {
	switch {
	case m.Kind == program.KindConstructor:
		return "constructor"
	case m.Class == nil:
		return "function"
	}
	return "method"
}

func line(f *program.File, s syntax.Span) int { return f.Text.LineOf(s.Start) + 1 }

func (c *Card) params(p *contracts.Pass, m *program.Method, own *clauses.Contract) {
	var add func([]*program.Param)
	add = func(list []*program.Param) {
		for _, q := range list {
			if q.Name == "" {
				add(q.Leaves)
				continue
			}
			out := Param{Name: q.Name, Required: q.Default == nil && !q.Optional && (q.Kind == program.Positional || q.Kind == program.Keyword), Trusted: own.Trusted[q.Name]}
			if _, ok := own.Trusted[q.Name]; ok && out.Trusted == "" {
				out.Trusted = "no reason given"
			}
			if q.Type != nil {
				out.Type = q.Type.Text
			}
			if q.Default != nil {
				out.Default = m.File.Text.Slice(q.Default.Span)
			}
			for _, g := range entry.GuardsOf(p, m) {
				if entry.SubjectOf(g.Cond) == q.Name && (g.Exit.Op == program.Raise || g.Exit.Op == program.Return) {
					out.Facts = append(out.Facts, oneLine(clauses.Holds(m.File, g)))
				}
			}
			c.Params = append(c.Params, out)
		}
	}
	add(m.Params)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func clauseOf(cl *clauses.Clause, mark Mark) Clause {
	f := cl.Method.File
	return Clause{Text: oneLine(cl.Text), Mark: mark, Message: cl.Message, File: f.Path, Line: line(f, cl.Span), span: cl.Span}
}

// requires lists what must hold before a call: own and inherited tags, then guards that no tag speaks of.
func (c *Card) requires(p *contracts.Pass, m *program.Method, own *clauses.Contract) {
	stricter := clauses.Stricter(p, m)
	for _, cl := range own.Pre {
		out := clauseOf(cl, Documented)
		if cl.Checked() {
			out.Mark = Declared
			switch v, d := clauses.Judge(p, cl); {
			case v == clauses.Broken:
				out.Mark, out.Example = Drifted, d.Example()
			case stricter != nil && stricter.Clause == cl:
				out.Mark, out.Example = Drifted, stricter.Example()
			case v == clauses.Kept:
				out.Mark = Implemented
			case vouched(own, cl):
				out.Mark = Trusted
			}
		}
		c.Requires = append(c.Requires, out)
	}
	for _, base := range clauses.Inherited(p, m) {
		for _, cl := range base.Pre {
			out := clauseOf(cl, Inherited)
			out.From = entry.Symbol(cl.Method)
			c.Requires = append(c.Requires, out)
		}
	}
	for _, g := range entry.GuardsOf(p, m) {
		if g.Exit.Op == program.Raise && c.aboutCaller(m, g) && !spoken(own, g) {
			c.Requires = append(c.Requires, Clause{Text: oneLine(clauses.Holds(m.File, g)), Mark: Inferred, File: m.File.Path, Line: line(m.File, g.Cond.Span), span: g.Cond.Span})
		}
	}
}

func vouched(own *clauses.Contract, cl *clauses.Clause) bool {
	for _, l := range trial.LeavesOf(cl.Method, cl.Cond) {
		if _, ok := own.Trusted[strings.TrimPrefix(l.Root, "self.")]; ok {
			return true
		}
	}
	return false
}

// aboutCaller reports whether a guard asks something that a caller decides.
func (c *Card) aboutCaller(m *program.Method, g entry.Guard) bool {
	for _, q := range c.Params {
		if entry.Mentions(g.Cond, q.Name) {
			return true
		}
	}
	return false
}

// spoken reports whether a tag speaks of what a guard asks about.
func spoken(own *clauses.Contract, g entry.Guard) bool {
	return slices.ContainsFunc(own.Pre, func(cl *clauses.Clause) bool {
		return cl.Expr != nil && entry.SubjectOf(cl.Expr) == entry.SubjectOf(g.Cond)
	})
}

func (c *Card) fails(p *contracts.Pass, m *program.Method, own *clauses.Contract) {
	for _, g := range entry.GuardsOf(p, m) {
		text := oneLine(m.File.Text.Slice(g.Cond.Span))
		if !g.Fails {
			text = oneLine(clauses.Negation(m.File, g.Cond))
		}
		how := ""
		switch g.Exit.Op {
		case program.Raise:
			how = "raises " + trial.Error(g.Exit)
			if trial.Error(g.Exit) == "" {
				how = "raises"
			}
		case program.Return:
			how = "returns " + oneLine(m.File.Text.Slice(g.Exit.Span)[len("return"):])
			if g.Exit.X == nil {
				how = "returns nothing"
			}
			how = strings.Join(strings.Fields(strings.TrimSuffix(how, ";")), " ")
		default:
			how = "fails by " + g.Exit.Name
		}
		mark := Inferred
		if slices.ContainsFunc(own.Raise, func(cl *clauses.Clause) bool { return cl.Error != "" && strings.HasSuffix(how, cl.Error) }) || spoken(own, g) {
			mark = Implemented
		}
		c.Fails = append(c.Fails, Failure{When: text, How: how, Mark: mark, Line: line(m.File, g.Exit.Span)})
	}
}

func (c *Card) ensures(p *contracts.Pass, m *program.Method, own *clauses.Contract) {
	for _, cl := range own.Post {
		out := clauseOf(cl, Documented)
		if cl.Checked() {
			out.Mark = Declared
			switch v, d := clauses.JudgePost(p, m, cl); v {
			case clauses.Broken:
				out.Mark, out.Example = Drifted, d.Example()
			case clauses.Kept:
				out.Mark = Implemented
			}
		}
		c.Ensures = append(c.Ensures, out)
	}
	for _, base := range clauses.Inherited(p, m) {
		for _, cl := range base.Post {
			out := clauseOf(cl, Inherited)
			out.From = entry.Symbol(cl.Method)
			c.Ensures = append(c.Ensures, out)
		}
	}
	if sum := p.Program.Summaries().Of(m); sum.Known && sum.NeverNil && m.Kind != program.KindConstructor {
		c.Ensures = append(c.Ensures, Clause{Text: "the result is not nil", Mark: Inferred, File: m.File.Path, Line: c.Line, span: m.NameSpan})
	}
}

// status counts what was seen to hold and what was not.
func (c *Card) status(own *clauses.Contract) Status {
	held, open := 0, len(own.Trusted)
	for _, list := range [][]Clause{c.Requires, c.Ensures, c.Invariants} {
		for _, cl := range list {
			switch cl.Mark {
			case Drifted:
				return Broken
			case Implemented:
				held++
			case Declared, Inherited, Trusted, Documented:
				open++
			}
		}
	}
	switch {
	case held+open == 0:
		return None
	case open == 0:
		return Verified
	}
	return Partly
}

func (c *Card) callers(p *contracts.Pass, m *program.Method) {
	sites := p.Program.Callers(m)
	if len(sites) == 0 {
		return
	}
	files := map[string]bool{}
	out := &Callers{Count: len(sites)}
	for _, s := range sites {
		files[s.Method.File.Path] = true
		if len(out.Notes) >= maxNotes {
			continue
		}
		for _, a := range s.Call.List {
			if a == nil || !flow.IsLiteral(a) && !entry.FindsNothing(a, s.Method.File.Language) {
				continue
			}
			text := oneLine(s.Method.File.Text.Slice(a.Span))
			what := "passes"
			if !flow.IsLiteral(a) {
				what = "may pass nil by"
			}
			out.Notes = append(out.Notes, fmt.Sprintf("%s:%d %s `%s`", s.Method.File.Path, line(s.Method.File, a.Span), what, text))
			break
		}
	}
	out.Files = len(files)
	c.Callers = out
}

// OfClass is the card of a class with those of its public methods.
func OfClass(p *contracts.Pass, class *program.Class) *Card {
	c := &Card{Symbol: class.Name, Kind: "class", File: class.File.Path, Line: line(class.File, class.NameSpan)}
	c.Invariants = Invariants(p, class)
	for _, m := range class.Methods {
		if m.Visibility == program.Public && m.Kind != program.KindSetter {
			c.Methods = append(c.Methods, Of(p, m))
		}
	}
	c.Status = c.status(&clauses.Contract{})
	for _, m := range c.Methods {
		switch {
		case m.Status == Broken:
			c.Status = Broken
		case m.Status == Partly && c.Status != Broken, m.Status == Verified && c.Status == None && len(c.Invariants) == 0:
			c.Status = m.Status
		}
	}
	return c
}

// Invariants are the invariants of a class, with what constructors and writers make of them.
func Invariants(p *contracts.Pass, class *program.Class) []Clause {
	s := invariant.Of(p, class)
	if s == nil {
		return prose(class)
	}
	broken := map[*invariant.Invariant]bool{}
	for _, b := range append(invariant.NotEstablished(p), invariant.NotRestored(p)...) {
		broken[b.Invariant] = true
	}
	var out []Clause
	for _, i := range s.List {
		cl := Clause{Text: oneLine(i.Text), Mark: Declared, File: i.File.Path, Line: line(i.File, i.Span), span: i.Span}
		if i.Class.Name != class.Name {
			cl.Mark, cl.From = Inherited, i.Class.Name
		}
		switch {
		case broken[i]:
			cl.Mark = Drifted
		case invariant.Proved(p, s, i):
			cl.Mark = Implemented
		}
		out = append(out, cl)
	}
	return append(out, prose(class)...)
}

// prose are the invariants that are documentation only.
func prose(class *program.Class) []Clause {
	var out []Clause
	for _, t := range tags.Of(class.File, class.Doc, nil) {
		if t.Kind == tags.Invariant && t.Expr == nil {
			out = append(out, Clause{Text: t.Text, Mark: Documented, Message: t.Message, File: class.File.Path, Line: line(class.File, t.Span), span: t.Span})
		}
	}
	return out
}
