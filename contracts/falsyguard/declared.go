package falsyguard

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// declared is the type written for what an expression reads: a parameter, a field of this, or a property of a parameter whose
// class or interface is known.
func declared(p *contracts.Pass, m *program.Method, e *program.Expr) (t *program.Type, optional bool) {
	if e == nil {
		return nil, false
	}
	switch e.Op {
	case program.Local:
		if prm := param(m.Params, e.Name); prm != nil && prm.Default == nil {
			return prm.Type, prm.Optional
		}
	case program.Field_:
		if m.Class != nil {
			return property([]*program.Class{m.Class}, e.Name)
		}
	case program.Member:
		owner := flow.Strip(e.X)
		if owner == nil || owner.Op != program.Local {
			return nil, false
		}
		if prm := param(m.Params, owner.Name); prm != nil && prm.Type != nil {
			return property(p.Program.Classes(prm.Type.Name), e.Name)
		}
	}
	return nil, false
}

// param finds a parameter or the leaf of a destructured one.
func param(list []*program.Param, name string) *program.Param {
	for _, prm := range list {
		if prm.Name == name && prm.Kind != program.Destructured {
			return prm
		}
		if leaf := param(prm.Leaves, name); leaf != nil {
			return leaf
		}
	}
	return nil
}

// property finds a field of a class or interface, if there is only one of that name to choose from.
func property(classes []*program.Class, name string) (*program.Type, bool) {
	if len(classes) != 1 {
		return nil, false
	}
	for _, f := range classes[0].Fields {
		if f.Name == name {
			return f.Type, f.Optional
		}
	}
	return nil, false
}

// falsyMember is the legal value of a type that is falsy and not absent; "" where none is, or where it is the empty text, which
// is rarely meant.
func falsyMember(t *program.Type) string {
	switch t.Name {
	case "number":
		return "0"
	case "bigint":
		return "0n"
	case "boolean":
		return "false"
	case "literal":
		if t.Text == "0" || t.Text == "false" {
			return t.Text
		}
	case "union":
		if manyForms(t) {
			return ""
		}
		for _, member := range t.Args {
			if found := falsyMember(member); found != "" {
				return found
			}
		}
	}
	return ""
}

// manyForms reports whether a number is only one of the forms in which a date may come: what is falsy then stands for none given.
func manyForms(t *program.Type) bool {
	number, other := false, false
	for _, member := range t.Args {
		switch member.Name {
		case "number", "bigint":
			number = true
		case "Date":
			other = true
		}
	}
	return number && other
}

// rubyRejected names a boolean that a falsy or blank test rejects when it is false. 0 and the empty text are truthy in Ruby.
func rubyRejected(m *program.Method, atom *program.Expr, fails bool) (name, rejects, null string) {
	operand := atom
	if atom.Op == program.Call && atom.X != nil {
		switch {
		case atom.Name == "blank?" && fails, (atom.Name == "present?" || atom.Name == "presence") && !fails:
			operand = atom.X
		default:
			return "", "", ""
		}
	} else if fails {
		return "", "", ""
	}
	switch {
	case operand.Op == program.Local:
	case operand.Op == program.Field_, operand.Op == program.Call && operand.X == nil && len(operand.List) == 0:
		if m.Class == nil || entry.Constructor(m.Class) == nil || assigned(m.Class, operand.Name) {
			return "", "", ""
		}
		m = entry.Constructor(m.Class)
	default:
		return "", "", ""
	}
	if !booleanParam(m, operand.Name) {
		return "", "", ""
	}
	return operand.Name, "false", ".nil?"
}

// assigned reports whether a method other than the constructor stores the field.
func assigned(c *program.Class, name string) bool {
	found := false
	for _, m := range c.Methods {
		if m.Kind == program.KindConstructor || !m.HasBody() {
			continue
		}
		m.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Assign && e.X != nil && e.X.Name == name
			return !found
		})
	}
	return found
}

var booleanTag = regexp.MustCompile(`\[\s*(Boolean|TrueClass|FalseClass|true|false)(\s*,\s*(Boolean|TrueClass|FalseClass|true|false|nil|NilClass))*\s*\]`)

// booleanParam reports whether a parameter is documented or declared as a boolean.
func booleanParam(m *program.Method, name string) bool {
	prm := param(m.Params, name)
	if prm == nil {
		return false
	}
	if prm.Default != nil && (prm.Default.Op == program.True || prm.Default.Op == program.False) {
		return true
	}
	if m.Sig != nil && signedBoolean(m.Sig, name) {
		return true
	}
	if m.Doc == nil {
		return false
	}
	for _, line := range strings.Split(m.Doc.Text, "\n") {
		_, rest, ok := strings.Cut(line, "@param")
		if !ok || !booleanTag.MatchString(rest) {
			continue
		}
		if words := strings.Fields(booleanTag.ReplaceAllString(rest, " ")); len(words) > 0 && words[0] == name {
			return true
		}
	}
	return false
}

// signedBoolean reads T::Boolean and T.nilable(T::Boolean) in a signature.
func signedBoolean(sig *program.Expr, name string) bool {
	found := false
	sig.Walk(func(e *program.Expr) bool {
		if e.Op != program.Pair || e.X == nil || e.X.Name != name || e.Y == nil {
			return !found
		}
		y := e.Y
		if y.Op == program.Call && y.Name == "nilable" && len(y.List) == 1 {
			y = y.List[0]
		}
		found = found || y.Op == program.Constant && y.Name == "T::Boolean"
		return false
	})
	return found
}
