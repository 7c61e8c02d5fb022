package frozen

import (
	"encoding/binary"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// codec writes a model down or reads one. Each kind of thing has one method that names its fields in order and serves both, so that
// reading cannot disagree with writing; expressions alone have two, since they are nearly all there is.
type codec struct {
	*File
	writing bool
	text    string

	frame []byte // of the declarations: written so far, or left to read
	buf   []byte // of the expressions: likewise
	deep  bool   // in an expression
	last  int    // where the last span began

	// Of who writes:
	known  map[string]int // places in words
	made   map[*program.Expr]int
	types  map[*program.Type]int
	params map[*program.Param]int
	count  root // of the root at hand

	// Of who reads:
	of     *program.File
	exprs  []*program.Expr // the roots made so far
	typed  []*program.Type
	given  []*program.Param
	room   []program.Expr  // for the root at hand
	places []*program.Expr // likewise
}

// stream is what is written to or read from now.
func (c *codec) stream() *[]byte {
	if c.deep {
		return &c.buf
	}
	return &c.frame
}

func (c *codec) put(n uint64) {
	s := c.stream()
	*s = binary.AppendUvarint(*s, n)
}

func (c *codec) get() uint64 {
	s := c.stream()
	if n := (*s)[0]; n < 0x80 { // as most are
		*s = (*s)[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(*s)
	*s = (*s)[size:]
	return n
}

// putSigned and getSigned keep small numbers of either sign small.
func (c *codec) putSigned(n int) { c.put(uint64(n)<<1 ^ uint64(n>>63)) }
func (c *codec) getSigned() int {
	n := c.get()
	return int(n>>1) ^ -int(n&1)
}

// number is a small number that is not negative.
func number[T ~uint8 | ~uint16 | ~int](c *codec, v *T) {
	if c.writing {
		c.put(uint64(*v))
	} else {
		*v = T(c.get())
	}
}

// flags are up to 64 of them.
func (c *codec) flags(list ...*bool) {
	var n uint64
	if c.writing {
		for i, v := range list {
			if *v {
				n |= 1 << i
			}
		}
		c.put(n)
		return
	}
	n = c.get()
	for i, v := range list {
		*v = n&(1<<i) != 0
	}
}

// there is whether something is there.
func (c *codec) there(is bool) bool {
	c.flags(&is)
	return is
}

func (c *codec) span(s *syntax.Span) {
	if c.writing {
		c.putSigned(s.Start - c.last)
		c.putSigned(s.End - s.Start)
	} else {
		s.Start = c.last + c.getSigned()
		s.End = s.Start + c.getSigned()
	}
	c.last = s.Start
}

// word is a string of which many are the same.
func (c *codec) word(s *string) {
	if !c.writing {
		if n := c.get(); n > 0 {
			*s = c.words[n-1]
		}
		return
	}
	c.put(uint64(c.place(*s)))
}

// place is where a string stands in words, counted from one; 0 for the empty one.
func (c *codec) place(s string) int {
	if s == "" {
		return 0
	}
	n, ok := c.known[s]
	if !ok {
		c.words = append(c.words, s)
		n = len(c.words)
		c.known[s] = n
	}
	return n
}

func (c *codec) wordList(list *[]string) {
	each(c, list, func(s *string) { c.word(s) })
}

// each is a list of things. An empty one comes back as none.
func each[T any](c *codec, list *[]T, one func(*T)) {
	n := len(*list)
	number(c, &n)
	if !c.writing && n > 0 {
		*list = make([]T, n)
	}
	for i := range *list {
		one(&(*list)[i])
	}
}

// maybe is a thing that may be absent and that nobody else holds.
func maybe[T any](c *codec, v **T, fields func(*T)) {
	if !c.there(*v != nil) {
		return
	}
	if !c.writing {
		*v = new(T)
	}
	fields(*v)
}

// shared is a thing that may be absent, or held by others too.
func shared[T any](c *codec, v **T, places map[*T]int, seen *[]*T, fields func(*T)) {
	if c.deep { // where nothing is shared
		maybe(c, v, fields)
		return
	}
	if c.writing {
		n, again := places[*v]
		switch {
		case *v == nil:
			c.put(0)
		case again:
			c.put(uint64(n))
		default:
			n = len(places) + 1
			places[*v] = n
			c.put(uint64(n))
			fields(*v)
		}
		return
	}
	n := int(c.get())
	switch {
	case n == 0:
	case n <= len(*seen):
		*v = (*seen)[n-1]
	default:
		*v = new(T)
		*seen = append(*seen, *v)
		fields(*v)
	}
}
