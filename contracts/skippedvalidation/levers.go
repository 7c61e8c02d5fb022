package skippedvalidation

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/entry/records"
)

var backfilling = names.Compile(`(?i)backfill|migrat|fixup|cleanup|anonymi|import|seed`)

// backfill reports whether the class mends many rows at once, where asking validations is not meant.
func backfill(r *entry.Run) bool {
	return r.Class != nil && backfilling.MatchString(r.Class.Name) || backfilling.MatchString(r.Method.File.Path)
}

// bookkept are columns that no rule of the business speaks of: timestamps, counters, caches.
var bookkept = regexp.MustCompile(`(_at|_on|_count|_counts|_counter|_version|_position|_cache|_checksum|_digest)$|^(counter|cached|cache|last|position|lock_version|rank|views|hits|token|seen|delta)(_|$)|^cached_`)

// columns are the names a write names, and whether it names all that it writes.
func columns(op *program.Expr) (names []string, all bool) {
	switch op.Name {
	case "update_column", "update_attribute":
		if len(op.List) > 0 && (op.List[0].Op == program.Symbol || op.List[0].Op == program.Str) {
			return []string{op.List[0].Name}, true
		}
		return nil, false
	case "update_columns":
		all = len(op.List) > 0
		for _, a := range op.List {
			keys := []*program.Expr{a}
			if a.Op == program.Hash {
				keys = a.List
			}
			for _, k := range keys {
				if k.Op != program.Pair || k.X == nil || k.X.Name == "" {
					all = false
					continue
				}
				names = append(names, k.X.Name)
			}
		}
	}
	return names, all
}

// bookkeeping reports whether a write touches nothing but such columns.
func bookkeeping(op *program.Expr) bool {
	names, all := columns(op)
	for _, n := range names {
		all = all && bookkept.MatchString(n)
	}
	return all && len(names) > 0
}

var asks = map[string]bool{"valid?": true, "invalid?": true, "validate!": true, "validate": true, "save!": true, "errors": true}

// checked reports whether the method asks the same record whether it is valid, or raises on a condition about it below the write.
func checked(m *program.Method, op *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && asks[e.Name] && e != op && len(e.List) == 0 && e.X != nil && op.X != nil && e.X.Name == op.X.Name && e.X.Op == op.X.Op
		return !found
	})
	for _, g := range entry.Guards(m.Body()) {
		found = found || op.X != nil && op.X.Name != "" && g.Exit.Op == program.Raise && g.Stmt.Span.Start > op.Span.End && entry.Mentions(g.Cond, op.X.Name)
	}
	return found
}

// unvalidated reports whether the model is known, says what it validates, and says nothing of the columns written.
func unvalidated(p *contracts.Pass, r *entry.Run, receiver records.Receiver, op *program.Expr) bool {
	names, all := columns(op)
	if receiver.Verdict != records.Yes || !all || r.Class == nil {
		return false
	}
	rules := 0
	for _, c := range flow.Resolve(p.Program, r.Class, receiver.Class) {
		if len(c.Mixins) > 0 {
			return false
		}
		for _, m := range c.Macros {
			switch {
			case m.Name == "validate" || strings.HasPrefix(m.Name, "before_") || strings.HasPrefix(m.Name, "after_"):
				return false
			case strings.HasPrefix(m.Name, "validates"):
				rules++
				if speaksOf(m, names) {
					return false
				}
			}
		}
	}
	return rules > 0
}

func speaksOf(m *program.Expr, names []string) bool {
	found := false
	m.Walk(func(e *program.Expr) bool {
		for _, n := range names {
			found = found || e.Op == program.Symbol && (e.Name == n || e.Name+"_id" == n)
		}
		return !found
	})
	return found
}
