package rbs

// method reads def name: type | type. Of a method with a type that cannot be read nothing is kept.
func (p *parser) method() bool {
	p.next()
	name, instance, static, ok := p.member()
	if !ok || !p.take(":") {
		return false
	}
	m := &Method{Name: name, Static: static}
	for {
		if p.take("...") {
			m.Partial = true
			break
		}
		o, ok := p.overload()
		if !ok {
			return false
		}
		m.Overloads = append(m.Overloads, o)
		if !p.take("|") {
			break
		}
	}
	if c := p.class(); c != nil {
		c.Methods = append(c.Methods, m)
		if static && instance { // a module function is both
			both := *m
			both.Static = false
			c.Methods = append(c.Methods, &both)
		}
	}
	return true
}

// overload reads one method type with the type variables of its own.
func (p *parser) overload() (Overload, bool) {
	var own []string
	if p.at("[") {
		own = p.generics()
	}
	var added []string
	for _, v := range own {
		if !p.variables[v] {
			p.variables[v] = true
			added = append(added, v)
		}
	}
	p.nesting = 0
	o, ok := p.function(0)
	for _, v := range added {
		delete(p.variables, v)
	}
	return o, ok
}

// function reads (params) { block } -> result.
func (p *parser) function(depth int) (Overload, bool) {
	var o Overload
	if depth > maxDepth {
		return o, false
	}
	if p.take("(") {
		params, ok := p.params(depth)
		if !ok {
			return o, false
		}
		o.Params = params
	}
	if p.at("[") && !p.skipBrackets() { // [self: T]
		return o, false
	}
	if p.at("?") && p.peek(1) == "{" {
		p.next()
	}
	if p.at("{") && !p.skipBrackets() {
		return o, false
	}
	if !p.take("->") {
		return o, false
	}
	outer := p.result
	p.result = depth == 0
	t, ok := p.simpleResult(depth)
	p.result = outer
	o.Result = t
	return o, ok
}

// simpleResult reads a result, after which a bar may begin the next overload.
func (p *parser) simpleResult(depth int) (Type, bool) {
	if depth > 0 {
		return p.suffixed(depth)
	}
	return p.typ(depth)
}

// params reads a list of parameters up to its closing parenthesis.
func (p *parser) params(depth int) ([]Param, bool) {
	outerNesting, outerResult := p.nesting, p.result
	p.nesting, p.result = p.nesting+1, false
	defer func() { p.nesting, p.result = outerNesting, outerResult }()
	var out []Param
	for !p.take(")") {
		prm, ok := p.param(depth)
		if !ok {
			return nil, false
		}
		out = append(out, prm)
		if !p.take(",") && !p.at(")") {
			return nil, false
		}
	}
	return out, true
}

func (p *parser) param(depth int) (Param, bool) {
	var prm Param
	switch {
	case p.at("?") && p.peek(1) != ")" && p.peek(1) != ",":
		p.next()
		prm.Optional = true
	case p.at("?"): // (?) -> T takes anything
		p.next()
		return Param{Rest: true}, true
	case p.at("*"), p.at("**"):
		p.next()
		prm.Rest = true
	case p.at("..."):
		p.next()
		return Param{Rest: true}, true
	}
	if name := p.keyword(); name != "" {
		prm.Name, prm.Keyword = name, true
	}
	t, ok := p.typ(depth + 1)
	if !ok {
		return prm, false
	}
	prm.Type = t
	if w := p.token().text; w != "" && !prm.Keyword && (wordByte(w[0]) || w[0] == '`') {
		p.next()
		prm.Name = w
		p.take("?") // a name may end in a mark
	}
	return prm, true
}

// keyword reads the name of a keyword with its colon, or nothing.
func (p *parser) keyword() string {
	w := p.token().text
	if w == "" || !wordByte(w[0]) {
		return ""
	}
	if p.peek(1) == ":" {
		p.next()
		p.next()
		return w
	}
	if p.peek(1) == "?" && p.peek(2) == ":" {
		p.pos += 3
		return w + "?"
	}
	return ""
}

// Keyword is the type of the keyword parameter in every overload that has one.
func (m *Method) Keyword(name string) (Type, bool) {
	return m.param(func(o Overload) (Param, bool) {
		for _, p := range o.Params {
			if p.Keyword && p.Name == name {
				return p, true
			}
		}
		return Param{}, false
	})
}

// Positional is the type of the positional parameter at a place, in every overload that has one.
func (m *Method) Positional(at int) (Type, bool) {
	return m.param(func(o Overload) (Param, bool) {
		n := 0
		for _, p := range o.Params {
			if p.Keyword {
				continue
			}
			if p.Rest { // how many it takes, nobody knows
				return Param{}, false
			}
			if n == at {
				return p, true
			}
			n++
		}
		return Param{}, false
	})
}

func (m *Method) param(of func(Overload) (Param, bool)) (Type, bool) {
	var types []Type
	for _, o := range m.Overloads {
		if p, ok := of(o); ok {
			types = append(types, p.Type)
		}
	}
	if m.Partial {
		types = append(types, Type{})
	}
	return union(types), len(types) > 0
}
