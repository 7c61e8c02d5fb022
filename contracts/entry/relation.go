package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Relation is a pair of parameters whose order nobody checks.
type Relation struct {
	Class    *program.Class
	Method   *program.Method
	Pair     Pair
	Severity contracts.Severity
	Use      *Record // where the pair is used as a range, or nil
}

// Relations lists the unordered pairs among the parameters of the file's boundary entries, in order of declaration.
func Relations(p *contracts.Pass) []*Relation {
	var out []*Relation
	runs := Entries(p)
	compared := map[*program.Class][]*program.Expr{}
	for _, r := range runs {
		if !ours(r.Method) {
			continue
		}
		for _, pair := range pairsOf(r.Method.Params) {
			if open(p, r.Method, pair.Low) || open(p, r.Method, pair.High) {
				continue
			}
			if _, ok := compared[r.Class]; !ok {
				compared[r.Class] = comparisons(r.Class)
			}
			if rel := relation(p, r, runs, pair, compared[r.Class]); rel != nil && !libraryCalls(p, r.Class, r.Method) {
				out = append(out, rel)
			}
		}
	}
	return out
}

// open ends of a range may be missing; then there is no order to check.
func open(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	if prm.Default != nil || prm.Optional || prm.Type != nil && prm.Type.Nullable || strings.HasPrefix(prm.Name, "_") {
		return true
	}
	presence := PresenceOf(p, m, prm)
	return presence == Optional || presence == Excluded && !prm.Property
}

func relation(p *contracts.Pass, r *Run, runs []*Run, pair Pair, compared []*program.Expr) *Relation {
	for _, e := range compared {
		if Mentions(e, pair.Low.Name) && Mentions(e, pair.High.Name) {
			return nil
		}
	}
	u := pairUse{pair: pair, answered: func(rec *Record) bool { return AnsweredFor(p, r.Class, rec) }}
	for _, o := range runs {
		if o != r && (r.Method.Kind != program.KindConstructor || o.Ctor != r.Method || o.Class != r.Class) {
			continue
		}
		for _, rec := range o.Records {
			u.look(rec)
		}
	}
	if u.checked {
		return nil
	}
	rel := &Relation{Class: r.Class, Method: r.Method, Pair: pair, Severity: contracts.Hint, Use: u.use}
	if rel.Use == nil && u.low.bounds != nil && u.high.bounds != nil {
		rel.Use = u.low.bounds
	}
	stored := r.Method.Kind == program.KindConstructor && (u.low.stored || pair.Low.Property) && (u.high.stored || pair.High.Property)
	switch {
	case rel.Use != nil, stored && pair.Sure:
		rel.Severity = contracts.Information
	case !pair.Sure || u.together:
		return nil // only handed on, to somebody who may well check
	}
	return rel
}

// end is what the records tell of one end of a range.
type end struct {
	stored bool
	bounds *Record // a comparison with some third value
}

// pairUse gathers what the records do with both ends.
type pairUse struct {
	pair      Pair
	low, high end
	use       *Record
	checked   bool
	together  bool
	answered  func(*Record) bool // by the boundary that it lies in
}

// rangeCalls take both ends of a range.
var rangeCalls = map[string]bool{"between?": true, "between": true, "Between": true, "clamp": true, "inRange": true, "in_range": true, "where": true, "eachDayOfInterval": true,
	"step": true, "upto": true, "downto": true, "random": true, "rand": true, "andWhere": true, "isBetween": true, "differenceInDays": true, "setDate": true, "whereBetween": true,
	"randomInt": true, "range": true}

// orderCalls compare two values, or put them into order.
var orderCalls = map[string]bool{"before?": true, "after?": true, "isBefore": true, "isAfter": true, "isSameOrBefore": true, "isSameOrAfter": true, "compareAsc": true,
	"compareDesc": true, "compare": true, "compareTo": true, "lt": true, "lte": true, "gt": true, "gte": true, "lessThan": true, "greaterThan": true, "isLessThan": true,
	"isGreaterThan": true, "sort": true, "sort!": true, "minmax": true, "min": true, "max": true, "equals": true, "isPositive": true, "isNegative": true,
	"positive?": true, "negative?": true, "zero?": true}

