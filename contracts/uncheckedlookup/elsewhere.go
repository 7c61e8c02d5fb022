package uncheckedlookup

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// askedInClass reports whether a lookup is what a reader of the class gives, and the class asks the reader whether there is anything,
// somewhere but at the use: which of its methods are called when there is nothing is then for its callers to mind.
func askedInClass(m *program.Method, lookup, use *program.Expr) bool {
	if m.Class == nil || m.File.Language != program.Ruby {
		return false
	}
	reader := readerOf(m.Class, lookup)
	if reader == nil {
		return false
	}
	found := false
	for _, o := range m.Class.Methods {
		if !o.HasBody() || o == reader {
			continue
		}
		o.Body().Walk(func(e *program.Expr) bool {
			found = found || asksReader(e, reader.Name)
			return !found
		})
		if b := o.Body(); strings.HasSuffix(o.Name, "?") && b.Op == program.Block && len(b.List) == 1 {
			found = found || b.List[0].Op == program.Call && b.List[0].Name == reader.Name && b.List[0].X == nil // def signed_in? = session_of_user
		}
	}
	return found
}

// readerOf is the method whose value, kept or not, is a lookup; nil if there is none.
func readerOf(c *program.Class, lookup *program.Expr) *program.Method {
	for _, o := range c.Methods {
		if !o.HasBody() {
			continue
		}
		body := o.Body()
		for body != nil && body.Op == program.Block && len(body.List) == 1 {
			body = body.List[0]
		}
		if body != nil && body.Op == program.Assign {
			body = body.Y
		}
		if flow.Strip(body) == lookup {
			return o
		}
	}
	return nil
}

// asksReader reports whether an expression asks what a reader gives whether it is there: reader.blank?, reader&.name, if reader(x).
func asksReader(e *program.Expr, name string) bool {
	reads := func(x *program.Expr) bool {
		return x != nil && x.Op == program.Call && x.Name == name && (x.X == nil || x.X.Op == program.Self)
	}
	switch e.Op {
	case program.Call:
		return reads(e.X) && (e.Has(program.Safe) || e.Name == "present?" || e.Name == "blank?" || e.Name == "nil?" || e.Name == "presence" || e.Name == "try")
	case program.If, program.And, program.Not:
		return reads(e.X)
	case program.Or:
		return reads(e.X)
	}
	return false
}

// flagged reports whether a use stands behind a flag that is taken back where there is nothing: ok = false if ok && !user … ok && user.admin?.
func flagged(m *program.Method, rec *entry.Record) bool {
	x := rec.Deref.Expr
	if x == nil || x.Op != program.Local && x.Op != program.Field_ || m.File.Language != program.Ruby {
		return false
	}
	flags := map[string]bool{}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && e.Y != nil && e.Span.End <= rec.Expr.Span.Start && deniesIn(e.X, x) {
			e.Y.Walk(func(a *program.Expr) bool {
				if a.Op == program.Assign && a.X != nil && a.X.Op == program.Local && a.Y != nil && a.Y.Op == program.False {
					flags[a.X.Name] = true
				}
				return true
			})
		}
		return true
	})
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.And && e.Y != nil && e.Y.Span.Contains(rec.Expr.Span), e.Op == program.If && e.Y != nil && e.Y.Span.Contains(rec.Expr.Span):
			found = found || demands(e.X, flags)
		}
		return !found
	})
	return found
}

// deniesIn reports whether a condition, or one that it demands besides, is that x is not there.
func deniesIn(cond, x *program.Expr) bool {
	switch cond.Op {
	case program.And:
		return cond.X != nil && deniesIn(cond.X, x) || cond.Y != nil && deniesIn(cond.Y, x)
	case program.Not:
		return cond.X != nil && program.Same(cond.X, x)
	case program.Call:
		return (cond.Name == "nil?" || cond.Name == "blank?") && cond.X != nil && program.Same(cond.X, x)
	}
	return false
}

// demands reports whether a condition demands that one of the flags holds.
func demands(cond *program.Expr, flags map[string]bool) bool {
	if cond == nil {
		return false
	}
	return cond.Op == program.Local && flags[cond.Name] || cond.Op == program.And && (demands(cond.X, flags) || demands(cond.Y, flags))
}
