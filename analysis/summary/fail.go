package summary

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// MayFail reports whether a method that was seen to return failures may do so for what a caller passes, and where it does first.
func (s *Summary) MayFail(arg func(Ref) Known) (Site, bool) {
	if s.Failure.File == nil {
		return Site{}, false
	}
	r := &reaching{evaluator: evaluator{lang: s.Method.File.Language, arg: arg}}
	failed, _ := r.run(s.Checks)
	switch {
	case failed:
		return r.at, true
	case s.listed:
		return Site{}, false
	case s.Unlisted.File != nil:
		return s.Unlisted, true
	}
	return s.Failure, true
}

type reaching struct {
	evaluator
	at Site // the first failing exit that can be reached
}

// run reports whether a failing exit can be reached, and whether control always leaves.
func (r *reaching) run(list []*Check) (failed, left bool) {
	for _, c := range list {
		switch c.Kind {
		case FailsSoftly:
			if r.at.File == nil {
				r.at = c.At
			}
			return true, true
		case Rejects, Returns:
			return failed, true
		case Loops:
			f, _ := r.run(c.Then)
			failed = failed || f
		case Branches:
			f, l := r.branch(c)
			if failed = failed || f; l {
				return failed, true
			}
		}
	}
	return failed, false
}

func (r *reaching) branch(c *Check) (failed, left bool) {
	switch r.eval(c.Cond).truth(r.lang) {
	case flow.Yes:
		return r.run(c.Then)
	case flow.No:
		return r.run(c.Else)
	}
	f, l := r.run(c.Then)
	g, m := r.run(c.Else)
	return f || g, l && m
}

// unlisted is the first of the failing values that no check returns, or nil.
func unlisted(list []*Check, exits []*program.Expr) *program.Expr {
	for _, e := range exits {
		if !returnedBy(list, e) {
			return e
		}
	}
	return nil
}

func returnedBy(list []*Check, e *program.Expr) bool {
	for _, c := range list {
		if c.Kind == FailsSoftly && c.At.Span.Contains(e.Span) || returnedBy(c.Then, e) || returnedBy(c.Else, e) {
			return true
		}
	}
	return false
}
