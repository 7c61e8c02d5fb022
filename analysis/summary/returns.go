package summary

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// Status says whether the value of a method tells of a failure that its caller must read.
type Status uint8

// The kinds of status.
const (
	NoStatus       Status = iota
	BooleanStatus         // false for a failure, or what a write that may fail gave
	NullableStatus        // nil where it has nothing to give
	ResultStatus          // an object that says whether it failed
)

// outcome is what a method returns.
type outcome struct {
	status  Status
	failure Site // the first failing exit, for a BooleanStatus or ResultStatus
	nilAt   Site // the first exit that gives nil
	never   bool // never nil
	param   *program.Param
	fresh   bool            // some failure is a new object
	shared  bool            // the failing object is a parameter
	exits   []*program.Expr // the failing values that are returned as such
	loose   bool            // some failure comes about in another way
	loosely Site            // where it does
}

// returned reads the values a method may return.
func (o *outline) returned() outcome {
	r := outcome{never: true}
	var soft, hard, yes, no bool
	first := func(at *Site, e *program.Expr) {
		if at.File == nil && e != nil {
			*at = o.at(e)
		}
	}
	tails := Tails(o.m)
	for i, e := range tails {
		e = flow.Strip(e)
		switch {
		case e == nil:
			r.never = false
		case e.Op == program.Nil:
			r.never = false
			first(&r.nilAt, e)
		case e.Op == program.False:
			no, r.loose = true, true
			first(&r.failure, e)
			first(&r.loosely, e)
		case e.Op == program.True:
			yes = true
		case o.raises(e), o.announces(e):
		case FailureValue(e, o.m.File.Language):
			hard = true
			if !soft {
				r.failure = o.at(e)
			}
			soft = true
			r.fresh = r.fresh || fresh(e) && !o.keeps(e)
			r.exits = append(r.exits, e)
		default:
			r.never = r.never && neverNilForm(e)
			if e.Op == program.Local && len(tails) == 1 && i == 0 {
				if t := o.locals[e.Name]; t != nil && t.Op == Refers {
					r.param = t.Ref.Param
				}
			}
			if s, at := o.delegated(e); s != NoStatus {
				r.loose = true
				if r.loosely.File == nil {
					r.loosely = at
				}
				hard = hard || s == ResultStatus
				no, yes = no || s == BooleanStatus, yes || s == BooleanStatus
				if r.failure.File == nil {
					r.failure = at
				}
			}
		}
	}
	if marks := o.failedResult(tails); len(marks) > 0 {
		at := marks[0]
		if !hard {
			r.failure = o.at(at)
		}
		hard = true
		if t := o.term(at.X); t.Op == Refers && t.Ref.Param != nil {
			r.shared = true
		}
		for _, mark := range marks {
			if !slices.Contains(r.exits, mark) { // not left with at once
				r.loose = true
				first(&r.loosely, mark)
			}
		}
		if o.markedByHelper(tails) {
			r.loose = true
		}
	}
	switch {
	case hard:
		r.status = ResultStatus
	case yes && no:
		r.status = BooleanStatus
	case r.nilAt.File != nil:
		r.status = NullableStatus
	}
	if r.status != ResultStatus && r.status != BooleanStatus {
		r.failure = Site{}
	}
	return r
}

// fresh reports whether a failing value is made there, rather than kept elsewhere and marked.
func fresh(e *program.Expr) bool {
	e = flow.Strip(e)
	switch e.Op {
	case program.New, program.Hash:
		return true
	case program.Await:
		return fresh(e.X)
	case program.Call:
		return e.X == nil || e.X.Op == program.Constant
	}
	return false
}

// queues hand a job over, whatever flow.Effect makes of the receiver.
var queues = map[string]bool{"perform_later": true, "perform_async": true, "perform_in": true, "perform_at": true}

// delegated is the status of a value that comes from another method of the project, or from a write that may fail.
func (o *outline) delegated(e *program.Expr) (Status, Site) {
	if e.Op == program.Await {
		e = e.X
	}
	if e.Op == program.Local {
		if e = OnlyValue(o.m, e.Name); e == nil {
			return NoStatus, Site{}
		}
		if e.Op == program.Await {
			e = e.X
		}
	}
	if FailureValue(e, o.m.File.Language) && !o.announces(e) {
		return ResultStatus, o.at(e)
	}
	if o.m.File.Language == program.Ruby && e.Op == program.Call && e.X != nil && len(e.List) == 0 && e.Flags&program.Safe == 0 && (e.Name == "save" || e.Name == "destroy") {
		return BooleanStatus, o.at(e)
	}
	if o.depth <= 0 || e.Op != program.Call || flow.Effect(e, o.m.File.Language) == flow.Enqueue || queues[e.Name] { // what a queue answers is not what the job does
		return NoStatus, Site{}
	}
	t, hash := o.summaries.callee(o.m, e, o.depth-1)
	o.deps = append(o.deps, dependency{e, hash})
	if t.Method == nil || t.Wrapped {
		return NoStatus, Site{}
	}
	sum := o.summaries.of(t.Method, o.depth-1)
	if sum.Status == ResultStatus || sum.Status == BooleanStatus {
		return sum.Status, sum.Failure
	}
	return NoStatus, Site{}
}

