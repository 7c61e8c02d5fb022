package dsl

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
)

// Signed finds what signature files say of a class.
type Signed func(class string) []*rbs.Class

// signed reads what signature files say of a method's parameters. Where they leave a constructor out, the type of the attribute that
// has the parameter's name speaks for it.
func (r *reader) signed(m *program.Method) {
	for _, c := range r.signatures {
		if s := c.Method(m.Name, m.Static); s != nil {
			r.paired(m, s)
		}
	}
	if m.Kind != program.KindConstructor {
		return
	}
	for _, c := range r.signatures {
		if c.Method(m.Name, false) != nil {
			return
		}
	}
	for _, p := range m.Params {
		for _, c := range r.signatures {
			if f := c.Field(p.Name); f != nil {
				r.hinted(p, f.Type)
			}
		}
	}
}

// paired says of every parameter what the overloads agree on: keywords by name, others by position.
func (r *reader) paired(m *program.Method, s *rbs.Method) {
	at := 0
	for _, p := range m.Params {
		var t rbs.Type
		var ok bool
		switch p.Kind {
		case program.Keyword:
			t, ok = s.Keyword(p.Name)
		case program.Positional, program.Destructured:
			t, ok = s.Positional(at)
			at++
		}
		if ok {
			r.hinted(p, t)
		}
	}
}

func (r *reader) hinted(p *program.Param, t rbs.Type) {
	if t.Nil != rbs.Open || t.Class != "" {
		r.say(p, Given{Nilable: t.Nil == rbs.Admitted, Evidence: true, Known: flow.Fact{Type: t.Class}})
	}
}
