package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Selection is the place where a parameter picks behaviour by its value, with no test that it is one of the known ones.
type Selection struct {
	Severity contracts.Severity
	Rec      *Record
	Expr     *program.Expr // what to show: the choice, the call, the read by key
	What     string        // "becomes part of a message", …
	Choice   *Choice       // a choice without else
	Table    *program.Expr // the hash or object that is read by the parameter
}

// enumLike are names of values that are one of a few.
var enumLike = regexp.MustCompile(`(?i)(^|_)(type|kind|status|state|mode|action|event|event_type|format|strategy|provider|role|level|category|operation|command|method|direction|scope|channel|plan|period|interval|frequency|variant|driver|handler)$|(Type|Kind|Status|State|Mode|Action|Event|Format|Strategy|Provider|Role|Level|Category|Operation|Command|Method|Channel)$`)

// payloadLike are names of what a socket or a bus sends, so that send is no message picked by name.
var payloadLike = regexp.MustCompile(`(?i)(message|payload|data|body|text|email|mail|packet|bytes|buffer|notification|request)s?$`)

// Membership is the gravest selection by the subject, or nil where it owes none.
func Membership(p *contracts.Pass, s *Subject) *Selection {
	if !s.member.known {
		s.member.known = true
		s.member.found = membership(p, s)
		if m := s.member.found; m != nil && m.Severity > contracts.Hint && namedByCallers(p, s.Method, s.Param, followedNames) {
			m.Severity = contracts.Hint // the program gives its own names only
		}
	}
	return s.member.found
}

// followedNames is how many callers' callers are asked where a name comes from.
const followedNames = 2

func membership(p *contracts.Pass, s *Subject) *Selection {
	open := OpennessOf(s.Method, s.Param)
	if s.Presence == Optional || s.Presence == Excluded || open == Closed || s.Tests()&(flow.TestListed|flow.TestOpaque) != 0 || validatedInclusion(s) {
		return nil
	}
	var best *Selection
	for _, rec := range s.Uses {
		if InHandler(rec) || declares(s.Method, rec) {
			continue
		}
		if found := selection(p, s, rec, open); found != nil && (best == nil || found.Severity > best.Severity) && !AnsweredFor(p, s.Class, rec) {
			best = found
		}
	}
	if best == nil && open == Wire {
		return keySelection(p, s)
	}
	return best
}

func selection(p *contracts.Pass, s *Subject, rec *Record, open Openness) *Selection {
	if c := choiceAt(p, s, rec); c != nil {
		return c
	}
	if rec.Kind != flow.Eval {
		return nil
	}
	if s.Method.File.Language == program.Ruby {
		return rubySelection(p, s, rec, open)
	}
	return keyRead(p, s, rec, open)
}

// rests reports whether the operand rests on the subject and nothing proves it to be one of a set.
func (s *Subject) rests(rec *Record, o Operand) bool {
	root, ok := rec.Root(o, s.Param)
	return ok && derives(o.Value, s.Param) && !root.Fact.Member && !o.Fact.Member
}

// choiceAt recognises the first comparison of a choice without an else.
func choiceAt(p *contracts.Pass, s *Subject, rec *Record) *Selection {
	if rec.Kind != flow.Prove || rec.Expr.Op != program.Binary {
		return nil
	}
	for _, o := range []Operand{rec.X, rec.Y} {
		c := choices(p, rec.Frame.Method)[o.Expr]
		if c == nil || !s.rests(rec, o) {
			continue
		}
		severity := contracts.Information
		if c.Chain && c.Values < 3 {
			severity = contracts.Hint
		}
		return &Selection{Severity: severity, Rec: rec, Expr: c.Expr, What: "picks a branch", Choice: c}
	}
	return nil
}

