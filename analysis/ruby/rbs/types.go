package rbs

import "strings"

// maxDepth bounds how deep types nest.
const maxDepth = 40

// typ reads a type; ok is false where none stands.
func (p *parser) typ(depth int) (Type, bool) {
	if depth > maxDepth {
		return Type{}, false
	}
	var members []Type
	for {
		t, ok := p.intersection(depth)
		if !ok {
			return Type{}, false
		}
		members = append(members, t)
		if !p.at("|") || p.overloadFollows() {
			break
		}
		p.next()
	}
	return joined(members), true
}

// joined is a union in which nil may stand beside one class.
func joined(members []Type) Type {
	var rest []Type
	null := false
	for _, t := range members {
		if t == nilType {
			null = true
			continue
		}
		rest = append(rest, t)
	}
	if len(rest) == 0 {
		return nilType
	}
	out := union(rest)
	if null {
		out.Nil = Admitted
	}
	return out
}

var nilType = Type{Nil: Admitted, Class: "NilClass"}

// overloadFollows reports whether the bar that comes next separates overloads, not members of a union: a method type comes after it.
func (p *parser) overloadFollows() bool {
	next := p.peek(1)
	return p.result && p.nesting == 0 && (next == "(" || next == "{" || next == "->" || next == "..." || next == "?" || next == "[" && p.token().first)
}

func (p *parser) intersection(depth int) (Type, bool) {
	t, ok := p.suffixed(depth)
	for ok && p.at("&") {
		p.next()
		var u Type
		if u, ok = p.suffixed(depth); u.Nil == Never {
			t.Nil = Never
		}
		t.Class = ""
	}
	return t, ok
}

func (p *parser) suffixed(depth int) (Type, bool) {
	t, ok := p.simple(depth)
	for ok && p.at("?") && !p.blockFollows() {
		p.next()
		t.Nil = Admitted
	}
	return t, ok
}

// blockFollows tells the mark of an optional block, which stands before a brace, from that of an optional type.
func (p *parser) blockFollows() bool { return p.peek(1) == "{" && p.nesting == 0 && !p.result }

// words are the types that are written as a word.
var words = map[string]Type{
	"nil": nilType, "bool": {Nil: Never, Class: "boolean"}, "true": {Nil: Never, Class: "boolean"}, "false": {Nil: Never, Class: "boolean"},
	"untyped": {}, "top": {}, "void": {}, "boolish": {}, "bot": {}, "self": {Nil: Never}, "instance": {Nil: Never}, "class": {Nil: Never},
}

func (p *parser) simple(depth int) (Type, bool) {
	t := p.token().text
	switch {
	case t == "":
		return Type{}, false
	case t == "(":
		return p.parenthesised(depth)
	case t == "[", t == "{":
		return Type{Nil: Never}, p.skipBrackets()
	case t == "^":
		p.next()
		_, ok := p.function(depth + 1)
		return Type{Nil: Never, Class: "Proc"}, ok
	case t == "-":
		p.next()
		p.next()
		return Type{Nil: Never}, true
	case t[0] == '"' || t[0] == '\'' || t[0] == ':' && t != "::" && len(t) > 1 || '0' <= t[0] && t[0] <= '9':
		p.next()
		return Type{Nil: Never}, true
	case t == "::" || wordByte(t[0]):
		return p.name()
	}
	return Type{}, false
}

func (p *parser) parenthesised(depth int) (Type, bool) {
	p.next()
	p.nesting++
	t, ok := p.typ(depth + 1)
	p.nesting--
	return t, ok && p.take(")")
}

// name reads the name of a class, interface, alias or type variable with its arguments.
func (p *parser) name() (Type, bool) {
	first := p.token().text
	if t, ok := words[first]; ok {
		p.next()
		return t, true
	}
	if first == "singleton" && p.peek(1) == "(" {
		p.next()
		return Type{Nil: Never}, p.skipBrackets()
	}
	name := p.path()
	if p.at("[") && !p.token().first {
		if !p.skipBrackets() {
			return Type{}, false
		}
	}
	base := name[strings.LastIndex(name, ":")+1:]
	if base == "" || base[0] < 'A' || base[0] > 'Z' || p.variables[name] {
		return Type{}, base != ""
	}
	switch base {
	case "Object", "BasicObject", "Kernel":
		return Type{}, true
	case "NilClass":
		return nilType, true
	}
	return Type{Nil: Never, Class: name}, true
}

// path reads A::B::C.
func (p *parser) path() string {
	var b strings.Builder
	if p.at("::") {
		p.next()
	}
	for {
		t := p.token().text
		if t == "" || !wordByte(t[0]) {
			break
		}
		b.WriteString(t)
		p.next()
		if !p.at("::") {
			break
		}
		b.WriteString("::")
		p.next()
	}
	return b.String()
}

// skipBrackets skips what stands between a bracket and the one that closes it.
func (p *parser) skipBrackets() bool {
	depth := 0
	for p.token().text != "" {
		switch p.token().text {
		case "(", "[", "{":
			depth++
		case ")", "]", "}":
			depth--
		}
		p.next()
		if depth == 0 {
			return true
		}
	}
	return false
}
