package summary

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// keeps reports whether a failing value comes from a helper of the object's own that also writes the failure down in the object,
// where it can be asked for: the value is not all there is of it.
func (o *outline) keeps(e *program.Expr) bool {
	e = flow.Strip(e)
	if o.depth <= 0 || e.Op != program.Call || e.X != nil && e.X.Op != program.Self {
		return false
	}
	own := o.runs(e)
	if own == nil {
		return false
	}
	found := false
	own.Body().Walk(func(x *program.Expr) bool {
		switch {
		case x.Op == program.Assign:
			found = found || ownField(x.X)
		case (x.Op == program.Call || x.Op == program.Binary) && collects[x.Name]:
			found = found || ownField(x.X)
		}
		return !found
	})
	return found
}

// collects are messages that put something into a collection.
var collects = map[string]bool{"<<": true, "push": true, "add": true, "concat": true, "append": true, "set": true}

// ownField reports whether an expression is a field of the object, a reader of it called errors, or what is kept under a key there.
func ownField(e *program.Expr) bool {
	for e != nil && e.Op == program.Index {
		e = e.X
	}
	if e == nil {
		return false
	}
	return e.Op == program.Field_ || e.Op == program.Call && e.X == nil && e.Name == "errors" && len(e.List) == 0
}

// runs is the method of the project that a call runs, if its body can be looked at; nil if not. What is said of the call depends on it
// from then on.
func (o *outline) runs(e *program.Expr) *program.Method {
	t, hash := o.summaries.callee(o.m, e, o.depth-1)
	o.deps = append(o.deps, dependency{e, hash})
	if t.Method == nil || t.Wrapped || !t.Method.HasBody() || t.Method == o.m {
		return nil
	}
	return t.Method
}
