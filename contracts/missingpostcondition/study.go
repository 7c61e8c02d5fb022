package missingpostcondition

import (
	"regexp"
	"sort"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// study knows the writes and the checks of every method of the file's classes.
type study struct {
	runs    map[*program.Method]*entry.Run
	methods map[*program.Class]map[string]*program.Method
	told    map[*program.Method]bool // another rule speaks of a write in it
}

func newStudy(p *contracts.Pass) *study {
	s := &study{map[*program.Method]*entry.Run{}, map[*program.Class]map[string]*program.Method{}, map[*program.Method]bool{}}
	for _, r := range entry.Methods(p) {
		s.runs[r.Method] = r
		if s.methods[r.Class] == nil {
			s.methods[r.Class] = map[string]*program.Method{}
		}
		s.methods[r.Class][r.Method.Name] = r.Method
	}
	for _, m := range entry.Mutations(p) {
		if !m.Read || m.Success() != nil {
			s.told[m.Run.Method] = true
		}
	}
	for _, w := range entry.Floating(p) {
		s.told[w.Run.Method] = true
	}
	return s
}

// unchecked lists the writes of an entry, those of the methods of its class that it calls included, if nothing of it checks any:
// no answer is read, no condition with a failing exit stands behind the first write, no record written is what is returned.
func (s *study) unchecked(r *entry.Run) []*program.Expr {
	reached := s.reached(r.Method)
	var writes []*program.Expr
	for _, m := range reached {
		if s.told[m] {
			return nil
		}
		run := s.runs[m]
		for op, o := range run.Operations {
			if !o.Write || !m.Span.Contains(op.Span) {
				continue
			}
			if run.Analysis.Settled[op] || handed(run, op) {
				return nil
			}
			writes = append(writes, op)
		}
	}
	if clearing(writes) {
		return nil
	}
	sort.Slice(writes, func(i, j int) bool { return writes[i].Span.Start < writes[j].Span.Start })
	for _, m := range reached {
		if s.checks(m, writes) {
			return nil
		}
	}
	if s.returns(r, writes) {
		return nil
	}
	return writes
}

// handed reports whether a method gives the answer of a write to its caller.
func handed(r *entry.Run, op *program.Expr) bool {
	for _, rec := range r.Records {
		for _, o := range rec.Left.Handed {
			if o.Op == op {
				return true
			}
		}
	}
	return false
}

// clearing reports whether all that happens is that rows go: done twice it is done as well.
func clearing(writes []*program.Expr) bool {
	for _, w := range writes {
		switch w.Name {
		case "delete_all", "destroy_all", "deleteMany", "del", "delete", "clear", "truncate":
		default:
			return false
		}
	}
	return true
}

// reached is a method and what it calls of its own class, in order.
func (s *study) reached(m *program.Method) []*program.Method {
	out, seen := []*program.Method{m}, map[*program.Method]bool{m: true}
	for i := 0; i < len(out); i++ {
		out[i].Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) {
				if callee := s.methods[m.Class][e.Name]; callee != nil && !seen[callee] {
					seen[callee] = true
					out = append(out, callee)
				}
			}
			return true
		})
	}
	return out
}

var checking = regexp.MustCompile(`(?i)^(ensure|verify|check|assert|validate|confirm|must|guarantee|post_?condition|invariant|raise_if|raise_unless)|_(persisted|stored|valid)[?!]?$`)

var asksState = map[string]bool{"persisted?": true, "valid?": true, "errors": true, "destroyed?": true, "saved_changes?": true, "reload": true, "previously_new_record?": true}

// checks reports whether a method checks an outcome: a guard or an assertion below its first write, or, in a helper without
// writes of its own, one anywhere.
func (s *study) checks(m *program.Method, writes []*program.Expr) bool {
	first := -1
	for _, w := range writes {
		if m.Span.Contains(w.Span) && (first < 0 || w.Span.Start < first) {
			first = w.Span.Start
		}
	}
	if first < 0 {
		return false
	}
	for _, g := range entry.Guards(m.Body()) {
		if g.Stmt.Span.End > first && g.Exit.Span.Start > first {
			return true
		}
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		for _, h := range e.Rescues() { // a write that raises, and a handler that reports the failure
			found = found || reports(h.Body)
		}
		if e.Op == program.Call && e.Span.Start > first {
			found = found || checking.MatchString(e.Name) || asksState[e.Name]
		}
		return !found
	})
	return found
}

// reports reports whether a handler ends with a failure of its own.
func reports(body *program.Expr) bool {
	if body == nil || len(body.List) == 0 {
		return false
	}
	last := body.List[len(body.List)-1]
	if last.Op == program.Return {
		last = last.X
	}
	return last != nil && (last.Op == program.Raise || last.Op != program.Nil && entry.FailingValue(last))
}
