package ignoredguard

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// kind of an answer that somebody should read.
type kind uint8

const (
	none     kind = iota
	question      // a plain question of the language about a value
	boolean       // true or false
	result        // an object that says whether it failed
	promise       // of a validator that throws, or of an answer
)

// answer is what a dropped call would have told.
type answer struct {
	kind   kind
	name   string
	callee *program.Method // where it is declared, if that can be seen
}

var validatorName = regexp.MustCompile(`^(is|has|can|should|are|does)[A-Z]\w*$|^(in)?valid\w*\??$|valid\??$|Valid$|^(validate|check|ensure|verify|assert|guard|require|against|combine|confirm|authorize)(_\w+|[A-Z]\w*)?[!?]?$|\?$`)

// validating reports whether a name promises a check. To invalidate is to drop something.
func validating(name string) bool {
	return validatorName.MatchString(name) && !strings.HasPrefix(name, "invalidate")
}

// guardClass are classes that exist for checks.
var guardClass = regexp.MustCompile(`(Guard|Validator|Validation|Check|Checker|Assert|Rule|Policy|Specification)$`)

// validator tells what a call that stands for itself would have answered.
func (v *view) validator(e *program.Expr, awaited bool) answer {
	if e.Op == program.Binary {
		if compares[e.Name] && asksAbout(v.m, e) {
			return answer{kind: question, name: e.Name}
		}
		return answer{}
	}
	if known := v.library(e, awaited); known.kind != none {
		return known
	}
	if v.asksValid(e) {
		return answer{kind: boolean, name: e.Name}
	}
	for _, callee := range entry.Callees(v.p, v.m, e) {
		if callee.Name != "constructor" && callee.Name != "initialize" {
			if a := v.declared(e, callee, awaited); a.kind != none {
				return a
			}
		}
	}
	if asked(v.m, e) {
		return answer{kind: question, name: e.Name}
	}
	return answer{}
}

// declared judges a call of a method of the project.
func (v *view) declared(e *program.Expr, callee *program.Method, awaited bool) answer {
	if callee.File.Language == program.Ruby && v.raisesThrough(callee) {
		return answer{}
	}
	if callee == v.m || len(e.List) == 0 || hook(callee) || !validating(callee.Name) && !(callee.Class != nil && guardClass.MatchString(callee.Class.Name) && callee.Static) {
		return answer{}
	}
	if k := v.answerOf(callee, awaited || !callee.Async); k != none {
		return answer{kind: k, name: e.Name, callee: callee}
	}
	return answer{}
}

// hook reports whether a method does nothing but say yes: classes that inherit it say no in their own way, by throwing as likely as not.
func hook(m *program.Method) bool {
	if !m.HasBody() || m.Class == nil || m.File.Language != program.TypeScript || len(m.Body().List) != 1 {
		return false
	}
	s := m.Body().List[0]
	return s.Op == program.Return && s.X != nil && s.X.Op == program.True
}

// raisesThrough reports whether a Ruby method leaves a failure to a method of its class that raises: fail_with_error("no samples").
func (v *view) raisesThrough(m *program.Method) bool {
	if !m.HasBody() || m.Class == nil {
		return false
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) && entry.FailingValue(e) {
			if o := flow.FindMethod(v.p.Program, m.Class, e.Name, m.Static); o != nil && o != m && o.HasBody() {
				o.Body().Walk(func(x *program.Expr) bool {
					found = found || x.Op == program.Raise
					return !found
				})
			}
		}
		return !found
	})
	return found
}

type answerKey struct {
	callee *program.Method
	waited bool
}

// answerOf is what calling a method gives, computed once for each.
func (v *view) answerOf(callee *program.Method, waited bool) kind {
	key := answerKey{callee, waited}
	if known, ok := v.p.Memo[key]; ok {
		return known.(kind)
	}
	k := none
	switch {
	case !waited && catchesAll(callee):
	case !waited && only(callee, true):
		k = promise
	case waited && only(callee, false):
		k = answers(callee)
	}
	v.p.Memo[key] = k
	return k
}

// catchesAll reports whether a method never rejects: its body is one protected body whose clause answers instead.
func catchesAll(m *program.Method) bool {
	if !m.HasBody() || len(m.Body().List) != 1 {
		return false
	}
	try := m.Body().List[0]
	if try.Op != program.Try || len(try.Rescues()) != 1 || try.Rescues()[0].Body == nil {
		return false
	}
	raises := false
	try.Rescues()[0].Body.Walk(func(e *program.Expr) bool {
		raises = raises || e.Op == program.Raise
		return !raises
	})
	return !raises
}

// only reports whether a method does nothing but look: no state written, nothing collected, nothing called for its own sake, and
// nothing raised unless that is allowed.
func only(m *program.Method, raising bool) bool {
	if !m.HasBody() {
		return false
	}
	looks := true
	dropped := entry.Statements(m)
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Raise, rejects(e):
			looks = looks && raising
			return false
		case e.Op == program.Yield, e.Op == program.Assign && e.X != nil && e.X.Op != program.Local:
			looks = false
		case (e.Op == program.Call || e.Op == program.Await) && dropped[e] && !entry.Log(e), e.Op == program.Call && alarms[e.Name] && entry.Log(e):
			looks = false
		case e.Op == program.Call && (collects[e.Name] || addsError.MatchString(e.Name) || e.X != nil && strings.HasSuffix(e.Name, "!") || flow.Effect(e, m.File.Language) != flow.NoEffect),
			e.Op == program.Binary && e.Name == "<<":
			looks = false
		}
		return looks
	})
	return looks
}

