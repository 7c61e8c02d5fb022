package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/contracts"
)

// Subject is one parameter of a boundary with everything the runs tell of it. The parameters of a constructor are judged by
// their uses in every entry method.
type Subject struct {
	Class    *program.Class
	Method   *program.Method
	Param    *program.Param
	Presence Presence

	Deref        *Record   // first dereference that nothing above it proves safe
	Derefs       []*Record // all of them
	OnPath       bool      // the code itself asks, on another path to that dereference, whether the subject is there
	HighSink     *Record   // first silent sink it reaches unproved
	HighSinkName string
	// HighSinkWhole says that the value is the whole address of a request, without which there is none, or a part of its body.
	HighSinkWhole bool
	Uses          []*Record // every record that has it, or something computed from it, as an operand
	Effect        *program.Expr
	Keys          []*Record  // reads of its keys by literal
	KeyDerefs     []*Record  // dereferences of what a key gave
	ShapeRead     bool       // missing-shape answers for it
	Misplaced     *Misplaced // a guard that comes after the first use or after an effect
	Typed         bool       // its type excludes null on paper, but no compiler checks it

	cut   bool                 // a run that uses it was cut short
	whole map[*flow.Value]bool // keys read where the whole subject was known to be what its type says

	lowSinks []lowSink // conditions of queries, and addresses of reads, that it reaches so

	value *flow.Value
	runs  []*Run
	input *dsl.Input // what declares it, where that is no method

	member found[Selection]
	empty  found[Hazard]
}

type subjectsKey struct{}

// Subjects lists the parameters of the file's boundary entries that may owe something, in order of declaration.
func Subjects(p *contracts.Pass) []*Subject {
	if v, ok := p.Memo[subjectsKey{}]; ok {
		return v.([]*Subject)
	}
	var out []*Subject
	byClass := map[*program.Class][]*Run{}
	var order []*program.Class
	for _, r := range Entries(p) {
		if byClass[r.Class] == nil {
			order = append(order, r.Class)
		}
		byClass[r.Class] = append(byClass[r.Class], r)
	}
	for _, c := range order {
		out = append(out, subjectsOf(p, c, byClass[c])...)
	}
	misplaced := map[*program.Param]*Misplaced{}
	for _, m := range MisplacedGuards(p) {
		if misplaced[m.Param] == nil {
			misplaced[m.Param] = m
		}
	}
	for _, s := range out {
		s.Misplaced = misplaced[s.Param]
	}
	if p.Memo != nil {
		p.Memo[subjectsKey{}] = out
	}
	return out
}

func subjectsOf(p *contracts.Pass, c *program.Class, runs []*Run) []*Subject {
	out := inputSubjects(p, c, runs)
	for _, r := range runs {
		m := r.Method
		if !Owes(m) || purePredicate(m) || onlyLogs(m) || inner(m) || !p.Asks(m) {
			continue
		}
		first := len(out)
		for _, prm := range m.Params {
			related := []*Run{r}
			if m.Kind == program.KindConstructor {
				related = nil
				for _, o := range runs {
					if o == r || o.Ctor == m {
						related = append(related, o)
					}
				}
			}
			params := []*program.Param{prm}
			if prm.Kind == program.Destructured {
				params = prm.Leaves
			}
			for _, q := range params {
				if s := subject(p, c, m, q, related); s != nil {
					out = append(out, s)
				}
			}
		}
		if len(out) > first && libraryCalls(p, c, m) { // asked last, since it looks into other files
			out = out[:first]
		}
	}
	return out
}

func subject(p *contracts.Pass, c *program.Class, m *program.Method, prm *program.Param, runs []*Run) *Subject {
	s := &Subject{Class: c, Method: m, Param: prm, Presence: PresenceOf(p, m, prm), runs: runs}
	if s.Presence == Excluded && prm.Name == "" || inferred(p, m, prm) {
		return nil
	}
	if s.Presence == Present && object(prm.Type) && p.Program.LooseNull(m.File.Path) && !provided(m, prm) {
		s.Presence, s.Typed = Required, true
	}
	return s.judged()
}

// judged looks at every run for uses of the subject; nil if there are none.
func (s *Subject) judged() *Subject {
	for _, r := range s.runs {
		used := false
		for _, rec := range r.involving(s.Param) {
			if s.look(rec, r) {
				used = true
			}
		}
		s.cut = s.cut || used && r.Cut
		if used && s.Effect == nil {
			s.Effect = r.Effect
		}
	}
	if len(s.Uses) == 0 {
		return nil
	}
	s.shape()
	return s
}

