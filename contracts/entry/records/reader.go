package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
)

// conversion is the class that a call named as one gives, as Kernel#Integer does: Shop::Basket(order); else "".
func conversion(x *program.Expr) string {
	if x.Op != program.Call || x.Name == "" || x.Name[0] < 'A' || x.Name[0] > 'Z' || len(x.List) == 0 {
		return ""
	}
	switch {
	case x.X == nil:
		return x.Name
	case x.X.Op == program.Constant:
		return x.X.Name + "::" + x.Name
	}
	return ""
}

// converted is what is known of an object of a class: a class that is no model is one of the project's own, or nothing we know.
func (k *Knowledge) converted(c *program.Class, class string) Receiver {
	switch v := k.Class(c, class); v {
	case Yes:
		return Receiver{Verdict: v, Class: class}
	case No:
		return Receiver{Verdict: No}
	}
	parts := strings.Split(class, "::")
	return Receiver{Verdict: No, Alien: parts[len(parts)-1]}
}

// namespace reports whether a constant of the project is only ever a module.
func (k *Knowledge) namespace(c *program.Class, name string) bool {
	openings := k.resolve(c, name)
	for _, o := range openings {
		if o.Kind != program.KindModule {
			return false
		}
	}
	return len(openings) > 0 && k.Class(c, name) != Yes
}

// ofRequest reports whether a constant holds what belongs to the request under way: Current.session.
func (k *Knowledge) ofRequest(c *program.Class, name string) bool {
	for _, o := range k.resolve(c, name) {
		if strings.HasSuffix(o.Super, "CurrentAttributes") {
			return true
		}
	}
	return false
}

// leads is the first message of a chain that starts at a constant, or nil.
func leads(x, root *program.Expr) *program.Expr {
	for x != nil && x.Op == program.Call {
		if x.X == root {
			return x
		}
		x = x.X
	}
	return nil
}

// madeByReader is the class of what a reader without arguments gives, where every method of that name in the project makes one and
// the same: def acl = @acl ||= AccessList.new(resource: self). It is "" for models, whose readers are found by their associations.
func (k *Knowledge) madeByReader(x *program.Expr) string {
	if x.Op != program.Call || len(x.List) > 0 || x.Closure != nil || k.Project == nil {
		return ""
	}
	made := k.Project.Readers(x.Name)
	if len(made) != 1 || made[0] == "" || k.Class(nil, made[0]) == Yes {
		return ""
	}
	return made[0]
}

// elsewhere reports whether a chain asks for its object by what no association takes, and no method of the project is called so:
// client.lists(id).members(address) is somebody's interface.
func (k *Knowledge) elsewhere(x *program.Expr) bool {
	steps := 0
	for ; x != nil && x.Op == program.Call; x = x.X {
		if len(x.List) == 0 || keeps(x.Name) || same[x.Name] || x.Closure != nil {
			continue
		}
		if k.Project == nil || k.Project.Declares(x.Name) {
			return false
		}
		steps++
	}
	return steps > 1
}

// read is what one of the class's own readers gives, where all that it gives are records of one class: def order = @order ||=
// Order.find(id).
func (k *Knowledge) read(f *flow.Frame, s *flow.State, x *program.Expr) (Receiver, bool) {
	if x.Op != program.Call || x.X != nil && x.X.Op != program.Self || len(x.List) > 0 || x.Closure != nil || f.Method.Class == nil || k.reading {
		return Receiver{}, false
	}
	m := flow.FindMethod(k.classes, f.Method.Class, x.Name, f.Method.Static)
	if m == nil || len(m.Params) > 0 {
		return Receiver{}, false
	}
	var all []*program.Expr
	for _, tail := range summary.Tails(m) {
		tail = flow.Strip(tail)
		if tail != nil && tail.Op == program.Assign {
			tail = flow.Strip(tail.Y)
		}
		if tail == nil || tail.Op != program.Call || rooted(tail) == nil && tail.X == nil {
			return Receiver{}, false
		}
		all = append(all, tail)
	}
	k.reading = true // one reader deep
	defer func() { k.reading = false }()
	return k.agreed(f, s, all)
}
