package ignoredresult

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// bookkeeping are names of calls that note something beside the work: when it was last seen, how often, by whom.
var bookkeeping = regexp.MustCompile(`(?i)^(update|touch|set|mark|record|note|save|store|bump|refresh)_?.*(last_?(used|seen|active|login|logged|access|visit|sync)|_?seen_?at|activity$|usage$)|^(touch|track|log|audit|trace|notify|report)(_|[A-Z]|$)`)

// meant reports whether the value of a call is dropped on purpose: it only notes something, or cleans up where there is a failure
// to tell already.
func meant(site entry.Site) bool {
	return bookkeeping.MatchString(site.Call.Name) || logs(site) || handling(site) || failingAnyway(site) || failed(site)
}

// failed reports whether what is called is there for a failure that has happened: it is given the error, and gives back what it made of it.
func failed(site entry.Site) bool {
	m := site.Target.Method
	return m != nil && m.File.Language == program.TypeScript && len(m.Params) > 0 && erring.MatchString(m.Params[0].Name)
}

var erring = regexp.MustCompile(`^_?(e|ex|err|error|exception|failure|reason)$`)

// logs reports whether what is called is a log: its lines tell of failures, and are none.
func logs(site entry.Site) bool {
	m := site.Target.Method
	return m != nil && m.Class != nil && logName.MatchString(m.Class.Name) && levels[m.Name]
}

var logName = regexp.MustCompile(`Log(ger|ging)?$`)

var levels = map[string]bool{"error": true, "warn": true, "warning": true, "info": true, "debug": true, "fatal": true, "notice": true, "unknown": true}

var willing = regexp.MustCompile(`^_?(should|shall|need|needs|want|wants|enabled|eligible|applicable|relevant|supported|configured|subscribed|feature)(_|\?)|_(enabled|needed|required|applicable|relevant|configured|wanted)\?$`)

// standsAside reports whether a method gives false only where it asks itself whether there is anything to do, and there is not: that
// is no failure.
func standsAside(m *program.Method) bool {
	aside := 0
	for _, g := range entry.Guards(m.Body()) {
		if g.Exit.Op != program.Return || g.Exit.X == nil || g.Exit.X.Op != program.False {
			continue
		}
		cond := g.Cond
		for cond.Op == program.Not {
			cond = cond.X
		}
		if cond.Op != program.Call || cond.X != nil && cond.X.Op != program.Self || !willing.MatchString(cond.Name) {
			return false
		}
		aside++
	}
	falses := 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.False {
			falses++
		}
		return true
	})
	return aside > 0 && aside == falses
}

// handling reports whether the call stands in a rescue, catch, ensure or finally clause.
func handling(site entry.Site) bool {
	found := false
	in := func(b *program.Expr) bool { return b != nil && b.Span.Contains(site.Call.Span) }
	site.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op != program.Try {
			return true
		}
		for _, r := range e.Rescues() {
			found = found || in(r.Body)
		}
		found = found || in(e.W)
		return true
	})
	return found
}

// failingAnyway reports whether the statements below the call end the method with a failure, so that no success is claimed.
func failingAnyway(site entry.Site) bool {
	failing := false
	at := whole(site)
	entry.WalkPath(site.Method.Body(), func(path entry.Path, e *program.Expr) bool {
		if e.Span != at || !path.Statement() {
			return e.Span.Contains(at)
		}
		rest, _ := path.After(e)
		for i, s := range rest {
			if s.Op == program.Return || s.Op == program.Raise || i == len(rest)-1 {
				failing = ends(s, site.Method.File.Language) || handsOnFailure(path, s)
				break
			}
		}
		return false
	})
	return failing
}

// handsOnFailure reports whether a statement returns a result in the branch that is taken where it is a failure:
// if (linked.isErr()) { await this.drop(name); return linked; }
func handsOnFailure(path entry.Path, s *program.Expr) bool {
	x := flow.Strip(s.X)
	if s.Op != program.Return || x == nil || x.Op != program.Local {
		return false
	}
	for _, outer := range path {
		if outer.Op == program.If && outer.Y != nil && outer.Y.Span.Contains(s.Span) && saysFailed(outer.X, x.Name) {
			return true
		}
	}
	return false
}

var failedName = regexp.MustCompile(`^(is)?(Err|Error|Failed|Failure|Left|Fail|failed|failure)$`)

func saysFailed(cond *program.Expr, name string) bool {
	found := false
	cond.Walk(func(e *program.Expr) bool {
		found = found || (e.Op == program.Call || e.Op == program.Member) && failedName.MatchString(e.Name) && e.X != nil && e.X.Op == program.Local && e.X.Name == name
		return !found
	})
	return found
}

// ends reports whether a statement leaves the method with a failure.
func ends(s *program.Expr, lang program.Language) bool {
	switch s.Op {
	case program.Call:
		return lang == program.Ruby && entry.FailingValue(s) || lang == program.TypeScript && answersError(s)
	case program.Raise:
		return true
	case program.Return:
		return s.X != nil && (entry.FailingValue(s.X) && s.X.Op != program.Nil || lang == program.TypeScript && answersError(s.X))
	}
	return false
}

// saidAloud reports whether what a failing exit of a Ruby method gives is the value of a message to the object itself that nobody of the
// project answers: a library's own way to tell of an error, error("nothing was done"), is no result.
func saidAloud(p *contracts.Pass, m *program.Method, at summary.Site) bool {
	if m.File.Language != program.Ruby || at.File != m.File {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Span == at.Span && (e.X == nil || e.X.Op == program.Self) && telling[e.Name] {
			found = m.Class == nil || flow.FindMethod(p.Program, m.Class, e.Name, m.Static) == nil
		}
		return !found && e.Span.Contains(at.Span)
	})
	return found
}

// telling are messages by which libraries let an object tell somebody of an error.
var telling = map[string]bool{"error": true, "warn": true, "alert": true, "fail": true}

// answersError reports whether an answer to a request tells of an error: json({ error }, 401), res.status(404).send(…).
func answersError(e *program.Expr) bool {
	found := false
	for e = flow.Strip(e); e != nil && (e.Op == program.Call || e.Op == program.Await); e = flow.Strip(e.X) {
		for _, a := range e.List {
			switch {
			case a == nil:
			case a.Op == program.Int:
				found = found || len(a.Name) == 3 && (a.Name[0] == '4' || a.Name[0] == '5')
			case a.Op == program.Member:
				found = found || refusing.MatchString(a.Name)
			case a.Op == program.Hash:
				for _, pair := range a.List {
					found = found || pair.Op == program.Pair && pair.X != nil && (pair.X.Name == "error" || pair.X.Name == "errors") && pair.Y != nil && pair.Y.Op != program.Nil
				}
			}
		}
	}
	return found
}

// refusing are the names of statuses that refuse: HttpStatus.UNAUTHORIZED, StatusCodes.NotFound.
var refusing = regexp.MustCompile(`(?i)^(bad_?request|unauthori[sz]ed|forbidden|not_?found|conflict|gone|unprocessable\w*|internal_?server_?error|too_?many_?requests|bad_?gateway|payment_?required)$`)
