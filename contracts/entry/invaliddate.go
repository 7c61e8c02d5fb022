package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// ComparedDate is said of a Date with which something is compared.
const ComparedDate = "is compared"

// InvalidDate is the first use by which a TypeScript parameter of the type Date, about which nothing asks whether it is one, decides
// something or is stored, and what it is; nil where there is none.
func InvalidDate(p *contracts.Pass, s *Subject) (rec *Record, what string) {
	t := s.Param.Type
	if s.Method.File.Language != program.TypeScript || t == nil || t.Name != "Date" || s.Presence == Excluded || s.Tests()&^(flow.TestNull|flow.TestBounds) != 0 || s.dateAsked() {
		return nil, ""
	}
	for _, u := range s.Uses {
		e := u.Expr
		switch {
		case u.Kind != flow.Eval || InHandler(u):
		case e.Op == program.Binary && inOrder[e.Name] && (s.time(u.X) || s.time(u.Y)):
			if u.X.Value.ParamOf() != nil && u.Y.Value.ParamOf() != nil {
				continue // whether both are in order is another question
			}
			if outer := NestingOf(p, u.Frame.Method).Outer(e); outer != nil && outer.Op == program.Not {
				return nil, "" // which an invalid date fulfils
			}
			return u, ComparedDate
		case rec == nil && e.Op == program.Call && flow.Effect(e, program.TypeScript) != flow.NoEffect && e.X != nil && e.X.Op != program.Local:
			for _, a := range u.Args {
				if carries(a.Value, s.Param, 0) {
					rec, what = u, "is stored or sent"
				}
			}
		}
	}
	return rec, what
}

var inOrder = map[string]bool{"<": true, ">": true, "<=": true, ">=": true}

// time reports whether an operand is the subject, or its time.
func (s *Subject) time(o Operand) bool {
	v := o.Value
	if v != nil && v.Expr != nil && v.Expr.Op == program.Call && (v.Expr.Name == "getTime" || v.Expr.Name == "valueOf") && v.Base != nil {
		v = v.Base
	}
	if v == nil {
		return false
	}
	if v.Param == s.Param {
		return true
	}
	for _, f := range v.From {
		if v.Expr != nil && v.Expr.Op == program.Call && (v.Expr.Name == "getTime" || v.Expr.Name == "valueOf") && f != nil && f.Param == s.Param {
			return true
		}
	}
	return false
}

// carries reports whether a value is the parameter or an object with it in it.
func carries(v *flow.Value, prm *program.Param, depth int) bool {
	switch {
	case v == nil || depth > 4:
		return false
	case v.Param == prm:
		return true
	case v.Expr == nil || v.Expr.Op != program.Hash:
		return false
	}
	for _, f := range v.From {
		if carries(f, prm, depth+1) {
			return true
		}
	}
	return false
}

// MakingDates lists the calls that give a date which they read from something that is not written out: new Date(text).
func (c Callers) MakingDates() []contracts.Evidence {
	var out []contracts.Evidence
	for _, g := range c {
		e := g.Expr
		if e == nil || e.Op != program.New || e.Name != "Date" || len(e.List) != 1 || len(out) >= maxEvidence {
			continue
		}
		switch e.List[0].Op {
		case program.Str, program.Int, program.Binary:
			continue
		case program.Call:
			if e.List[0].Name == "now" || e.List[0].Name == "getTime" {
				continue
			}
		}
		f := g.Site.Method.File
		out = append(out, contracts.Evidence{File: f, Span: e.Span, Message: "what cannot be read as a date is an invalid one here"})
	}
	return out
}