// rubySelection recognises messages, constants, symbols and keys made of the subject.
func rubySelection(p *contracts.Pass, s *Subject, rec *Record, open Openness) *Selection {
	e := rec.Expr
	switch e.Op {
	case program.Index:
		return keyRead(p, s, rec, open)
	case program.Call:
	default:
		return nil
	}
	switch what := dynamic(e); {
	case what == "":
	case e.Name == "constantize" || e.Name == "safe_constantize":
		if s.rests(rec, rec.X) && rec.asked() && !heldTo(rec) && !nameErrorTaken(rec) {
			return &Selection{Severity: reach(p, s, rec.X), Rec: rec, Expr: e, What: what}
		}
		return nil
	case nameErrorTaken(rec):
		return nil
	case len(rec.Args) > 0 && e.List[0].Op != program.Pair && e.List[0].Op != program.Hash && s.rests(rec, rec.Args[0]) && !payloadLike.MatchString(s.Param.Name):
		return &Selection{Severity: reach(p, s, rec.Args[0]), Rec: rec, Expr: e, What: what}
	}
	if (e.Name == "to_sym" || e.Name == "intern") && s.rests(rec, rec.X) && !s.onlyCompared(rec.Result) {
		severity := contracts.Information
		if open != Wire && !enumLike.MatchString(s.Param.Name) {
			severity = contracts.Hint
		}
		return &Selection{Severity: severity, Rec: rec, Expr: e, What: "becomes a symbol"}
	}
	return nil
}

var declaring = regexp.MustCompile(`^(before|after|around)_|^(define_method|validate|validates_each|scope|included|class_eval|instance_eval|rescue_from)$`)

// declares reports whether a class method uses a name in a block that it hands to a declaration: it is a declaration itself, which
// stands in class bodies with a name written out, as normalizes :email does.
func declares(m *program.Method, rec *Record) bool {
	if !m.Static || m.File.Language != program.Ruby || rec.Expr == nil {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.X == nil && e.Closure != nil && declaring.MatchString(e.Name) && e.Closure.Span.Contains(rec.Expr.Span)
		return !found
	})
	return found
}

// asked is false where the code already expects that nothing was found.
func (rec *Record) asked() bool { return !rec.Expr.Has(program.Safe) }

// dynamic names what a Ruby call does with a name that it is given.
func dynamic(e *program.Expr) string {
	switch e.Name {
	case "constantize", "safe_constantize", "const_get":
		return "names a constant"
	case "send", "public_send", "__send__":
		return "names a message that is sent"
	case "instance_variable_get", "instance_variable_set":
		return "names a variable"
	}
	return ""
}

// keyRead recognises a read of a table of handlers or values by the subject.
func keyRead(p *contracts.Pass, s *Subject, rec *Record, open Openness) *Selection {
	e := rec.Expr
	if e.Op != program.Index || len(rec.Args) != 1 || !s.rests(rec, rec.Args[0]) || e.Has(program.Safe) || answered(s, rec) {
		return nil
	}
	if t := s.Param.Type; t != nil && t.Name == "number" {
		return nil
	}
	called := s.called(rec)
	if e.X != nil && e.X.Op == program.Self || called && (open == Wire || s.Method.File.Language == program.TypeScript) {
		return &Selection{Severity: contracts.Warning, Rec: rec, Expr: e, What: "names the method that is called", Table: table(p, rec)}
	}
	t := table(p, rec)
	if t == nil {
		return nil
	}
	severity := contracts.Information
	switch {
	case s.returned(rec.Result):
		severity = contracts.Hint // whoever asked can see that nothing came of it
	case open == Wire:
		severity = contracts.Warning
	}
	return &Selection{Severity: severity, Rec: rec, Expr: e, What: "is a key", Table: t}
}

// returned reports whether a value is what a run gives back.
func (s *Subject) returned(v *flow.Value) bool {
	for _, r := range s.runs {
		for _, rec := range r.Records {
			if rec.Kind == flow.Leave && rec.Leave == v {
				return true
			}
		}
	}
	return false
}

// onlyCompared reports whether a value is compared with other values somewhere, which needs no list of them.
func (s *Subject) onlyCompared(v *flow.Value) bool {
	for _, r := range s.runs {
		for _, rec := range r.Records {
			if rec.Expr == nil || rec.Expr.Op != program.Binary {
				continue
			}
			switch rec.Expr.Name {
			case "==", "!=", "===", "!==":
				if rec.X.Value == v || rec.Y.Value == v {
					return true
				}
			}
		}
	}
	return false
}

// answered reports whether somebody asks what a read by key gave.
func answered(s *Subject, rec *Record) bool {
	for _, r := range s.runs {
		for _, t := range r.Analysis.Tests(rec.Result) {
			if t&(flow.TestNull|flow.TestType|flow.TestOpaque) != 0 {
				return true
			}
		}
	}
	return false
}

// called reports whether what an index expression gives is called on the spot.
func (s *Subject) called(rec *Record) bool {
	for _, r := range s.runs {
		if r.callees()[rec.Expr] {
			return true
		}
	}
	return false
}