func (u *pairUse) look(rec *Record) {
	e := rec.Expr
	if e == nil || u.checked || rec.Kind == flow.Leave {
		return
	}
	low, high := u.has(rec, u.pair.Low), u.has(rec, u.pair.High)
	if !low && !high {
		return
	}
	switch e.Op {
	case program.Binary:
		u.binary(rec, low, high)
	case program.Range:
		if low && high {
			u.useAt(rec)
		}
	case program.Assign:
		if e.X != nil && (e.X.Op == program.Field_ || e.X.Op == program.Call && e.X.X != nil && e.X.X.Op == program.Self) && rec.Y.Value != nil {
			u.low.stored = u.low.stored || rec.Y.Value.Param == u.pair.Low || derives(rec.Y.Value, u.pair.Low)
			u.high.stored = u.high.stored || rec.Y.Value.Param == u.pair.High || derives(rec.Y.Value, u.pair.High)
		}
	case program.Hash:
		if low && high && bounds(e) {
			u.useAt(rec)
		}
	case program.Call, program.New:
		u.call(rec, low && high)
	}
}

// has reports whether an operand of the record rests on the parameter.
func (u *pairUse) has(rec *Record, p *program.Param) bool {
	for _, o := range append([]Operand{rec.X, rec.Y}, rec.Args...) {
		if derives(o.Value, p) {
			return true
		}
	}
	return rec.Result != nil && rec.Kind == flow.Prove && derives(rec.Result, p)
}

func (u *pairUse) useAt(rec *Record) {
	if u.use == nil && !u.answered(rec) {
		u.use = rec
	}
}

func (u *pairUse) binary(rec *Record, low, high bool) {
	switch rec.Expr.Name {
	case "<", "<=", ">", ">=", "<=>", "==", "===", "!=", "!==":
		switch {
		case low && high:
			u.checked = true
		case rec.Expr.Name[0] == '=' || rec.Expr.Name[0] == '!', literal(rec.Expr):
		case low:
			u.low.bounds = rec
		case high:
			u.high.bounds = rec
		}
	case "-":
		if low && high {
			u.useAt(rec)
		}
	}
}

// literal reports whether a comparison is with a number, which says nothing of a range.
func literal(e *program.Expr) bool {
	_, x := flow.Number(e.X)
	_, y := flow.Number(e.Y)
	return x || y
}

func (u *pairUse) call(rec *Record, both bool) {
	if !both {
		return
	}
	name := rec.Expr.Name
	switch {
	case orderCalls[name], flow.GuardHelper(name):
		u.checked = true
	case rangeCalls[name] && name != "where", name == "where" && spelledRange(rec.Expr), rec.Expr.Op == program.Call && hashBounds(rec.Expr):
		u.useAt(rec)
	default:
		u.together = true
	}
}

// spelledRange recognises where("at BETWEEN ? AND ?", from, to).
func spelledRange(e *program.Expr) bool {
	return len(e.List) > 2 && e.List[0].Op == program.Str && strings.ContainsAny(strings.ToLower(e.List[0].Name), "<>") ||
		len(e.List) > 2 && strings.Contains(strings.ToLower(e.List[0].Name), "between")
}

func hashBounds(e *program.Expr) bool {
	for _, a := range e.List {
		if a.Op == program.Hash && bounds(a) {
			return true
		}
	}
	return false
}

// bounds recognises { gte: from, lte: to }.
func bounds(e *program.Expr) bool {
	low, high := false, false
	for _, pair := range e.List {
		if pair.Op != program.Pair || pair.X == nil {
			continue
		}
		switch strings.TrimPrefix(pair.X.Name, "$") {
		case "gte", "gt":
			low = true
		case "lte", "lt":
			high = true
		}
	}
	return low && high
}

// comparisons are the conditions of a class that compare two things, in whichever method, and the validations it declares.
func comparisons(c *program.Class) []*program.Expr {
	var out []*program.Expr
	if c == nil {
		return nil
	}
	for _, m := range c.Methods {
		m.Body().Walk(func(e *program.Expr) bool {
			switch {
			case e.Op == program.Binary && (strings.HasPrefix(e.Name, "<") || strings.HasPrefix(e.Name, ">")) && e.Name != "<<" && e.Name != ">>",
				e.Op == program.Call && orderCalls[e.Name] && ordering(e):
				out = append(out, e)
			}
			return true
		})
	}
	for _, m := range c.Macros {
		if m.Name == "validates" || m.Name == "validates_comparison_of" {
			out = append(out, symbols(m))
		}
	}
	return out
}

// ordering leaves out calls such as scope.max, which order something else than what their receiver mentions.
func ordering(e *program.Expr) bool {
	if len(e.List) > 0 || e.X == nil {
		return true
	}
	return e.X.Op == program.Array || e.X.Op == program.Binary
}

// symbols turns the symbols in a macro into reads, so that one can ask what it mentions.
func symbols(m *program.Expr) *program.Expr {
	out := &program.Expr{Op: program.Array, Span: m.Span}
	m.Walk(func(e *program.Expr) bool {
		if e.Op == program.Symbol {
			out.List = append(out.List, &program.Expr{Op: program.Local, Name: e.Name, Span: e.Span})
		}
		return true
	})
	return out
}
