package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// slot stands in the text of a sample for the name of what its guard is about.
const slot = "\x00"

// form is how a guard asks for presence.
type form uint8

const (
	noForm form = iota
	nilForm
	blankForm
	falsyForm
)

// sample is one guard of a file as its author wrote it.
type sample struct {
	method *program.Method
	exit   string // the failing exit with slots for the subject's name; "" if it would not do for another one
	raises bool
	loud   bool     // raises, or returns something that says failure: neither nil nor false nor nothing
	class  string   // the class raised with nothing but a message, or ""
	needs  []string // constants, and in TypeScript functions, that the exit names
	own    bool     // the exit calls methods of its object
	calls  []string // which ones, those without a receiver
	found  bool     // what it is about was looked up in the method, not given to it
	form   form
	block  bool // its exit stands on a line of its own
	braces bool // TypeScript: its exit stands in braces
}

type samplesKey struct{}

// samplesOf are the guards of a file that tell how guards are written there, read once. Only statements that fail on one side
// are guards: nothing else teaches.
func samplesOf(f *program.File) []sample {
	return f.Derive(samplesKey{}, func() any {
		var out []sample
		for _, m := range f.AllMethods() {
			if !m.HasBody() || m.Broken {
				continue
			}
			for _, g := range entry.Guards(m.Body()) {
				if s, ok := sampleOf(m, g); ok {
					out = append(out, s)
				}
			}
		}
		return out
	}).([]sample)
}

func sampleOf(m *program.Method, g entry.Guard) (sample, bool) {
	f := m.File
	if g.Stmt.Op != program.If || g.Stmt.Has(program.Ternary) || g.Stmt.Y != nil && g.Stmt.Z != nil {
		return sample{}, false
	}
	s := sample{method: m, raises: g.Exit.Op == program.Raise}
	s.loud = s.raises || g.Exit.Op == program.Call || g.Exit.X != nil && g.Exit.X.Op != program.Nil && g.Exit.X.Op != program.False
	s.block = f.Text.LineOf(g.Exit.Span.Start) != f.Text.LineOf(g.Stmt.Span.Start)
	s.braces = strings.HasSuffix(strings.TrimSpace(f.Text.Slice(g.Stmt.Span)), "}")
	if s.raises {
		if class := plainError(g.Exit); blames.MatchString(class) {
			s.class = class
		}
	}
	name := ""
	if single(g) {
		name, s.form = asked(g)
	}
	if name != "" {
		s.template(g.Exit, name)
		s.found = lookedUp(m, name)
	}
	return s, true
}

// lookedUp reports whether a method stores under the name what a call gave: its absence is no fault of the caller, and the guard says
// so in other words than one about an argument.
func lookedUp(m *program.Method, name string) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.Y != nil && (e.X.Op == program.Local || e.X.Op == program.Field_) && e.X.Name == name {
			y := e.Y
			for y.Op == program.Await && y.X != nil {
				y = y.X
			}
			found = found || y.Op == program.Call
		}
		return !found
	})
	return found
}

// single reports whether the branch that fails does nothing else.
func single(g entry.Guard) bool {
	branch := g.Stmt.Y
	if !g.Fails {
		branch = g.Stmt.Z
	}
	return branch == g.Exit || branch != nil && branch.Op == program.Block && len(branch.List) == 1
}

// blames are classes that say that an argument is wrong; OrderInvalid says it of an order.
var blames = regexp.MustCompile(`(?i)argument|(^|[:.])invalid|input|param|validation|badrequest|precondition|contract|TypeError|RangeError|^Error$`)

// plainError is the class of an exit that raises it with one text, or "".
func plainError(exit *program.Expr) string {
	list := exit.List
	if len(list) == 2 && list[0].Op == program.Constant && text(list[1]) { // raise E, "…"
		return list[0].Name
	}
	if len(list) != 1 {
		return ""
	}
	switch e := list[0]; {
	case e.Op == program.New && len(e.List) == 1 && text(e.List[0]):
		return e.Name
	case e.Op == program.Call && e.Name == "new" && e.X != nil && e.X.Op == program.Constant && len(e.List) == 1 && text(e.List[0]):
		return e.X.Name
	}
	return ""
}

