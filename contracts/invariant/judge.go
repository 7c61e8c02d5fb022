package invariant

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Verdict on a condition at a point. Open means that nothing known there makes it true although everything it speaks of is
// understood; whatever is not understood is Unknown.
type Verdict uint8

// The verdicts, best first.
const (
	Holds Verdict = iota
	Unknown
	Open
)

// judge decides conditions in one state.
type judge struct {
	a         *flow.Analysis
	f         *flow.Frame
	s         *flow.State
	inv       *Invariant
	footprint map[string]bool // fields of which an invariant speaks
	entered   bool            // the object was there before: fields not written hold what an invariant says
	settled   bool            // something it speaks of was vouched for or tested in a way that cannot be seen into
}

func (j *judge) all() Verdict {
	if j.inv.Cond == nil {
		return j.unseen(nil)
	}
	return j.expr(j.inv.Cond, true)
}

// expr judges "e is sense".
func (j *judge) expr(e *program.Expr, sense bool) Verdict {
	e = flow.Strip(e)
	if e == nil {
		return Unknown
	}
	switch e.Op {
	case program.Block:
		if len(e.List) == 1 {
			return j.expr(e.List[0], sense)
		}
	case program.Not:
		return j.expr(e.X, !sense)
	case program.And, program.Or:
		x, y := j.expr(e.X, sense), j.expr(e.Y, sense)
		if (e.Op == program.And) == sense {
			return max(x, y)
		}
		return min(x, y)
	case program.True, program.False:
		if (e.Op == program.True) == sense {
			return Holds
		}
		return Open
	case program.Binary:
		return j.binary(e, sense)
	case program.Call:
		return j.call(e, sense)
	case program.Field_, program.Member, program.Index:
		return j.truth(e, sense)
	}
	return j.unseen(e)
}

var negated = map[string]string{"<": ">=", ">": "<=", "<=": ">", ">=": "<", "==": "!=", "!=": "==", "===": "!==", "!==": "==="}

func (j *judge) binary(e *program.Expr, sense bool) Verdict {
	op := e.Name
	if _, ok := negated[op]; !ok {
		return j.unseen(e)
	}
	if !sense {
		op = negated[op]
	}
	x, y := flow.Strip(e.X), flow.Strip(e.Y)
	if literal(x) && !literal(y) {
		x, y, op = y, x, turned[op]
	}
	equality := op == "==" || op == "===" || op == "!=" || op == "!=="
	if equality && literal(y) {
		if _, number := flow.Number(y); !number {
			return j.equal(x, y, op == "==" || op == "===")
		}
	}
	return j.compare(x, op, y)
}

var turned = map[string]string{"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!=", "===": "===", "!==": "!=="}

func literal(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Nil, program.Str, program.Symbol, program.True, program.False, program.Int, program.Float:
		return true
	}
	_, number := flow.Number(e)
	return number
}

// compare judges x op y for numbers, sizes and whatever else is ordered.
func (j *judge) compare(x *program.Expr, op string, y *program.Expr) Verdict {
	if j.f.Compare(j.s, x, op, y) || j.nonEmpty(x, op, y) {
		return Holds
	}
	if (op == "==" || op == "===") && (j.f.Compare(j.s, x, "<=", y) || j.f.Compare(j.s, x, ">=", y)) {
		j.settled = true // checked from the side that was thought possible
		return Unknown
	}
	free := false
	for _, v := range j.f.Terms(j.s, x, y) {
		switch j.freedom(v, 0) {
		case fixed:
		case loose:
			free = true
		default:
			return Unknown
		}
	}
	if free || len(j.f.Terms(j.s, x, y)) == 0 {
		return Open
	}
	return Unknown
}

// nonEmpty reads size > 0 as a question about the collection itself.
func (j *judge) nonEmpty(x *program.Expr, op string, y *program.Expr) bool {
	n, ok := flow.Number(y)
	if !ok || x == nil || x.X == nil || x.Name != "size" && x.Name != "length" && x.Name != "count" {
		return false
	}
	if op == ">" && n == 0 || op == ">=" && n == 1 || (op == "!=" || op == "!==") && n == 0 {
		fact := j.s.Fact(j.f.Value(j.s, x.X))
		return fact.Empty == flow.No
	}
	return false
}

