package dsl

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// validations reads ActiveModel's macros. They prove nothing until valid? or validate! has been asked.
func validations(r *reader, c *program.Class) {
	for name, f := range validationsOf(c.Macros) {
		r.out.Facts.Validated[name] = flow.Both(r.out.Facts.Validated[name], f)
	}
	if len(calls(c.Macros, "validate", "validates_with")) > 0 { // what methods of its own check cannot be told
		r.out.Facts.Opaque = true
	}
}

// prevalidated gives inputs what the validations prove, for gems that run them before the entry.
func (r *reader) prevalidated(c *program.Class) {
	for name, f := range validationsOf(c.Macros) {
		if in := r.of(name); in != nil {
			in.Known = flow.Both(in.Known, f)
		}
	}
}

// validationsOf reads validates :x, :y, presence: true and the validates_x_of forms, by field.
func validationsOf(macros []*program.Expr) map[string]flow.Fact {
	out := map[string]flow.Fact{}
	for _, e := range macros {
		if e.Op != program.Call || e.X != nil {
			continue
		}
		m := sorted(e)
		var f flow.Fact
		switch {
		case e.Name == "validates" || e.Name == "validates!":
			f = validators(m)
		case strings.HasPrefix(e.Name, "validates_") && strings.HasSuffix(e.Name, "_of"):
			kind := strings.TrimSuffix(strings.TrimPrefix(e.Name, "validates_"), "_of")
			f = conditionally(m, validator(kind, &program.Expr{Op: program.Hash, List: m.pairs}))
		default:
			continue
		}
		for _, s := range m.names() {
			out[s.Name] = flow.Both(out[s.Name], f)
		}
	}
	return out
}

// validators joins the validators of one validates line.
func validators(m macro) flow.Fact {
	var f flow.Fact
	for _, p := range m.pairs {
		f = flow.Both(f, validator(p.X.Name, p.Y))
	}
	return conditionally(m, f)
}

// validated reads the hash of a validates: option.
func validated(e *program.Expr) flow.Fact {
	return validators(sorted(&program.Expr{Op: program.Call, List: []*program.Expr{e}}))
}

// conditionally weakens what holds only if nil did not pass first, or a condition held.
func conditionally(m macro, f flow.Fact) flow.Fact {
	if m.yes("allow_nil") || m.yes("allow_blank") {
		return flow.Fact{Tested: f.Tested &^ (flow.TestNull | flow.TestEmpty)}
	}
	if m.options["if"] != nil || m.options["unless"] != nil || m.options["on"] != nil {
		f.Assumed = true // under a condition that is taken to be the one that matters
	}
	return f
}

// validator is what one validator proves of a value that passed.
func validator(name string, options *program.Expr) flow.Fact {
	if options == nil || options.Op == program.False {
		return flow.Fact{}
	}
	m := sorted(&program.Expr{Op: program.Call, List: []*program.Expr{options}})
	present := flow.Fact{Null: flow.NonNull, Tested: flow.TestNull}
	if m.yes("allow_nil") || m.yes("allow_blank") {
		present = flow.Fact{}
	}
	switch name {
	case "presence":
		if present.Null == flow.NonNull {
			present.Empty, present.Truth = flow.No, flow.Yes
		}
		present.Tested |= flow.TestEmpty
	case "numericality", "comparison", "numeric":
		present = numericality(present, m)
	case "inclusion":
		present = among(present, m.given("in"))
		if list := m.given("in"); list != nil && list.Op == program.Array {
			for _, e := range list.List {
				if e.Op == program.Nil {
					present.Null = flow.MaybeNull
				}
			}
		}
	case "format":
		present = among(present, nil)
	case "length":
		present.Tested |= flow.TestEmpty
		if n, ok := flow.Number(m.options["minimum"]); (!ok || n == 0) && m.options["is"] == nil && m.options["in"] == nil && m.options["within"] == nil {
			return flow.Fact{Tested: flow.TestEmpty}
		}
		present.Empty = flow.No
	case "allow_nil", "allow_blank", "if", "unless", "on", "message", "strict", "absence", "acceptance", "confirmation", "exclusion", "uniqueness", "default",
		"description", "desc", "as", "prefix", "suffix", "source", "optional", "required":
		return flow.Fact{}
	default: // a validator of the project's own
		return among(flow.Fact{Tested: flow.TestOpaque}, nil)
	}
	return present
}

func numericality(f flow.Fact, m macro) flow.Fact {
	f.Finite = f.Null == flow.NonNull
	for _, p := range m.pairs {
		if op, ok := comparisons[p.X.Name]; ok && f.Null == flow.NonNull {
			f.Tested |= flow.TestBound
			if n, known := flow.Number(p.Y); known {
				f.Bounded(op, n)
			}
		}
		if p.X.Name == "only_integer" {
			f.Integer, f.Tested = f.Finite, f.Tested|flow.TestType
		}
		if p.X.Name == "in" || p.X.Name == "within" {
			f.Tested |= flow.TestBound
		}
	}
	f.Tested |= flow.TestType
	return f
}
