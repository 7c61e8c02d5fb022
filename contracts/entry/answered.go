package entry

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// answered reports whether something besides the flow of the method answers for the write: another method of the class asks the
// record that both share, or an explicit check on the outcome raises.
func (m *Mutation) answered() bool {
	return m.askedElsewhere() || m.askedFor() || m.validatedByForm() || m.postcondition() || m.exitStatus() || m.eachAsked() || m.sentAndForgotten() || m.askedThroughOwner()
}

// askedThroughOwner reports whether the record is given to another one, which is asked below how it is: note.photo = photo; note.photo.valid?.
func (m *Mutation) askedThroughOwner() bool {
	x := m.Op.X
	if x == nil || m.Run.Method.File.Language != program.Ruby {
		return false
	}
	var owners []*program.Expr
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Call && e.X.X != nil && e.Y != nil && e.Span.Start > m.Op.Span.End && program.Same(e.Y, x):
			owners = append(owners, e.X)
		case e.Op == program.Call && e.X != nil && asksOutcome[e.Name]:
			for _, o := range owners {
				found = found || program.Same(e.X, o)
			}
		}
		return !found
	})
	return found
}

// sentAndForgotten reports whether a request is not waited for and its failure caught where it is sent: nobody wants to know more.
func (m *Mutation) sentAndForgotten() bool {
	if m.Kind != flow.ResponseDebt {
		return false
	}
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Name == "catch" && e.X == m.Op
		if e.Op == program.Await && e.X != nil && e.X.Op == program.Call && e.X.Name == "catch" && e.X.X == m.Op {
			found = false
			return false
		}
		return true
	})
	return found
}

// askedFor reports whether the write stands where the record was asked whether it is valid, in a context, or has just been stored:
// if order.valid?(:import), if order.update(attributes).
func (m *Mutation) askedFor() bool {
	if m.Op.X == nil || m.Op.Name != "save" {
		return false
	}
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && e.Y != nil && e.Y.Span.Contains(m.Op.Span) {
			found = found || e.X.Op == program.Call && (e.X.Name == "valid?" && len(e.X.List) > 0 || e.X.Name == "update" || e.X.Name == "save") && program.Same(e.X.X, m.Op.X)
		}
		return !found
	})
	return found
}

var asksOutcome = map[string]bool{"errors": true, "valid?": true, "persisted?": true, "invalid?": true, "destroyed?": true}

// askedElsewhere looks for errors, valid? or persisted? of a field or reader in the other methods of the class.
func (m *Mutation) askedElsewhere() bool {
	x := m.Op.X
	if m.Kind == flow.RecordDebt {
		x = m.target()
	}
	if x == nil || x.Op != program.Field_ && !(x.Op == program.Call && (x.X == nil || x.X.Op == program.Self) && len(x.List) == 0) || m.Run.Class == nil {
		return false
	}
	found := false
	for _, other := range m.Run.Class.Methods {
		if other == m.Run.Method || !other.HasBody() || found {
			continue
		}
		other.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Call && asksOutcome[e.Name] && e.X != nil && e.X.Name == x.Name && (e.X.Op == program.Field_ || e.X.Op == program.Call)
			return !found
		})
	}
	return found
}

// target is where the record that the write gave was put, or nil.
func (m *Mutation) target() *program.Expr {
	var out *program.Expr
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Y != nil && unwrapped(e.Y) == m.Op {
			out = e.X
		}
		return out == nil
	})
	return out
}

// postcondition looks for a guard below the write that raises on a condition about the record.
func (m *Mutation) postcondition() bool {
	about := m.Op.X
	if m.Kind == flow.RecordDebt {
		about = m.target()
	}
	if about == nil || about.Name == "" || m.Kind != flow.BooleanDebt && m.Kind != flow.RecordDebt {
		return false
	}
	for _, g := range Guards(m.Run.Method.Body()) {
		if g.Exit.Op == program.Raise && g.Stmt.Span.Start > m.Op.Span.End && Mentions(g.Cond, about.Name) {
			return true
		}
	}
	return false
}

// exitStatus reports whether a command's status is read through the process status.
func (m *Mutation) exitStatus() bool {
	if m.Op.Name != "system" {
		return false
	}
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Global && (e.Name == "$?" || e.Name == "$CHILD_STATUS")
		return !found
	})
	return found
}

// eachAsked reports whether the members of a collection are asked one by one, before they are all saved or after.
func (m *Mutation) eachAsked() bool {
	if m.Op.X == nil || m.Op.Name != "each" && m.Op.Name != "find_each" {
		return false
	}
	found := false
	m.Run.Method.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.X != nil && e.X.Name == m.Op.X.Name {
			for _, a := range e.List {
				found = found || a.Op == program.Spread && a.X != nil && asksOutcome[a.X.Name]
			}
		}
		return !found
	})
	return found
}
