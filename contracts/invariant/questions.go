package invariant

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var signs = map[string]string{"zero?": "==", "nonzero?": "!=", "positive?": ">", "negative?": "<"}

var zero = &program.Expr{Op: program.Int, Name: "0"}

// call judges the predicates of both languages.
func (j *judge) call(e *program.Expr, sense bool) Verdict {
	x := flow.Strip(e.X)
	if op, ok := signs[e.Name]; ok && x != nil {
		if !sense {
			op = negated[op]
		}
		return j.compare(x, op, zero)
	}
	v := j.f.Value(j.s, x)
	switch e.Name {
	case "nil?":
		return j.null(v, sense)
	case "present?":
		return j.blank(v, !sense, true)
	case "blank?":
		return j.blank(v, sense, true)
	case "empty?", "none?":
		return j.filled(x, !sense)
	case "any?":
		if len(e.List) == 0 {
			return j.filled(x, sense)
		}
	case "between?":
		if len(e.List) == 2 && sense {
			return j.within(x, e.List[0], e.List[1], "..")
		}
	case "cover?", "include?", "member?", "includes", "in?", "===":
		return j.belongs(e, sense)
	case "isInteger", "isFinite", "isSafeInteger":
		if len(e.List) == 1 && sense {
			return j.number(j.f.Value(j.s, e.List[0]), e.Name)
		}
	case "is_a?", "kind_of?", "instance_of?":
		fact := j.s.Fact(v)
		if sense && len(e.List) == 1 && (fact.Type == e.List[0].Name || fact.Integer && (e.List[0].Name == "Integer" || e.List[0].Name == "Numeric") || fact.Finite && e.List[0].Name == "Numeric") {
			return Holds
		}
		if sense && fact.Null == flow.IsNull {
			return Open
		}
	}
	return j.unseen(e)
}

// filled judges whether a collection or text has something in it.
func (j *judge) filled(x *program.Expr, want bool) Verdict {
	if x == nil {
		return Unknown
	}
	v := j.f.Value(j.s, x)
	if j.s.Fact(v).Empty == flow.No {
		if want {
			return Holds
		}
		return Open
	}
	op := "=="
	if want {
		op = ">"
	}
	return j.compare(&program.Expr{Op: program.Call, X: x, Name: "size", Span: x.Span}, op, zero)
}

func (j *judge) within(x, low, high *program.Expr, dots string) Verdict {
	v := Holds
	if low != nil {
		v = j.compare(x, ">=", low)
	}
	if high != nil {
		op := "<="
		if dots == "..." {
			op = "<"
		}
		v = max(v, j.compare(x, op, high))
	}
	return v
}

// belongs judges membership in a range or a list of literals.
func (j *judge) belongs(e *program.Expr, sense bool) Verdict {
	if len(e.List) != 1 || !sense {
		return j.unseen(e)
	}
	set, x := flow.Strip(e.X), flow.Strip(e.List[0])
	if e.Name == "in?" {
		set, x = x, set
	}
	set = j.resolved(set)
	if set == nil || literal(x) {
		return j.unseen(e)
	}
	if set.Op == program.Range {
		return j.within(x, set.X, set.Y, set.Name)
	}
	v := j.f.Value(j.s, x)
	if j.s.Fact(v).Member {
		return Holds
	}
	if set.Op != program.Array || v == nil {
		return j.unseen(e)
	}
	if v.Expr != nil && literal(v.Expr) {
		for _, k := range set.List {
			if k != nil && k.Name == v.Expr.Name && k.Op == v.Expr.Op {
				return Holds
			}
		}
		return Open
	}
	if j.s.Fact(v).Tested&^(flow.TestNull|flow.TestEmpty) != 0 {
		j.settled = true
		return Unknown
	}
	return j.open(v)
}

// resolved is a constant's value, and what freeze is called on.
func (j *judge) resolved(set *program.Expr) *program.Expr {
	for range 4 {
		switch {
		case set == nil:
			return nil
		case set.Op == program.Block && len(set.List) == 1:
			set = set.List[0]
		case set.Op == program.Call && set.Name == "freeze" || set.Op == program.Cast:
			set = set.X
		case set.Op == program.Constant:
			found := constant(j.inv.Class, set.Name)
			if found == nil {
				return nil
			}
			set = found
		default:
			return set
		}
	}
	return set
}

func constant(c *program.Class, name string) *program.Expr {
	for ; c != nil; c = c.Outer {
		for _, k := range c.Consts {
			if k.Name == name {
				return k.Value
			}
		}
	}
	return nil
}

// number judges Number.isInteger(x) and Number.isFinite(x).
func (j *judge) number(v *flow.Value, question string) Verdict {
	fact := j.s.Fact(v)
	if fact.Integer || question == "isFinite" && fact.Finite {
		return Holds
	}
	if v.Origin() == flow.Argument {
		return j.open(v)
	}
	return Unknown
}
