package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

var successName = regexp.MustCompile(`(?i)^(success|ok|right|succeed|succeeded|done|completed)$`)

var failure = regexp.MustCompile(`(?i)fail|error|invalid|none|reject|not_found|forbidden|denied|skip|pending`)

var successText = regexp.MustCompile(`(?i)success|succeed|complete|\bdone\b|\bok\b`)

// Claim is where the method reports success after a write whose answer it did not read: a return of true, of a success, of a word
// for what was done, or a line of a log that says so. It is nil where the method reports nothing.
func (m *Mutation) Claim() *program.Expr {
	for _, rec := range m.Unread {
		for _, e := range tails(rec.Value) {
			if claims(e) {
				return e
			}
		}
	}
	var logged *program.Expr
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if logged == nil && flow.Logging(e) && e.Span.Start > m.Op.Span.End && len(e.List) > 0 && saysSuccess(e.List[0]) {
			logged = e
		}
		return true
	})
	return logged
}

// tails are the expressions that may be the value of e.
func tails(e *program.Expr) []*program.Expr {
	if e == nil {
		return nil
	}
	switch e.Op {
	case program.Block:
		if n := len(e.List); n > 0 {
			return tails(e.List[n-1])
		}
		return nil
	case program.If:
		return append(tails(e.Y), tails(e.Z)...)
	case program.Case:
		var out []*program.Expr
		for _, w := range e.Whens() {
			out = append(out, tails(w.Body)...)
		}
		return append(out, tails(e.Z)...)
	case program.Try:
		return tails(e.Y)
	case program.Await, program.NonNull, program.Cast:
		return tails(e.X)
	case program.Return:
		return tails(e.X)
	}
	return []*program.Expr{e}
}

func claims(e *program.Expr) bool {
	switch e.Op {
	case program.True:
		return true
	case program.Symbol, program.Str:
		return e.Name != "" && !failure.MatchString(e.Name)
	case program.Call, program.New:
		name := e.Name[strings.LastIndexAny(e.Name, ".:")+1:]
		return successName.MatchString(name)
	case program.Hash:
		for _, p := range e.List {
			if p.Op != program.Pair || p.X == nil || p.Y == nil {
				continue
			}
			switch p.X.Name {
			case "ok", "success", "succeeded":
				return p.Y.Op == program.True
			case "status", "result":
				return p.Y.Op == program.Str && successText.MatchString(p.Y.Name) || p.Y.Op == program.Symbol && successText.MatchString(p.Y.Name)
			}
		}
	}
	return false
}

func saysSuccess(e *program.Expr) bool {
	if e.Op == program.Str {
		return successText.MatchString(e.Name)
	}
	for _, p := range e.List {
		if e.Op == program.Template && p.Op == program.Str && successText.MatchString(p.Name) {
			return true
		}
	}
	return false
}

var lookup = regexp.MustCompile(`(?i)^(find|get|exists?|load|fetch|lookup|count|assert|ensure|require|validate|verify|check)`)

// FoundBefore reports whether the method looked the key up before the write, so that its row is known to exist.
func (m *Mutation) FoundBefore() bool {
	keys := map[string]bool{}
	for e := m.Op; e != nil; e = e.X {
		for _, a := range e.List {
			a.Walk(func(x *program.Expr) bool {
				if x.Op == program.Local || x.Op == program.Field_ {
					keys[x.Name] = true
				}
				return true
			})
		}
	}
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Span.End < m.Op.Span.Start && lookup.MatchString(e.Name) && !found {
			for _, a := range e.List {
				a.Walk(func(x *program.Expr) bool {
					found = found || (x.Op == program.Local || x.Op == program.Field_) && keys[x.Name]
					return !found
				})
			}
		}
		return !found
	})
	return found
}
