package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Hazard is a place where a collection that came in as a parameter must have elements.
type Hazard struct {
	Severity contracts.Severity
	Rec      *Record
	What     string // "its first element is read"
}

// Emptiness is the gravest use of the subject that an empty collection breaks, or nil.
func Emptiness(p *contracts.Pass, s *Subject) *Hazard {
	if !s.empty.known {
		s.empty.known = true
		s.empty.found = emptiness(p, s)
	}
	return s.empty.found
}

func emptiness(p *contracts.Pass, s *Subject) *Hazard {
	if s.Presence == Optional || s.Presence == Excluded || !collectionType(s) {
		return nil
	}
	var best *Hazard
	for _, r := range s.runs {
		for _, h := range r.sizeHazards()[s.Param] {
			if (best == nil || h.Severity > best.Severity) && !InHandler(h.Rec) && !s.sizedElsewhere(h.Rec.Frame.Method) && !AnsweredFor(p, s.Class, h.Rec) {
				best = h
			}
		}
	}
	return best
}

// sizedElsewhere reports whether another method of the class asks how many elements there are.
func (s *Subject) sizedElsewhere(m *program.Method) bool {
	for o, t := range s.byMethod() {
		if o != m && t&(flow.TestEmpty|flow.TestOpaque) != 0 {
			return true
		}
	}
	return false
}

var plural = regexp.MustCompile(`(?i)([^su]s|ss?es|list|array|collection|children|people|entries|set)$`)

var singular = regexp.MustCompile(`(?i)(status|address|progress|access|process|params|args|options|opts|attributes|settings|class|basis|analysis|range|period|series|bus|news|canvas|alias|details|metrics|stats|credentials|https|dns|css|sms|js)$`)

// collectionType reports whether the subject is a plain collection, as far as its type, its name or its use tell.
func collectionType(s *Subject) bool {
	if s.Method.File.Language == program.TypeScript {
		t := s.Param.Type
		if OpennessOf(s.Method, s.Param) == Wire {
			return true
		}
		return t != nil && (t.Name == "Array" || t.Name == "Set" || t.Name == "Map" || t.Name == "ReadonlySet" || t.Name == "ReadonlyMap")
	}
	if singular.MatchString(s.Param.Name) {
		return false
	}
	return plural.MatchString(s.Param.Name) || s.iterated()
}

var iterators = map[string]bool{"each": true, "map": true, "each_with_index": true, "sum": true, "flat_map": true, "group_by": true, "sort_by": true, "find_each": true, "each_slice": true, "filter_map": true, "collect": true}

func (s *Subject) iterated() bool {
	for _, rec := range s.Uses {
		if rec.Expr.Op == program.Call && iterators[rec.Expr.Name] && rec.X.Value != nil && rec.X.Value.Param == s.Param {
			return true
		}
	}
	return false
}

// makers tells which records made the values that are read later, and which records size matters for.
type makers struct {
	byExpr  map[*program.Expr]*Record
	byValue map[*flow.Value]*Record
	uses    []*Record
	hazards map[*program.Param][]*Hazard
}

func (r *Run) makers() *makers {
	if r.makersOf != nil {
		return r.makersOf
	}
	m := &makers{byExpr: map[*program.Expr]*Record{}, byValue: map[*flow.Value]*Record{}}
	for _, rec := range r.Records {
		e := rec.Expr
		if e == nil || rec.Kind == flow.Leave {
			continue
		}
		switch e.Op {
		case program.Call, program.Index, program.Member, program.Array, program.Spread, program.Template:
			m.byExpr[e] = rec
			if m.byValue[rec.Result] == nil {
				m.byValue[rec.Result] = rec
			}
		}
		if rec.Deref != nil || e.Op == program.Binary && (e.Name == "/" || e.Name == "%") || e.Op == program.Call {
			m.uses = append(m.uses, rec)
		}
	}
	r.makersOf = m
	return m
}

// sizeHazards are the places of a run that an empty collection breaks, by the parameter it came in as. One pass over the records
// finds them for all parameters.
func (r *Run) sizeHazards() map[*program.Param][]*Hazard {
	m := r.makers()
	if m.hazards == nil {
		m.hazards = map[*program.Param][]*Hazard{}
		for _, rec := range m.uses {
			if h, of := m.sizeHazard(rec); h != nil {
				m.hazards[of] = append(m.hazards[of], h)
			}
		}
	}
	return m.hazards
}

