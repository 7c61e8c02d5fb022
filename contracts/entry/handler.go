package entry

import (
	"github.com/agentcore/proviso/analysis/program"
)

// Handled is what a rescue or catch clause makes of an error.
type Handled uint8

// The outcomes. Answered is everything that somebody can act on: a failure returned, another error, state written, a call that
// may do either. The others forget the error: they go on below, leave the method with a constant, or take the next turn.
const (
	Answered Handled = iota
	GoesOn
	Leaves
	Skips
)

// Handling reads a clause. The value is the constant it ends with, if any; logged tells whether it took note of the error.
func Handling(r *program.Rescue) (how Handled, value *program.Expr, logged bool) {
	if r.Body == nil {
		return GoesOn, nil, false
	}
	list := r.Body.List
	for i, s := range list {
		logged = logged || Log(s)
		if Inert(s) {
			if i == len(list)-1 && Constant(s) {
				value = s
			}
			continue
		}
		if i < len(list)-1 {
			return Answered, nil, logged
		}
		switch {
		case s.Op == program.Return && (s.X == nil || Constant(s.X)):
			return Leaves, s.X, logged
		case s.Op == program.Next && s.X == nil:
			return Skips, nil, logged
		}
		return Answered, nil, logged
	}
	return GoesOn, value, logged
}

// Claims reports whether a constant or call says that all went well.
func Claims(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.True:
		return true
	case program.Call, program.New:
		return success[e.Name]
	case program.Hash:
		for _, p := range e.List {
			if p.Op == program.Pair && p.X != nil && (p.X.Name == "ok" || p.X.Name == "success") && p.Y != nil && p.Y.Op == program.True {
				return true
			}
		}
	}
	return false
}

var success = map[string]bool{"Success": true, "success": true, "ok": true, "Ok": true, "right": true, "Right": true}

// Enclosing is the innermost Try whose protected body holds the end of the path, with the position of that Try; -1 if there is
// none in the same run of the method: a closure that runs later has left it.
func (p Path) Enclosing(e *program.Expr, from int) (*program.Expr, int) {
	child := e
	if from < len(p) {
		child = p[from]
	}
	for i := from - 1; i >= 0; i-- {
		outer := p[i]
		if outer.Closure != nil && outer.Closure.Body == child && later(outer, p[:i]) {
			return nil, -1
		}
		if outer.Op == program.Try && outer.Y == child {
			return outer, i
		}
		child = outer
	}
	return nil, -1
}

// atOnce are calls that run the function given to them before they return.
var atOnce = map[string]bool{"forEach": true, "map": true, "filter": true, "some": true, "every": true, "find": true, "findIndex": true, "reduce": true,
	"flatMap": true, "sort": true, "from": true}

// later reports whether a closure may run at another time than where it is written, as far as can be seen.
func later(e *program.Expr, above Path) bool {
	if e.Op != program.Closure_ { // the block of a Ruby call
		return e.Closure.Kind == program.Lambda || e.Closure.Kind == program.RubyProc
	}
	if e.Closure.Async || len(above) == 0 {
		return true
	}
	call := above[len(above)-1]
	return call.Op != program.Call || !atOnce[call.Name]
}