// Graded is the severity of an obligation of the subject that a rule would give it: no more than a hint where the analysis was cut
// short, since the check that it did not find may be in what it did not follow.
func (s *Subject) Graded(severity contracts.Severity) contracts.Severity {
	if s.cut {
		return min(severity, contracts.Hint)
	}
	return severity
}

// look notes what one record does with the subject; it reports whether it uses it at all.
func (s *Subject) look(rec *Record, r *Run) bool {
	used := false
	is := func(o Operand) bool {
		if o.Value != nil && o.Value.Param == s.Param {
			s.value = o.Value
			return true
		}
		return false
	}
	if rec.Kind == flow.Leave {
		return false
	}
	if rec.Deref != nil && is(*rec.Deref) {
		used = true
		s.Uses = append(s.Uses, rec)
		if rec.Deref.Fact.Null != flow.NonNull && !InHandler(rec) {
			if s.Deref == nil {
				s.Deref = rec
				s.OnPath = (rec.Deref.Fact.Asked&^rec.Deref.Fact.Tested)&flow.TestNull != 0
			}
			s.Derefs = append(s.Derefs, rec)
		}
	}
	if rec.Deref != nil && rec.Deref.Value != nil && rec.Deref.Value.Base != nil && rec.Deref.Value.Base.Param == s.Param {
		s.value = rec.Deref.Value.Base
		if s.readByKey(rec.Deref.Value) && rec.Deref.Fact.Null != flow.NonNull && rec.Deref.Fact.Tested&^flow.TestNull == 0 && !rec.Vouched && !s.whole[rec.Deref.Value] && !s.askedElsewhere(rec) && !s.requires(rec.Deref.Value.Key) {
			s.KeyDerefs = append(s.KeyDerefs, rec)
		}
	}
	if s.Method.File.Language == program.TypeScript && vouchedWhole(rec.X.Fact) && is(rec.X) {
		s.vouch(rec.Result)
	} else if k := rec.Expr; (k.Op == program.Index || k.Op == program.Member || k.Op == program.Call && len(k.List) == 0 && k.Name != "" || flow.KeyOrNil(k)) && is(rec.X) {
		s.Keys = append(s.Keys, rec)
	}
	for _, o := range append(append([]Operand{}, rec.Args...), rec.X, rec.Y) {
		if v := source(o.Value, s.Param); v != nil {
			used, s.value = true, v
		}
	}
	if rec.Kind == flow.Prove && !used && s.flag() && rec.Result != nil && rec.Result.Param == s.Param {
		used, s.value = true, rec.Result
	}
	if used {
		s.Uses = append(s.Uses, rec)
		s.sink(rec)
	}
	return used
}

// flag reports whether the subject is a named part of a request that calls itself a boolean: as a condition, the text "false" holds.
func (s *Subject) flag() bool {
	return s.Param.Type != nil && s.Param.Type.Name == "boolean" && WireOf(s.Method, s.Param) == WireValue
}

// readByKey reports whether a value was read from the subject by a key.
func (s *Subject) readByKey(v *flow.Value) bool {
	return s.Method.File.Language == program.TypeScript || strings.HasPrefix(v.Key, "[")
}

// askedElsewhere reports whether another method of the class asks for what a record dereferences.
func (s *Subject) askedElsewhere(rec *Record) bool {
	for m, t := range s.runs[0].Analysis.Tests(rec.Deref.Value) {
		if m != rec.Frame.Method && t != 0 {
			return true
		}
	}
	return false
}

func derives(v *flow.Value, p *program.Param) bool { return source(v, p) != nil }

// source is the value of the parameter itself among what v was computed from, or nil.
func source(v *flow.Value, p *program.Param) *flow.Value {
	for _, src := range v.Roots() {
		if src.Param == p {
			return src
		}
	}
	return nil
}

// sink notes the first sink of each kind that the subject reaches while it may be missing.
func (s *Subject) sink(rec *Record) {
	if s.Presence == Present || s.Presence == Excluded || s.Typed || InHandler(rec) {
		return
	}
	for _, reach := range SinksOf(rec) {
		switch {
		case reach.At.Value.ParamOf() == s.Param && (s.wraps(reach) || reach.Body && facade(rec, s.Param)), reach.Name == "raw SQL" && calculated(reach.At.Value, s.Param):
		case reach.Level == HighSink && s.HighSink == nil && (s.Presence == Required || !reach.Body) && s.missing(rec, reach.At):
			s.HighSink, s.HighSinkName = rec, reach.Name
			s.HighSinkWhole = reach.Body || strings.HasPrefix(reach.Name, "the request") && reach.At.Value.ParamOf() == s.Param
		case reach.Level == LowSink && s.Presence == Required && s.missing(rec, reach.At):
			s.lowSinks = append(s.lowSinks, lowSink{rec, reach.Name})
		}
	}
}