// keepsSize are operations whose result is empty exactly if their receiver is.
var keepsSize = map[string]bool{"sort": true, "sort_by": true, "reverse": true, "to_a": true, "map": true, "collect": true, "shuffle": true, "uniq": true, "entries": true,
	"values": true, "keys": true, "load": true, "toSorted": true, "toReversed": true, "dup": true, "each": true, "each_with_index": true, "order": true, "to_set": true, "pluck": true, "sort!": true}

// collection follows a value back to the parameter that it has as many elements as, or at least one if that one has any.
func (m *makers) collection(v *flow.Value, at *Record) (*flow.Value, *Record) {
	for depth := 0; v != nil && depth < 6; depth++ {
		if v.Param != nil {
			return v, at
		}
		if v.Base != nil && keepsSize[v.Key] {
			v = v.Base
			continue
		}
		rec := m.byValue[v]
		if rec == nil {
			return nil, nil
		}
		at = rec
		switch e := rec.Expr; {
		case e.Op == program.Call && e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Object" || e.X.Name == "Array") && len(rec.Args) > 0:
			v = rec.Args[0].Value
		case e.Op == program.Call && (keepsSize[e.Name] || e.Name == "slice" && len(e.List) == 0):
			v = rec.X.Value
		case e.Op == program.Array && len(rec.Args) == 1 && rec.Args[0].Expr.Op == program.Spread, e.Op == program.Spread:
			if e.Op == program.Array {
				v = rec.Args[0].Value
			} else {
				v = rec.X.Value
			}
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// elements read one element of a collection, nil or undefined if it has none.
var elements = map[string]string{"first": "first", "last": "last", "max": "greatest", "min": "smallest", "sample": "random", "max_by": "greatest", "min_by": "smallest",
	"shift": "first", "pop": "last", "[0]": "first", "0": "first", "[-1]": "last"}

// element is the collection that a value is an element of, and which one.
func (m *makers) element(o Operand) (of *flow.Value, at *Record, which string) {
	v := o.Value
	if v == nil {
		return nil, nil, ""
	}
	if v.Base != nil && elements[v.Key] != "" {
		of, at = m.collection(v.Base, m.byExpr[o.Expr])
		return of, at, elements[v.Key]
	}
	for _, rec := range []*Record{m.byExpr[o.Expr], m.byValue[v]} {
		if rec == nil {
			continue
		}
		if which = elementRead(rec.Expr); which != "" {
			of, at = m.collection(rec.X.Value, rec)
			return of, at, which
		}
	}
	return nil, nil, ""
}

// elementRead names the element that a call or an index reads.
func elementRead(e *program.Expr) string {
	switch {
	case e.Op == program.Call && elements[e.Name] != "" && (len(e.List) == 0 || strings.HasSuffix(e.Name, "_by")) && (e.X == nil || !e.Has(program.Safe)):
		return elements[e.Name]
	case (e.Op == program.Call && e.Name == "at" || e.Op == program.Index) && len(e.List) == 1:
		n, ok := flow.Number(e.List[0])
		switch {
		case ok && n == 0:
			return "first"
		case ok && n == -1, lastIndex(e):
			return "last"
		}
	}
	return ""
}

// lastIndex recognises xs[xs.length - 1].
func lastIndex(e *program.Expr) bool {
	i := e.List[0]
	return i.Op == program.Binary && i.Name == "-" && i.X != nil && (i.X.Name == "length" || i.X.Name == "size") && i.Y != nil && i.Y.Name == "1"
}

// some reports whether a parameter is known to have elements where one of the records reads it.
func some(prm *program.Param, recs ...*Record) bool {
	for _, rec := range recs {
		if rec == nil {
			continue
		}
		for _, o := range append([]Operand{rec.X, rec.Y}, rec.Args...) {
			if root, ok := rec.Root(o, prm); ok && filled(root.Fact) || ok && filled(o.Fact) && o.Value.Param == prm {
				return true
			}
		}
		if rec.Deref != nil {
			if root, ok := rec.Root(*rec.Deref, prm); ok && filled(root.Fact) {
				return true
			}
		}
	}
	return false
}

func filled(f *flow.Fact) bool { return f.Empty == flow.No || f.Tested&flow.TestOpaque != 0 }

// sizeHazard judges one record; of is the collection.
func (m *makers) sizeHazard(rec *Record) (h *Hazard, of *program.Param) {
	e, lang := rec.Expr, rec.Frame.File().Language
	info := func(v *flow.Value, at *Record, what string) (*Hazard, *program.Param) {
		if v == nil || some(v.Param, rec, at) {
			return nil, nil
		}
		return &Hazard{contracts.Information, rec, what}, v.Param
	}
	if d := rec.Deref; d != nil && d.Fact.Null != flow.NonNull && d.Fact.Tested&flow.TestNull == 0 {
		v, at, which := m.element(*d)
		if h, of := info(v, at, "its "+which+" element is read"); h != nil {
			return h, of
		}
	}
	switch {
	case e.Op == program.Binary:
		if v, at := m.size(rec.Y); !rec.Y.Fact.NonZero && (e.Name == "/" || e.Name == "%") {
			return info(v, at, "its size divides")
		}
	case e.Op != program.Call || rec.Kind != flow.Eval:
	case (e.Name == "reduce" || e.Name == "inject") && !started(e, lang):
		v, at := m.collection(rec.X.Value, rec)
		return info(v, at, "it is reduced without a start value")
	case e.Name == "fdiv" && len(rec.Args) == 1:
		v, at := m.size(rec.Args[0])
		return info(v, at, "its size divides")
	case (e.Name == "max" || e.Name == "min") && e.X != nil && e.X.Op == program.Constant && e.X.Name == "Math" && len(e.List) == 1 && e.List[0].Op == program.Spread:
		v, at := m.collection(rec.Args[0].Value, rec)
		return info(v, at, "its extreme is taken")
	default:
		return m.silentElement(rec)
	}
	return nil, nil
}

// silentElement is an element that reaches a high silent sink, where its absence makes no sound.
func (m *makers) silentElement(rec *Record) (*Hazard, *program.Param) {
	for _, reach := range SinksOf(rec) {
		if reach.Level != HighSink {
			continue
		}
		a := reach.At
		for _, v := range a.Value.Sources() {
			of, at, which := m.element(Operand{Expr: a.Expr, Value: v, Fact: a.Fact})
			if of != nil && !some(of.Param, rec, at) && !asked(at) && (v != a.Value || a.Fact.Null != flow.NonNull) {
				return &Hazard{contracts.Warning, rec, "its " + which + " element is passed to " + reach.Name}, of.Param
			}
		}
	}
	return nil, nil
}

// asked reports whether the code counts on the absence of what a record reads.
func asked(rec *Record) bool {
	return rec != nil && (rec.Expr.Has(program.Safe) || rec.Own.Tested&flow.TestNull != 0)
}

var sizes = map[string]bool{"length": true, "size": true, "count": true}

// size is the collection whose number of elements an operand is.
func (m *makers) size(o Operand) (*flow.Value, *Record) {
	v := o.Value
	if v == nil {
		return nil, nil
	}
	for v.Base != nil && v.Base.Base != nil && (v.Key == "to_f" || v.Key == "to_d") {
		v = v.Base
	}
	if v.Base == nil || !sizes[v.Key] {
		return nil, nil
	}
	return m.collection(v.Base, m.byExpr[o.Expr])
}

// started reports whether a reduce call has a start value.
func started(e *program.Expr, lang program.Language) bool {
	if lang == program.TypeScript {
		return len(e.List) != 1
	}
	switch {
	case e.Closure != nil:
		return len(e.List) > 0
	case len(e.List) == 1:
		return e.List[0].Op != program.Symbol && e.List[0].Op != program.Spread
	}
	return true
}

// OfParameter reports whether e is a parameter of a boundary's entry: whether that collection has elements is for missing-size to
// ask.
func OfParameter(r *Run, e *program.Expr) bool {
	if e == nil || e.Op != program.Local || r.Kind != Boundary || r.Method.Visibility != program.Public {
		return false
	}
	for _, p := range r.Method.Params {
		if p.Name == e.Name {
			return true
		}
	}
	return false
}
