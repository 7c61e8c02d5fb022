// Package unguardedsink declares the rule unguarded-sink.
package unguardedsink

import (
	_ "embed"
	"fmt"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

//go:embed doc.md
var doc string

// Rule is unguarded-sink.
var Rule = &contracts.Rule{
	Name: "unguarded-sink", Family: "contract", Group: "preconditions",
	Summary: "A parameter that decides which rows a bulk write touches is present, so that the write stays bounded.",
	Doc:     doc, Default: contracts.Error, Fixable: true, Across: true, Run: run,
}

func run(p *contracts.Pass) {
	subjects := map[*program.Param]*entry.Subject{}
	for _, s := range entry.Subjects(p) {
		subjects[s.Param] = s
	}
	if len(subjects) == 0 {
		return
	}
	reported := map[*program.Expr]bool{}
	for _, r := range entry.Entries(p) {
		var b *bounds
		for _, rec := range r.Records {
			if rec.Frame.File() != p.File || reported[rec.Expr] || !bulkWrite(rec) || refuses(rec.Expr) || entry.InHandler(rec) {
				continue
			}
			if b == nil {
				b = newBounds(p, r, subjects)
			}
			if v, ok := b.judge(rec); ok {
				reported[rec.Expr] = true
				f := finding(p, subjects[v.param], rec, v)
				if s := subjects[v.param]; !v.open && s.Class != nil && len(s.Class.Macros) > 0 && entry.Declared(p, s.Class) != nil && !entry.EntryName(s.Method.Name) && s.Method.Kind != program.KindConstructor {
					f.Severity = contracts.Information // what comes in is declared elsewhere, and this is a step
				}
				if m := subjects[v.param].Method; !v.open && (entry.CallsOf(p, m, v.param).Trusted() || entry.Settled(p, m, v.param)) {
					f.Severity = contracts.Information // whoever calls it gives a record in hand
				}
				if v.open && unsuggested(p, subjects[v.param]) {
					f.Severity = contracts.Information // nobody is seen to leave it out
				}
				f.Severity = subjects[v.param].Borne(p, subjects[v.param].Graded(f.Severity))
				p.Report(f)
			}
		}
	}
}

// unsuggested reports whether nothing says that a parameter of TypeScript may be undefined: its declaration does not, it does not come off
// the wire, and who calls the method gives nothing doubtful, or does so where it cannot be followed.
func unsuggested(p *contracts.Pass, s *entry.Subject) bool {
	prm := s.Param
	if s.Method.File.Language != program.TypeScript || prm.Optional || prm.Type != nil && prm.Type.Nullable || entry.WireOf(s.Method, prm) != entry.NotWire {
		return false
	}
	calls := entry.CallsOf(p, s.Method, prm)
	return !calls.Grave(p, prm) && (len(calls) > 0 || entry.UsedElsewhere(p, s.Method))
}

// refuses reports whether a write of Sequelize's is filtered, which throws where a value of the filter is undefined:
// Order.destroy({ where: { id } }).
func refuses(e *program.Expr) bool {
	if e.Name != "destroy" || len(e.List) != 1 || e.List[0].Op != program.Hash {
		return false
	}
	for _, pair := range e.List[0].List {
		if pair.Op == program.Pair && pair.X != nil && pair.X.Name == "where" && pair.Y != nil && pair.Y.Op == program.Hash {
			return true
		}
	}
	return false
}

// verdict is what may go wrong at a bulk write.
type verdict struct {
	param *program.Param
	key   string // see way
	vague bool
	open  bool // nothing filters the write when the parameter is missing
	empty bool // an empty value is as bad as a missing one
	// harmless says that a missing value hits no row at all
	harmless bool
}

func finding(p *contracts.Pass, s *entry.Subject, rec *entry.Record, v verdict) contracts.Finding {
	name, call := s.Param.Name, rec.Expr.Name
	null := "nil"
	if p.File.Language == program.TypeScript {
		null = "undefined"
	}
	f := contracts.Finding{
		Severity: contracts.Warning, Span: callSpan(p, rec), Symbol: entry.Symbol(rec.Frame.Method), Subject: name,
		Message: fmt.Sprintf("`%s` may be %s when it filters `%s`; it then matches rows that belong to nobody", name, null, call),
		Evidence: []contracts.Evidence{{File: s.Method.File, Span: s.Param.NameSpan,
			Message: fmt.Sprintf("nothing requires `%s`", name)}},
	}
	if v.open {
		f.Severity = contracts.Error
		if v.key != "" {
			name += "." + v.key
		}
		if v.vague {
			f.Severity = contracts.Information // whoever calls it may well know that the key is there
		}
		f.Message = fmt.Sprintf("without `%s` nothing filters `%s`: every row is hit", name, call)
	}
	if v.harmless {
		f.Severity = contracts.Hint // nothing happens to anybody, and the count would tell
		f.Message = fmt.Sprintf("`%s` may be %s when it filters `%s`; it then matches no row, and nobody is told", name, null, call)
		return f
	}
	f.Repairs = repairs(p, s, v)
	return f
}

// callSpan covers the call with its receiver, and the await before it.
func callSpan(p *contracts.Pass, rec *entry.Record) syntax.Span {
	if outer := entry.NestingOf(p, rec.Frame.Method).Outer(rec.Expr); outer != nil && outer.Op == program.Await {
		return outer.Span
	}
	return rec.Expr.Span
}