// raises reports whether what stands last is a call of a helper that never comes back, whatever its name promises.
func (o *outline) raises(e *program.Expr) bool {
	if o.depth <= 0 || e.Op != program.Call || e.X != nil || !FailureValue(e, o.m.File.Language) {
		return false
	}
	t, hash := o.summaries.callee(o.m, e, o.depth-1)
	o.deps = append(o.deps, dependency{e, hash})
	return t.Method != nil && !t.Wrapped && o.summaries.of(t.Method, o.depth-1).NeverReturns
}

// announces reports whether what stands last is a call of a helper that tells somebody of a failure and gives back nothing made for the
// caller, whatever its name promises: error("no room") that writes to a log.
func (o *outline) announces(e *program.Expr) bool {
	if o.depth <= 0 || e.Op != program.Call || e.X != nil && e.X.Op != program.Self && e.X.Op != program.Constant || !FailureValue(e, o.m.File.Language) {
		return false
	}
	own := o.runs(e)
	if own == nil {
		return false
	}
	if e.X != nil && e.X.Op == program.Constant && stores(own) {
		return true // Delivery.fail!(…) writes down that it failed
	}
	tails := Tails(own)
	for _, tail := range tails {
		if tail = flow.Strip(tail); tail != nil && (tail.Op != program.Call || tail.Name == "new" || tail.Name == "[]" || FailureValue(tail, own.File.Language)) {
			return false
		}
	}
	return len(tails) > 0
}

// stores reports whether a method writes to the database itself.
func stores(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && (e.Name == "save!" || e.Name == "create!" || e.Name == "update!")
		return !found
	})
	return found
}

// OnlyValue is what a local variable of a method holds if it is assigned once; else nil.
func OnlyValue(m *program.Method, name string) *program.Expr {
	var value *program.Expr
	n := 0
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == name {
			n++
			value = e.Y
		}
		return true
	})
	if n != 1 {
		return nil
	}
	return value
}

// failedResult finds where a method marks the object that it returns as failed: result.fail!, context.fail!, result.errors.add.
func (o *outline) failedResult(tails []*program.Expr) []*program.Expr {
	return marks(o.m.Body(), returnedNames(tails))
}

// returnedNames are the variables, fields and readers that a method returns.
func returnedNames(tails []*program.Expr) []string {
	var names []string
	for _, t := range tails {
		if t = flow.Strip(t); t != nil && (t.Op == program.Local || t.Op == program.Field_ || t.Op == program.Call && t.X == nil && len(t.List) == 0) {
			names = append(names, t.Name)
		}
	}
	return names
}

// marks lists the calls in a body that mark one of the named objects as failed.
func marks(body *program.Expr, names []string) []*program.Expr {
	var found []*program.Expr
	body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Closure_ || raisesAtEnd(e) {
			return false
		}
		if e.Op != program.Call || e.X == nil {
			return true
		}
		if e.Name == "fail!" && e.X.Name == "context" || failingMark.MatchString(e.Name) && contained(names, e.X.Name) {
			found = append(found, e)
		}
		return true
	})
	return found
}

// raisesAtEnd reports whether a block ends with an exception, so that nobody gets what it marks.
func raisesAtEnd(e *program.Expr) bool {
	n := len(e.List)
	return e.Op == program.Block && n > 0 && e.List[n-1].Op == program.Raise
}

// markedByHelper reports whether a method of the same class that this one calls marks the returned object, so that no exit here
// need tell of the failure.
func (o *outline) markedByHelper(tails []*program.Expr) bool {
	if o.m.Class == nil || o.depth <= 0 {
		return false
	}
	names := returnedNames(tails)
	called := map[string]bool{}
	o.m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) {
			called[e.Name] = true
		}
		return true
	})
	for _, m := range o.m.Class.Methods {
		if called[m.Name] && m != o.m && m.HasBody() && len(marks(m.Body(), names)) > 0 {
			return true
		}
	}
	return false
}

var failingMark = names.Compile(`^(fail|error|failed|fail_with|add_error|with_error)!?$|_failure!$`)

