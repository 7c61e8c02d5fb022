package rbs

import "strings"

// parser walks over the tokens of one file.
type parser struct {
	tokens    []token
	pos       int
	nesting   int  // open parentheses around a type
	result    bool // the type that is read is a result, which an overload may follow
	variables map[string]bool
	scopes    []*scope
	out       []*Class
}

// scope is an open class, module or interface; interfaces have no class.
type scope struct {
	class     *Class
	variables []string
}

// Read reads a signature file. It never fails: a declaration that cannot be read is left out.
func Read(src string) []*Class {
	p := &parser{tokens: scan(src), variables: map[string]bool{}}
	for p.token().text != "" {
		at := p.pos
		if !p.declaration() {
			p.pos = max(p.pos, at+1)
			p.skipLine()
		}
	}
	return p.out
}

func (p *parser) token() token { return p.ahead(0) }

func (p *parser) ahead(n int) token {
	if p.pos+n < len(p.tokens) {
		return p.tokens[p.pos+n]
	}
	return token{first: true}
}

func (p *parser) peek(n int) string { return p.ahead(n).text }

func (p *parser) at(text string) bool { return p.token().text == text }

func (p *parser) next() { p.pos++ }

func (p *parser) take(text string) bool {
	if !p.at(text) {
		return false
	}
	p.next()
	return true
}

func (p *parser) skipLine() {
	for p.token().text != "" && !p.token().first {
		p.next()
	}
}

// class is the innermost open class, or nil.
func (p *parser) class() *Class {
	if len(p.scopes) == 0 {
		return nil
	}
	return p.scopes[len(p.scopes)-1].class
}

// declaration reads what stands at the beginning of a line.
func (p *parser) declaration() bool {
	switch word := p.token().text; word {
	case "class", "module", "interface":
		return p.container(word)
	case "end":
		p.next()
		p.close()
		return true
	case "private", "public":
		p.next()
		return p.token().first || p.declaration()
	case "def":
		return p.method()
	case "attr_reader", "attr_accessor", "attr_writer":
		return p.attribute()
	default:
		if strings.HasPrefix(word, "@") {
			return p.variable()
		}
	}
	return false
}

// container opens a class, module or interface. An alias, class A = B, opens nothing.
func (p *parser) container(kind string) bool {
	p.next()
	name := p.path()
	if name == "" {
		return false
	}
	s := &scope{}
	if p.at("[") {
		s.variables = p.generics()
	}
	if p.at("=") {
		return false
	}
	if kind != "interface" {
		if outer := p.class(); outer != nil {
			name = outer.Name + "::" + name
		}
		s.class = &Class{Name: name}
		if p.take("<") {
			s.class.Super = p.path()
		}
		p.out = append(p.out, s.class)
	}
	for _, v := range s.variables {
		p.variables[v] = true
	}
	p.scopes = append(p.scopes, s)
	for t := p.token(); t.text != "" && !t.first; t = p.token() { // class A < B end
		if t.text == "end" {
			break
		}
		p.next()
	}
	return true
}

func (p *parser) close() {
	if n := len(p.scopes); n > 0 {
		for _, v := range p.scopes[n-1].variables {
			delete(p.variables, v)
		}
		p.scopes = p.scopes[:n-1]
	}
}

// generics reads the type variables that brackets declare: [unchecked out T < Base = Default, U].
func (p *parser) generics() []string {
	var out []string
	from := p.pos
	if !p.skipBrackets() {
		return nil
	}
	starts := true
	for _, t := range p.tokens[from+1 : p.pos-1] {
		switch t.text {
		case ",":
			starts = true
		case "unchecked", "in", "out":
		default:
			if starts {
				out = append(out, t.text)
			}
			starts = false
		}
	}
	return out
}

// member reads the name of a method or attribute, with self. or self?. before it.
func (p *parser) member() (name string, instance, static, ok bool) {
	instance = true
	if p.at("self") && (p.peek(1) == "." || p.peek(1) == "?" && p.peek(2) == ".") {
		static = true
		p.next()
		if instance = p.take("?"); !p.take(".") {
			return "", false, false, false
		}
	}
	var b strings.Builder
	for t := p.token(); t.text != "" && t.text != ":" && t.text != "(" && len(b.String()) < 200; t = p.token() {
		if b.Len() > 0 && t.first {
			return "", false, false, false
		}
		b.WriteString(strings.Trim(t.text, "`"))
		p.next()
	}
	return b.String(), instance, static, b.Len() > 0
}

// attribute reads attr_reader name: T, also with (@variable) between.
func (p *parser) attribute() bool {
	p.next()
	name, _, static, ok := p.member()
	if ok && p.at("(") {
		ok = p.skipBrackets()
	}
	return ok && p.field(name, static)
}

// variable reads @name: T. A variable of the class is none of an object.
func (p *parser) variable() bool {
	name := p.token().text
	p.next()
	return p.field(strings.TrimLeft(name, "@"), strings.HasPrefix(name, "@@"))
}

func (p *parser) field(name string, static bool) bool {
	if !p.take(":") {
		return false
	}
	p.nesting, p.result = 0, false
	t, ok := p.typ(0)
	if c := p.class(); ok && c != nil {
		c.Fields = append(c.Fields, &Field{Name: name, Static: static, Type: t})
	}
	return ok
}