// callees are the expressions other than names that are called.
func (r *Run) callees() map[*program.Expr]bool {
	if r.calleesOf == nil {
		r.calleesOf = map[*program.Expr]bool{}
		for _, rec := range r.Records {
			if rec.Expr != nil && rec.Expr.Op == program.Call && rec.Expr.Name == "" && rec.Expr.X != nil {
				r.calleesOf[flow.Strip(rec.Expr.X)] = true
			}
		}
	}
	return r.calleesOf
}

// table is the receiver of a read by key if it is a fixed list of keys and values: a literal, a constant or field that holds one.
func table(p *contracts.Pass, rec *Record) *program.Expr {
	x := flow.Strip(rec.Expr.X)
	if x == nil {
		return nil
	}
	if fixed(x) {
		return x
	}
	c := rec.Frame.Method.Class
	switch x.Op {
	case program.Constant:
		if fixed(constant(rec.Frame.File(), c, x.Name)) {
			return x
		}
	case program.Field_:
		if c == nil {
			return nil
		}
		for _, f := range c.Fields {
			if f.Name == x.Name && fixed(f.Init) {
				return x
			}
		}
	}
	return nil
}

// Registry reports whether a constant that a method names holds a hash literal, which gives nil for a key that it does not list.
func Registry(m *program.Method, name string) bool {
	return fixed(constant(m.File, m.Class, name))
}

// fixed reports whether e is a hash or object literal that names its keys.
func fixed(e *program.Expr) bool {
	for e != nil && (e.Op == program.Call && e.Name == "freeze" || e.Op == program.Cast) {
		e = e.X
	}
	if e == nil || e.Op != program.Hash || len(e.List) < 2 {
		return false
	}
	for _, pair := range e.List {
		if pair.Op != program.Pair {
			return false
		}
	}
	return true
}

// constant is the value of a constant of the class, of what is around it, or of the module.
func constant(f *program.File, c *program.Class, name string) *program.Expr {
	for at := c; at != nil; at = at.Outer {
		for _, k := range at.Consts {
			if k.Name == name {
				return k.Value
			}
		}
	}
	if f.TopLevel == nil || !f.TopLevel.HasBody() {
		return nil
	}
	for _, e := range f.TopLevel.Body().List {
		if e.Op == program.Assign && e.X != nil && e.X.Name == name {
			return e.Y
		}
	}
	return nil
}

// keySelection looks for a key of data from outside that becomes a message or a constant.
func keySelection(p *contracts.Pass, s *Subject) *Selection {
	for _, r := range s.runs {
		for _, rec := range r.Records {
			e := rec.Expr
			if rec.Kind != flow.Eval || e == nil || e.Op != program.Call || s.Method.File.Language != program.Ruby {
				continue
			}
			what := dynamic(e)
			o := rec.X
			if what == "" {
				continue
			}
			if !strings.HasSuffix(e.Name, "constantize") {
				if len(rec.Args) == 0 || e.List[0].Op == program.Pair || e.List[0].Op == program.Hash {
					continue
				}
				o = rec.Args[0]
			}
			if key := s.key(o.Value); key != nil && !o.Fact.Member && !listed(r, key) {
				severity := contracts.Warning
				if OwnHash(p, s) {
					severity = contracts.Information
				}
				return &Selection{Severity: severity, Rec: rec, Expr: e, What: what}
			}
		}
	}
	return nil
}

// key is the value that was read from the subject by a key, among what v was computed from.
func (s *Subject) key(v *flow.Value) *flow.Value {
	for _, src := range v.Sources() {
		if src.Base != nil && src.Base.Param == s.Param {
			return src
		}
	}
	return nil
}

func listed(r *Run, v *flow.Value) bool {
	for _, t := range r.Analysis.Tests(v) {
		if t&(flow.TestListed|flow.TestOpaque) != 0 {
			return true
		}
	}
	return false
}

// validatedInclusion reports whether the class declares that the field is one of a list.
func validatedInclusion(s *Subject) bool {
	for _, m := range s.Class.Macros {
		if m.Name != "validates" && m.Name != "validates_inclusion_of" && m.Name != "enum" {
			continue
		}
		named, inclusion := false, m.Name != "validates"
		for _, a := range m.List {
			named = named || a.Op == program.Symbol && a.Name == s.Param.Name
			inclusion = inclusion || a.Op == program.Pair && a.X != nil && (a.X.Name == "inclusion" || a.X.Name == "format")
		}
		if named && inclusion {
			return true
		}
	}
	return false
}