func contained(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// neverNilForm reports whether an expression cannot give nil, as far as its form tells.
func neverNilForm(e *program.Expr) bool {
	return flow.NeverNil(e)
}

// Tails lists the values a method may return; a nil among them is a return without one, or falling off an arm that is not there.
func Tails(m *program.Method) []*program.Expr {
	var out []*program.Expr
	if !m.HasBody() {
		return nil
	}
	if m.File.Language == program.Ruby || m.BodyForm == program.ExpressionBody {
		tail(m.Body(), &out)
	}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Return {
			out = append(out, arms(e.X)...)
		}
		return e.Op != program.Closure_
	})
	return out
}

// arms lists what a returned expression may be.
func arms(e *program.Expr) []*program.Expr {
	var out []*program.Expr
	tail(e, &out)
	return out
}

func tail(e *program.Expr, out *[]*program.Expr) {
	if e == nil {
		*out = append(*out, nil)
		return
	}
	switch e.Op {
	case program.Block:
		if n := len(e.List); n > 0 {
			tail(e.List[n-1], out)
		} else {
			*out = append(*out, nil)
		}
	case program.If:
		tail(e.Y, out)
		tail(e.Z, out)
	case program.Case:
		for _, w := range e.Whens() {
			tail(w.Body, out)
		}
		if e.Z != nil {
			tail(e.Z, out)
		}
	case program.Try:
		if e.Z != nil {
			tail(e.Z, out)
		} else {
			tail(e.Y, out)
		}
		for _, r := range e.Rescues() {
			tail(r.Body, out)
		}
	case program.Return, program.Raise, program.While, program.For, program.Next, program.Break:
		// Returns are found by themselves; the others give nothing.
	default:
		*out = append(*out, e)
	}
}

var failureName = names.Compile(`^(Failure|failure|failed|fail|Err|err|errAsync|Error|error|Left|left|fail_with|error_result|errored)[!?]?$|(_failure|_error)!$|^(failure|error)_(result|response)$`)

var failureClass = names.Compile(`(^|::|\.)(\w*Failure|Err|Left|\w*Error)$`)

// FailureValue reports whether a returned value tells of a failure by what it is: Failure(…), Result.fail(…), err(…),
// { success: false }. Nil and false do not.
func FailureValue(e *program.Expr, lang program.Language) bool {
	e = flow.Strip(e)
	if e == nil || flow.Reports(e) {
		return false
	}
	switch e.Op {
	case program.Await:
		return FailureValue(e.X, lang)
	case program.Index: // Failure[:code]
		return e.X != nil && e.X.Op == program.Constant && (e.X.Name == "Failure" || e.X.Name == "Err")
	case program.New:
		return failureClass.MatchString(e.Name) || saysFailed(e.List)
	case program.Hash:
		return saysFailed(e.List)
	case program.Call:
		if failureName.MatchString(e.Name) && !strings.HasPrefix(e.Name, "raise") && (e.X == nil && len(e.List) > 0 || e.X != nil && (len(e.List) > 0 || !strings.HasSuffix(e.Name, "?"))) {
			return e.X == nil || resultReceiver(e.X, lang)
		}
		if e.X != nil && e.X.Op == program.Constant && (e.Name == "new" || e.Name == "call") {
			return e.Name == "new" && failureClass.MatchString(e.X.Name) || saysFailed(e.List)
		}
	}
	return false
}

// resultReceiver is what a failing result is made from: a class, or the result object of the method.
func resultReceiver(x *program.Expr, lang program.Language) bool {
	switch x.Op {
	case program.Constant: // in TypeScript an imported value too, such as the logger
		return lang == program.Ruby || x.Name[:1] == strings.ToUpper(x.Name[:1])
	case program.Self, program.Field_:
		return lang == program.Ruby
	case program.Local, program.Call, program.Member:
		n := strings.ToLower(x.Name)
		return strings.Contains(n, "result") || strings.Contains(n, "response") || strings.Contains(n, "outcome") || n == "context" || n == "new" || n == "dup"
	}
	return false
}

// saysFailed reads { ok: false }, success: false and the like.
func saysFailed(list []*program.Expr) bool {
	for _, p := range list {
		switch {
		case p.Op == program.Hash && saysFailed(p.List):
			return true
		case p.Op != program.Pair || p.X == nil || p.Y == nil:
		case flow.Strip(p.Y).Op == program.False && successKey[p.X.Name]:
			return true
		case statusKey[p.X.Name] && failedStatus[flow.Strip(p.Y).Name] && (flow.Strip(p.Y).Op == program.Symbol || flow.Strip(p.Y).Op == program.Str):
			return true
		}
	}
	return false
}

var successKey = map[string]bool{"ok": true, "success": true, "success?": true, "ok?": true, "isSuccess": true, "succeeded": true, "successful": true, "isOk": true}

var statusKey = map[string]bool{"status": true, "kind": true, "tag": true, "_tag": true, "type": true, "outcome": true}

var failedStatus = map[string]bool{"err": true, "Err": true, "left": true, "Left": true, "Failure": true, "Error": true, "error": true, "failed": true, "failure": true, "fail": true}