// rejects reports whether a promise is made that whoever awaits it fails on: return Promise.reject(error).
func rejects(e *program.Expr) bool {
	return e.Op == program.Call && e.Name == "reject" && e.X != nil && e.X.Op == program.Constant && e.X.Name == "Promise"
}

// alarms are log lines that tell people of a failure: that is what the method is for.
var alarms = map[string]bool{"warn": true, "error": true, "fatal": true, "warning": true, "critical": true, "alert": true}

var collects = map[string]bool{"add": true, "push": true, "append": true, "concat": true, "unshift": true, "fail!": true, "add_error": true, "addError": true, "setError": true}

// answers tells what a method returns: the kind of its answers, or none when it returns nothing, itself, or anything else.
func answers(m *program.Method) kind {
	found := none
	other := false
	for _, x := range returned(m) {
		switch k := kindOf(m, x); {
		case k == none:
			other = true
		case found == none || found == k:
			found = k
		default:
			found = max(found, k)
		}
	}
	if other && found != result {
		return none
	}
	return found
}

// doing are names of calls that do something about an error, and do not make one: check_for_error(code).
var doing = regexp.MustCompile(`^(check|validate|verify|add|set|log|report|handle|raise|track|ensure|notify|record)(_|[A-Z])`)

func kindOf(m *program.Method, x *program.Expr) kind {
	switch x.Op {
	case program.True, program.False, program.Not:
		return boolean
	case program.Binary:
		if compares[x.Name] || x.Name == "=~" || x.Name == "in" || x.Name == "instanceof" {
			return boolean
		}
	case program.And, program.Or:
		if kindOf(m, x.Y) == boolean {
			return boolean
		}
	case program.Await, program.NonNull, program.Cast:
		return kindOf(m, x.X)
	case program.Match:
		return boolean
	case program.Hash, program.New:
		if entry.FailingValue(x) || failed(x) {
			return result
		}
	case program.Call:
		switch {
		case entry.FailingValue(x) && !(x.X == nil && (strings.HasSuffix(x.Name, "!") || doing.MatchString(x.Name))):
			return result
		case strings.HasSuffix(x.Name, "?") || booleanCall[x.Name]:
			return boolean
		}
	}
	if strings.HasPrefix(m.Name, "ensure") && x.Op == program.Call {
		return none // it sees to it, and says whether there was anything to do
	}
	if m.Return != nil && (m.Return.Name == "boolean" || m.Return.Name == "predicate") {
		return boolean
	}
	return none
}

// booleanCall are TypeScript's own questions.
var booleanCall = map[string]bool{"test": true, "includes": true, "startsWith": true, "endsWith": true, "isInteger": true, "isFinite": true, "isNaN": true,
	"isSafeInteger": true, "isArray": true, "some": true, "every": true, "has": true, "hasOwnProperty": true, "Boolean": true}

// failed reports whether an object literal says that something failed.
func failed(x *program.Expr) bool {
	for _, p := range x.List {
		if p.Op != program.Pair || p.X == nil || p.Y == nil {
			continue
		}
		switch strings.ToLower(p.X.Name) {
		case "isfailure", "failed", "failure", "iserror":
			return p.Y.Op == program.True
		case "succeeded", "issuccess", "valid", "isvalid":
			return p.Y.Op == program.False
		}
	}
	return false
}

// returned lists the values a method may return.
func returned(m *program.Method) []*program.Expr {
	var out []*program.Expr
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Closure_ {
			return false
		}
		if e.Op == program.Return && e.X != nil {
			out = append(out, tail(e.X)...)
		}
		return true
	})
	if m.File.Language == program.Ruby {
		out = append(out, tail(m.Body())...)
	}
	return out
}

// tail lists the values an expression may give at its end: both sides of a condition, what a Ruby body gives by falling off its end.
func tail(e *program.Expr) []*program.Expr {
	if e == nil {
		return nil
	}
	switch e.Op {
	case program.Block:
		if n := len(e.List); n > 0 {
			return tail(e.List[n-1])
		}
		return nil
	case program.If:
		return append(tail(e.Y), tail(e.Z)...)
	case program.Case:
		var out []*program.Expr
		for _, w := range e.Whens() {
			out = append(out, tail(w.Body)...)
		}
		return append(out, tail(e.Z)...)
	case program.Try:
		out := tail(e.Y)
		for _, r := range e.Rescues() {
			out = append(out, tail(r.Body)...)
		}
		return out
	case program.Return, program.Raise:
		return nil
	}
	return []*program.Expr{e}
}

// addsError are names of methods that note what is wrong where others read it.
var addsError = regexp.MustCompile(`^add_(\w+_)?errors?$`)