// equal judges equality with a literal that is no number.
func (j *judge) equal(x, y *program.Expr, equal bool) Verdict {
	v := j.f.Value(j.s, x)
	if y.Op == program.Nil {
		return j.null(v, equal)
	}
	if y.Op == program.Str && y.Name == "" && !equal {
		return j.blank(v, false, false)
	}
	if v != nil && v.Expr != nil && literal(v.Expr) {
		if (v.Expr.Op == y.Op && v.Expr.Name == y.Name) == equal {
			return Holds
		}
		return Open
	}
	return j.open(v)
}

// open is Open for a value of which nothing is known that could matter, else Unknown.
func (j *judge) open(v *flow.Value) Verdict {
	if j.freedom(v, 0) == loose && j.s.Fact(v).Tested&^(flow.TestNull|flow.TestBounds|flow.TestEmpty) == 0 {
		return Open
	}
	return Unknown
}

// null judges "v is nil" or its opposite.
func (j *judge) null(v *flow.Value, is bool) Verdict {
	fact := j.s.Fact(v)
	switch {
	case fact.Null == flow.NonNull && !is, fact.Null == flow.IsNull && is:
		return Holds
	case fact.Null != flow.MaybeNull, j.unset(v) && !is:
		return Open
	case j.typed(v):
		return Unknown
	}
	return j.open(v)
}

// blank judges "v is blank" or its opposite; nil counts where the question is present?.
func (j *judge) blank(v *flow.Value, is, null bool) Verdict {
	fact := j.s.Fact(v)
	switch {
	case is && fact.Empty == flow.Yes, is && null && fact.Null == flow.IsNull:
		return Holds
	case !is && fact.Empty == flow.No && (!null || fact.Null == flow.NonNull || v.Expr != nil):
		return Holds
	case !is && (fact.Empty == flow.Yes || fact.Null == flow.IsNull || j.unset(v)):
		return Open
	}
	if v != nil && v.Expr != nil {
		switch v.Expr.Op {
		case program.Str, program.Array, program.Hash:
			if (v.Expr.Name == "" && len(v.Expr.List) == 0) == is {
				return Holds
			}
			return Open
		case program.Int, program.Float, program.Symbol, program.True:
			if !is {
				return Holds
			}
		}
	}
	return j.open(v)
}

func (j *judge) truth(e *program.Expr, sense bool) Verdict {
	v := j.f.Value(j.s, e)
	fact := j.s.Fact(v)
	if want := (map[bool]flow.Tri{true: flow.Yes, false: flow.No})[sense]; fact.Truth == want {
		return Holds
	}
	if fact.Truth != flow.Unknown {
		return Open
	}
	if v != nil && v.Expr != nil && (v.Expr.Op == program.True || v.Expr.Op == program.Str && v.Expr.Name != "" || v.Expr.Op == program.New) && sense {
		return Holds
	}
	if sense && j.unset(v) {
		return Open
	}
	return Unknown
}

// unseen judges what cannot be read: it is open only for an argument that nobody has asked anything about.
func (j *judge) unseen(e *program.Expr) Verdict {
	fields := j.inv.Fields
	if e != nil {
		fields = fieldsOf(e)
	}
	for _, name := range fields {
		v := j.f.Value(j.s, &program.Expr{Op: program.Field_, Name: name})
		fact := j.s.Fact(v)
		j.settled = j.settled || fact.Vouched || fact.Assumed || fact.Tested&^flow.TestNull != 0
		if v.Origin() == flow.Argument && fact.Tested == 0 && !fact.Assumed && !fact.Vouched && primitive(v) && len(fields) == 1 {
			return Open
		}
	}
	return Unknown
}

func fieldsOf(e *program.Expr) []string {
	var out []string
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Field_ {
			out = append(out, x.Name)
		}
		return true
	})
	return out
}
