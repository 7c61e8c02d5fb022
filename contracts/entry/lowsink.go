package entry

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// lowSink is a query or a read that the absence of a subject turns into another one.
type lowSink struct {
	rec  *Record
	name string
}

// LowSink is the first query condition or address of a read that the subject reaches while it may be missing, unless what comes
// back is looked at: then the absence shows there.
func (s *Subject) LowSink(p *contracts.Pass) (*Record, string) {
	for _, low := range s.lowSinks {
		if !s.answered(p, low.rec) {
			return low.rec, low.name
		}
	}
	return nil, ""
}

// lookedAt are what a relation is asked for when only its rows' presence, or one row, is wanted; and the bulk writes, about whose
// filters unguarded-sink speaks.
var lookedAt = map[string]bool{"first": true, "take": true, "last": true, "exists?": true, "any?": true, "none?": true, "empty?": true, "pick": true, "sole": true,
	"find_by": true, "count": true, "first!": true, "take!": true, "sole!": true, "find": true, "blank?": true, "present?": true, "presence": true, "first_or_create!": true,
	"first_or_create": true, "first_or_initialize": true, "delete_all": true, "update_all": true, "destroy_all": true, "size": true, "ids": true, "pluck": true, "sum": true,
	"then": true, "catch": true, "or": true, "merge": true, "not": true}

// answered reports whether the outcome of a query is asked for, read or handed back.
func (s *Subject) answered(p *contracts.Pass, rec *Record) bool {
	if rec.Expr.Name == "find_by" && rec.Frame.Depth() > 0 {
		return true // a lookup of its own: who calls it reads what it gives
	}
	if rec.Result != nil && len(s.runs[0].Analysis.Tests(rec.Result)) > 0 {
		return true
	}
	answered := false
	NestingOf(p, rec.Frame.Method).Around(rec.Expr, func(outer, child *program.Expr) bool {
		switch outer.Op {
		case program.Call, program.Member:
			answered = outer.X == child && (lookedAt[outer.Name] || outer.Has(program.Safe))
			return !answered && outer.X == child
		case program.Await:
			return true
		case program.Or, program.Coalesce, program.Return, program.If, program.And, program.Not:
			answered = true
		}
		return false
	})
	if answered {
		return true
	}
	for _, r := range s.runs {
		for _, other := range r.Records {
			if other.Deref != nil && rec.Result != nil && other.Deref.Value == rec.Result && other.Expr.Name != "each" && other.Expr.Name != "find_each" {
				return true
			}
		}
	}
	return false
}
