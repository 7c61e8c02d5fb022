package frozen

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// What an expression has, in the two bytes before it. Its first three bits tell where its name stands.
const (
	hasNameSpan = 1 << (iota + 3)
	hasX
	hasY
	hasZ
	hasW
	hasList
	hasClosure
	hasArms
	hasPattern
	hasType
	hasFlags
	isNil // nothing but a place in a list
)

// Where the name of an expression stands.
const (
	unnamed = iota
	atName  // in the text at NameSpan
	atSpan  // at Span
	behind  // at Span without its first byte: :name, @name
	within  // at Span without its first and last byte: "name"
	inWords // in words
	nameAt  = 7
)

// expr is an expression: in another one it stands there itself, elsewhere it is a root.
func (c *codec) expr(v **program.Expr) {
	switch {
	case c.deep && c.writing:
		if *v == nil {
			c.half(isNil)
		} else {
			c.write(*v)
		}
	case c.deep:
		*v = c.read()
	case c.writing:
		c.put(uint64(c.freeze(*v)))
	default:
		if n := int(c.get()); n > 0 {
			if c.exprs[n-1] == nil {
				c.exprs[n-1] = c.thaw(n - 1)
			}
			*v = c.exprs[n-1]
		}
	}
}

// freeze writes a root and gives its number, counted from one; 0 for none.
func (c *codec) freeze(e *program.Expr) int {
	if e == nil {
		return 0
	}
	if n, again := c.made[e]; again {
		return n
	}
	last := c.last
	c.deep, c.last, c.count = true, 0, root{at: uint32(len(c.buf))}
	c.write(e)
	c.roots = append(c.roots, c.count)
	c.deep, c.last = false, last
	c.made[e] = len(c.roots)
	return len(c.roots)
}

// thaw reads a root.
func (c *codec) thaw(n int) *program.Expr {
	last, r := c.last, c.roots[n]
	c.deep, c.last, c.buf = true, 0, c.code[r.at:]
	c.room, c.places = make([]program.Expr, r.exprs), make([]*program.Expr, r.places)
	e := c.read()
	c.deep, c.last = false, last
	return e
}

func (c *codec) half(n uint16) { c.buf = append(c.buf, byte(n), byte(n>>8)) }

func (c *codec) write(e *program.Expr) {
	c.count.exprs++
	name, word := c.nameOf(e)
	has := uint16(name)
	for _, part := range [...]struct {
		bit uint16
		is  bool
	}{
		{hasNameSpan, e.NameSpan != syntax.Span{}}, {hasX, e.X != nil}, {hasY, e.Y != nil}, {hasZ, e.Z != nil}, {hasW, e.W != nil},
		{hasList, len(e.List) > 0}, {hasClosure, e.Closure != nil}, {hasArms, e.Arms != nil}, {hasPattern, e.Pattern != nil},
		{hasType, e.Type != nil}, {hasFlags, e.Flags != 0},
	} {
		if part.is {
			has |= part.bit
		}
	}
	c.half(has)
	c.buf = append(c.buf, byte(e.Op))
	if e.Flags != 0 {
		c.put(uint64(e.Flags))
	}
	c.span(&e.Span)
	if has&hasNameSpan != 0 {
		c.putSigned(e.NameSpan.Start - e.Span.Start)
		c.putSigned(e.NameSpan.Len())
	}
	if name == inWords {
		c.put(uint64(word))
	}
	for _, below := range [...]*program.Expr{e.X, e.Y, e.Z, e.W} {
		if below != nil {
			c.write(below)
		}
	}
	if len(e.List) > 0 {
		c.put(uint64(len(e.List)))
		c.count.places += uint32(len(e.List))
		for i := range e.List {
			c.expr(&e.List[i])
		}
	}
	c.rare(e, has)
}

// rare are the parts that few expressions have.
func (c *codec) rare(e *program.Expr, has uint16) {
	if has&(hasClosure|hasArms|hasPattern|hasType) == 0 {
		return
	}
	if has&hasClosure != 0 {
		maybe(c, &e.Closure, c.closure)
	}
	if has&hasArms != 0 {
		maybe(c, &e.Arms, c.arms)
	}
	if has&hasPattern != 0 {
		maybe(c, &e.Pattern, c.pattern)
	}
	if has&hasType != 0 {
		maybe(c, &e.Type, c.declared)
	}
}

// nameOf is where the name of an expression stands, and its place in words if it is there.
func (c *codec) nameOf(e *program.Expr) (where, place int) {
	n, s := e.Name, e.Span
	switch {
	case n == "":
		return unnamed, 0
	case e.NameSpan.Len() == len(n) && c.covers(e.NameSpan) && c.text[e.NameSpan.Start:e.NameSpan.End] == n:
		return atName, 0
	case !c.covers(s):
	case s.Len() == len(n) && c.text[s.Start:s.End] == n:
		return atSpan, 0
	case s.Len() == len(n)+1 && c.text[s.Start+1:s.End] == n:
		return behind, 0
	case s.Len() == len(n)+2 && c.text[s.Start+1:s.End-1] == n:
		return within, 0
	}
	return inWords, c.place(n)
}

func (c *codec) read() *program.Expr {
	has := uint16(c.buf[0]) | uint16(c.buf[1])<<8
	if has == isNil {
		c.buf = c.buf[2:]
		return nil
	}
	e := &c.room[0]
	c.room = c.room[1:]
	e.Op = program.Op(c.buf[2])
	c.buf = c.buf[3:]
	if has&hasFlags != 0 {
		e.Flags = program.Flags(c.get())
	}
	c.span(&e.Span)
	if has&hasNameSpan != 0 {
		e.NameSpan.Start = e.Span.Start + c.getSigned()
		e.NameSpan.End = e.NameSpan.Start + c.getSigned()
	}
	switch has & nameAt {
	case atName:
		e.Name = c.text[e.NameSpan.Start:e.NameSpan.End]
	case atSpan:
		e.Name = c.text[e.Span.Start:e.Span.End]
	case behind:
		e.Name = c.text[e.Span.Start+1 : e.Span.End]
	case within:
		e.Name = c.text[e.Span.Start+1 : e.Span.End-1]
	case inWords:
		e.Name = c.words[c.get()-1]
	}
	if has&hasX != 0 {
		e.X = c.read()
	}
	if has&hasY != 0 {
		e.Y = c.read()
	}
	if has&hasZ != 0 {
		e.Z = c.read()
	}
	if has&hasW != 0 {
		e.W = c.read()
	}
	if has&hasList != 0 {
		n := c.get()
		e.List, c.places = c.places[:n:n], c.places[n:]
		for i := range e.List {
			e.List[i] = c.read()
		}
	}
	c.rare(e, has)
	return e
}