var storeName = regexp.MustCompile(`(?i)cache|store|redis|lock|limit|mutex`)

// wraps reports whether the class is itself the store whose key it hands on: whoever makes the key answers for it.
func (s *Subject) wraps(reach Reach) bool {
	return strings.HasSuffix(reach.Name, " key") && s.Class != nil && storeName.MatchString(last(s.Class.Name))
}

// facade reports whether a TypeScript method is another form of the request it makes, put(url, data) of a client, or hands on as its
// body an object of which nobody says anything.
func facade(rec *Record, prm *program.Param) bool {
	if rec.Frame.File().Language != program.TypeScript {
		return false
	}
	return Untyped(prm.Type) && prm.Type != nil || rec.Expr.Name != "" && strings.HasPrefix(strings.ToLower(rec.Frame.Method.Name), strings.ToLower(rec.Expr.Name))
}

// missing reports whether an operand shows the absence of the subject: it is the subject, or was built from it, and nobody has
// asked for it.
func (s *Subject) missing(rec *Record, o Operand) bool {
	if s.Tests() != 0 {
		return false
	}
	if o.Value.ParamOf() == s.Param {
		return o.Fact.Null != flow.NonNull
	}
	for _, r := range rec.Bare {
		if r.Expr == o.Expr && r.Value.Param == s.Param {
			return r.Fact.Null != flow.NonNull
		}
	}
	return false
}

// Tests are all questions asked of the subject in any run.
func (s *Subject) Tests() flow.Tests {
	var all flow.Tests
	for _, t := range s.byMethod() {
		all |= t
	}
	return all
}

func (s *Subject) byMethod() map[*program.Method]flow.Tests {
	if s.value == nil || len(s.runs) == 0 {
		return nil
	}
	return s.runs[0].Analysis.Tests(s.value)
}

const presenceTests = flow.TestNull | flow.TestType | flow.TestOpaque | flow.TestMember

// Tested reports whether the method itself asks for the subject's presence somewhere.
func (s *Subject) Tested(m *program.Method) bool {
	for o, t := range s.byMethod() {
		if within(o, m) && t&flow.TestNull != 0 {
			return true
		}
	}
	return false
}

// within reports whether o is m, or a closure that m runs, which the analysis sees as a method.
func within(o, m *program.Method) bool {
	return o == m || o.Kind == program.KindFunction && o.File == m.File && m.Span.Contains(o.Span)
}

// TestedElsewhere reports whether another method of the class asks.
func (s *Subject) TestedElsewhere(m *program.Method) bool {
	for o, t := range s.byMethod() {
		if !within(o, m) && t&presenceTests != 0 {
			return true
		}
	}
	return false
}

// TestedAnywhere reports whether any method asks.
func (s *Subject) TestedAnywhere() bool {
	for _, t := range s.byMethod() {
		if t&presenceTests != 0 {
			return true
		}
	}
	return false
}

// shape decides whether the parameter is a hash or untyped object whose keys are read.
func (s *Subject) shape() {
	if s.Method.File.Language == program.Ruby {
		literal := 0
		for _, k := range s.Keys {
			if (k.Expr.Op == program.Index && len(k.Expr.List) == 1 || flow.KeyOrNil(k.Expr)) && (k.Expr.List[0].Op == program.Str || k.Expr.List[0].Op == program.Symbol) {
				literal++
			}
		}
		s.ShapeRead = literal > 0 && len(s.KeyDerefs) > 0 && s.Param.Kind != program.KeyRest && s.Tests()&(flow.TestOpaque|flow.TestMember) == 0
		return
	}
	members := 0
	for _, k := range s.Keys {
		if k.Expr.Op == program.Member || k.Expr.Op == program.Index {
			members++
		}
	}
	s.ShapeRead = untyped(s.Method, s.Param) && members > 0 && (len(s.KeyDerefs) > 0 || s.Deref != nil && s.unasked())
}

// unasked reports whether some key is read that nobody asks about.
func (s *Subject) unasked() bool {
	for _, k := range s.Keys {
		if (k.Expr.Op == program.Member || k.Expr.Op == program.Index) && len(s.runs[0].Analysis.Tests(k.Result)) == 0 {
			return true
		}
	}
	return false
}

// AsksKey reports whether some run asks about what a read of a key gave.
func (s *Subject) AsksKey(k *Record) bool { return len(s.runs[0].Analysis.Tests(k.Result)) > 0 }

// object reports whether a type names objects.
func object(t *program.Type) bool {
	if t == nil {
		return false
	}
	switch t.Name {
	case "string", "number", "boolean", "bigint", "literal", "union", "function", "any", "unknown", "void", "symbol":
		return false
	}
	return true
}