func text(e *program.Expr) bool { return e.Op == program.Str || e.Op == program.Template }

// asked is the variable whose presence alone a guard asks for, and how.
func asked(g entry.Guard) (string, form) {
	cond, fails := g.Cond, g.Fails
	for cond != nil && cond.Op == program.Not {
		cond, fails = cond.X, !fails
	}
	if cond == nil {
		return "", noForm
	}
	switch {
	case cond.Op == program.Call && cond.X != nil && len(cond.List) == 0:
		switch {
		case cond.Name == "nil?" && fails:
			return variable(cond.X), nilForm
		case cond.Name == "blank?" && fails, cond.Name == "present?" && !fails:
			return variable(cond.X), blankForm
		}
	case cond.Op == program.Binary && cond.Y != nil && cond.Y.Op == program.Nil && (fails && (cond.Name == "==" || cond.Name == "===") || !fails && (cond.Name == "!=" || cond.Name == "!==")):
		return variable(cond.X), nilForm
	}
	if !fails {
		return variable(cond), falsyForm
	}
	return "", noForm
}

// variable is the name of a local, a field or a reader of the object itself.
func variable(e *program.Expr) string {
	switch {
	case e == nil:
	case e.Op == program.Local, e.Op == program.Field_:
		return e.Name
	case e.Op == program.Call && e.X == nil && len(e.List) == 0 && e.Closure == nil && !e.Has(program.Parens):
		return e.Name
	}
	return ""
}

// template keeps the text of an exit that depends on nothing but the subject.
func (s *sample) template(exit *program.Expr, name string) {
	f := s.method.File
	portable, ruby := true, f.Language == program.Ruby
	exit.Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Local, e.Op == program.Field_, e.Op == program.Closure_, e.Closure != nil, e.Op == program.Index:
			portable = portable && e.Op == program.Local && e.Name == name
		case e.Op == program.Self:
			s.own = true
		case e.Op == program.Constant:
			s.needs = append(s.needs, root(e.Name))
		case e.Op == program.New:
			s.needs = append(s.needs, root(e.Name))
		case e.Op == program.Call && e.X == nil && ruby:
			if e.Name != name {
				s.own, s.calls = true, append(s.calls, e.Name)
			}
		case e.Op == program.Call && e.X == nil && e.Name != "":
			s.needs = append(s.needs, e.Name)
		}
		return portable
	})
	raw := strings.TrimSuffix(strings.TrimSpace(f.Text.Slice(exit.Span)), ";")
	if !portable || raw == "" || strings.Contains(raw, "\n") {
		return
	}
	if out := slotted(raw, name); strings.Contains(out, slot) || speechless.MatchString(out) {
		s.exit = out
	}
}

// speechless are exits that say nothing of what is missing, and so do for everything.
var speechless = regexp.MustCompile(`^return [a-z_]+!?$|^(context\.)?fail!$`)

func root(name string) string {
	if i := strings.IndexAny(name, ".:"); i > 0 {
		return name[:i]
	}
	return name
}

// slotted puts slots in the place of a name; "" where the name is still spoken of in another spelling.
func slotted(raw, name string) string {
	out := regexp.MustCompile(`\b`+regexp.QuoteMeta(name)+`\b`).ReplaceAllString(raw, slot)
	bare := func(s string) string {
		return strings.ToLower(strings.NewReplacer("_", "", " ", "", "-", "").Replace(s))
	}
	if len(bare(name)) > 1 && strings.Contains(bare(out), bare(name)) {
		return ""
	}
	return out
}

// fill is the exit for another name, with the quotes of the file it goes to.
func (s *sample) fill(f *program.File, name string) string {
	return Requoted(f, strings.ReplaceAll(s.exit, slot, name))
}
