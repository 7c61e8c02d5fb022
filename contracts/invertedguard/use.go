package invertedguard

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// usesOf finds, for each guard, the first dereference of a value that is nil or blank because that guard let it pass.
func usesOf(p *contracts.Pass, r *entry.Run, guards []entry.Guard) []*entry.Record {
	out := make([]*entry.Record, len(guards))
	changes, verdicts := entry.ChangesOf(r.Method), entry.VerdictsOf(p, r)
	for _, rec := range entry.Observed(p, r) {
		d := rec.Deref
		if d == nil || d.Fact.Assumed || d.Value == nil {
			continue
		}
		by, whole := d.Fact.By, (*program.Expr)(nil)
		if by == nil && d.Fact.Null == flow.IsNull {
			by, whole = nothing(guards, d.Expr)
		}
		if by == nil || !verdicts.Own(by) || (whole == nil && !missing(p, rec)) {
			continue
		}
		for i, g := range guards {
			if out[i] == nil && g.Cond.Span.Contains(by.Span) && rec.Expr.Span.Start >= g.Stmt.Span.End &&
				changes.Lasts(d.Value, false, by, rec.Expr) {
				out[i] = rec
			}
		}
	}
	return out
}

// nothing is the guard that lets a variable pass as null or as undefined alone, by its last part and as a whole: x !== null && x !== undefined.
// Neither part is what told it on all paths.
func nothing(guards []entry.Guard, variable *program.Expr) (part, whole *program.Expr) {
	asks := func(e *program.Expr, op string) bool {
		return e != nil && e.Op == program.Binary && e.Name == op && e.Y != nil && e.Y.Op == program.Nil && e.X != nil && e.X.Op == program.Local && e.X.Name == variable.Name
	}
	for _, g := range guards {
		c := g.Cond
		if variable.Op == program.Local && (g.Fails && c.Op == program.And && asks(c.X, "!==") && asks(c.Y, "!==") || !g.Fails && c.Op == program.Or && asks(c.X, "===") && asks(c.Y, "===")) {
			return c.Y, c
		}
	}
	return nil, nil
}

// missing reports whether what a record dereferences is known to be absent.
func missing(p *contracts.Pass, rec *entry.Record) bool {
	fact := rec.Deref.Fact
	switch {
	case fact.Null == flow.IsNull:
		return true
	case fact.Null == flow.NonNull:
		return false
	case fact.Truth == flow.No && ruby(p):
		return true // nil or false
	case fact.Truth == flow.No:
		return !textual[rec.Expr.Name] // null, undefined, 0, NaN, false or an empty text
	case fact.Empty == flow.Yes && fact.By.Name == "present?" || fact.Empty == flow.Yes && fact.By.Name == "blank?":
		return !ofEmpty[rec.Expr.Name]
	}
	return false
}

// textual are members that an empty text and 0 have too.
var textual = map[string]bool{"length": true, "trim": true, "toString": true, "toFixed": true, "concat": true, "padStart": true, "padEnd": true,
	"toLowerCase": true, "toUpperCase": true, "split": true, "slice": true, "replace": true, "valueOf": true, "toLocaleString": true}

// ofEmpty are messages that an empty text or collection answers as well as a full one.
var ofEmpty = map[string]bool{"empty?": true, "any?": true, "none?": true, "size": true, "length": true, "count": true, "each": true, "map": true,
	"select": true, "reject": true, "<<": true, "push": true, "concat": true, "[]=": true, "merge": true, "merge!": true, "store": true, "add": true,
	"strip": true, "downcase": true, "upcase": true, "split": true, "gsub": true, "sub": true, "join": true, "uniq": true, "compact": true, "+": true,
	"first": true, "last": true, "sum": true, "key?": true, "keys": true, "values": true, "[]": true, "fetch": true, "dig": true, "include?": true,
	"flat_map": true, "filter": true, "filter_map": true, "each_with_index": true, "group_by": true, "reduce": true, "build": true, "create": true,
	"create!": true, "new": true, "where": true, "clear": true, "delete_all": true, "destroy_all": true, "reload": true, "pluck": true, "add_error": true,
	"find": true, "find_by": true, "order": true, "concat!": true, "replace": true, "update": true, "deep_merge": true, "slice": true, "except": true}
