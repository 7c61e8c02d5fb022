// Package rbs reads Ruby's signature files, as far as they say whether a parameter, a result or an attribute may be nil and which
// class it has. Nobody checks signatures at run time, so what they say is evidence. What cannot be read is left out.
package rbs

import "github.com/agentcore/proviso/analysis/program"

// Class is what one file says of a class or module.
type Class struct {
	Name    string // qualified: Billing::Charge
	Super   string
	Methods []*Method
	Fields  []*Field
}

// Method is the signature of a method.
type Method struct {
	Name      string
	Static    bool
	Overloads []Overload
	Partial   bool // other files hold further overloads
}

// Overload is one way to call a method.
type Overload struct {
	Params []Param
	Result Type
}

// Param is one parameter of an overload.
type Param struct {
	Name     string // "" for positional ones without a name
	Keyword  bool
	Optional bool // may be left out
	Rest     bool
	Type     Type
}

// Field is an attribute or instance variable.
type Field struct {
	Name   string // without @
	Static bool
	Type   Type
}

// Nil is whether a type admits nil.
type Nil uint8

// The answers. Open types leave it open: untyped, interfaces, aliases and type variables.
const (
	Open Nil = iota
	Never
	Admitted
)

// Type is as much of a type as the analysis uses.
type Type struct {
	Nil   Nil
	Class string // where it is one class, nil apart
}

type key struct{}

// Of is what a signature file says, read once.
func Of(f *program.File) []*Class {
	return f.Derive(key{}, func() any { return Read(f.Text.String()) }).([]*Class)
}

// Method finds a method by name; nil if the file does not have it.
func (c *Class) Method(name string, static bool) *Method {
	for _, m := range c.Methods {
		if m.Name == name && m.Static == static {
			return m
		}
	}
	return nil
}

// Field finds an attribute or instance variable by name, or nil.
func (c *Class) Field(name string) *Field {
	for _, f := range c.Fields {
		if f.Name == name && !f.Static {
			return f
		}
	}
	return nil
}

// Result is the type of a method's result whichever way it is called.
func (m *Method) Result() Type {
	var types []Type
	for _, o := range m.Overloads {
		types = append(types, o.Result)
	}
	if m.Partial {
		types = append(types, Type{})
	}
	return union(types)
}

// union is the type of a value that has one of several: nil if one admits it, never nil if none does.
func union(types []Type) Type {
	if len(types) == 0 {
		return Type{}
	}
	out := types[0]
	for _, t := range types[1:] {
		switch {
		case out.Nil == Admitted || t.Nil == Admitted:
			out.Nil = Admitted
		case out.Nil == Open || t.Nil == Open:
			out.Nil = Open
		}
		if t.Class != out.Class {
			out.Class = ""
		}
	}
	return out
}
