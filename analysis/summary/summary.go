package summary

import (
	"hash/fnv"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Summary is what callers may rely on, and what they must know, of one method. It is never changed.
type Summary struct {
	Method *program.Method
	// Known is false when the method could not be read: broken, without a body, too large. Then nothing is known of it.
	Known bool
	// Checks outline which arguments it rejects.
	Checks []*Check
	// Stores says what the fields that it assigns hold afterwards, in terms of its parameters and of fields before.
	Stores map[string]*Term
	// NeverReturns is set when every way out is an exception.
	NeverReturns bool
	Status       Status
	Failure      Site           // the first failing exit that was seen, for BooleanStatus and ResultStatus
	Unlisted     Site           // the first failing exit that no check leads to
	Fresh        bool           // some failure is an object of its own, which is lost with the value
	Shared       bool           // every failure marks an object that the caller holds as well
	MayBeNil     Site           // where it returns nil; no File: nowhere seen
	NeverNil     bool           // everything it returns is something
	ReturnsParam *program.Param // the parameter that it returns unchanged, or nil
	Effects      []flow.EffectKind
	// Hash is equal for summaries that tell a caller the same.
	Hash uint64

	deps   []dependency
	listed bool // every failing exit is among the checks
}

// dependency is a call in the method with the hash of what it ran when the summary was made.
type dependency struct {
	call *program.Expr
	hash uint64
}

func summarise(s *Summaries, m *program.Method, depth int) *Summary {
	sum := &Summary{Method: m}
	if !m.HasBody() || m.Broken || abstract(m) {
		return sum
	}
	o := &outline{summaries: s, depth: depth, m: m, locals: map[string]*Term{}, fields: map[string]*Term{}, readers: readers(m.Class), effects: map[flow.EffectKind]bool{}}
	o.parameters(m.Params)
	var stops bool
	sum.Checks, stops = o.visit(m.Body())
	sum.Known = true
	sum.deps = o.deps
	sum.Stores = o.fields
	sum.NeverReturns = stops && !mayLeave(sum.Checks) && !o.full()
	out := o.returned()
	sum.deps = o.deps
	sum.Status, sum.Failure, sum.MayBeNil, sum.ReturnsParam = out.status, out.failure, out.nilAt, out.param
	sum.NeverNil = out.never && m.File.Language == program.Ruby
	sum.Fresh, sum.Shared = out.fresh, out.shared
	sum.Unlisted = out.loosely
	if e := unlisted(sum.Checks, out.exits); e != nil && sum.Unlisted.File == nil {
		sum.Unlisted = o.at(e)
	}
	sum.listed = !out.loose && sum.Unlisted.File == nil
	for k := range o.effects {
		sum.Effects = append(sum.Effects, k)
	}
	slices.Sort(sum.Effects)
	sum.Hash = sum.digest()
	return sum
}

func (o *outline) parameters(list []*program.Param) {
	for _, p := range list {
		switch p.Kind {
		case program.Positional, program.Keyword:
			if p.Name != "" {
				o.locals[p.Name] = &Term{Op: Refers, Ref: Ref{Param: p}}
			}
			if p.Property {
				o.fields[p.Name] = o.locals[p.Name]
			}
		case program.Destructured:
			o.parameters(p.Leaves)
		}
	}
}

// readers are the fields of a class that its methods read by bare calls.
func readers(c *program.Class) map[string]bool {
	out := map[string]bool{}
	if c == nil || c.File.Language != program.Ruby {
		return out
	}
	for _, f := range c.Fields {
		if f.Reader {
			out[f.Name] = true
		}
	}
	for _, m := range c.Methods {
		delete(out, m.Name)
	}
	return out
}

// mayLeave reports whether some check returns to the caller.
func mayLeave(list []*Check) bool {
	for _, c := range list {
		switch c.Kind {
		case Returns, FailsSoftly:
			return true
		case Branches, Loops:
			if mayLeave(c.Then) || mayLeave(c.Else) {
				return true
			}
		}
	}
	return false
}

func (s *Summary) digest() uint64 {
	var b strings.Builder
	writeChecks(&b, s.Checks)
	var names []string
	for name := range s.Stores {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.WriteString(name)
		b.WriteByte('=')
		s.Stores[name].write(&b)
	}
	flag := func(on bool) {
		b.WriteByte(map[bool]byte{true: 'y', false: 'n'}[on])
	}
	flag(s.NeverReturns)
	flag(s.NeverNil)
	flag(s.MayBeNil.File != nil)
	flag(s.Fresh)
	flag(s.Shared)
	flag(s.listed)
	b.WriteByte('0' + byte(s.Status))
	if s.ReturnsParam != nil {
		b.WriteString(s.ReturnsParam.Name)
	}
	for _, k := range s.Effects {
		b.WriteString(string(k))
	}
	for _, p := range s.Method.Params { // how callers reach it
		b.WriteByte('0' + byte(p.Kind))
		b.WriteString(p.Name)
		flag(p.Default != nil)
		flag(p.Optional)
		if p.Default != nil && flow.IsLiteral(p.Default) {
			b.WriteString(opName(p.Default))
		}
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(b.String())) // never fails
	return h.Sum64()
}

func writeChecks(b *strings.Builder, list []*Check) {
	for _, c := range list {
		b.WriteByte('A' + byte(c.Kind))
		b.WriteString(c.Error)
		if c.Cond != nil {
			c.Cond.write(b)
		}
		b.WriteByte('{')
		writeChecks(b, c.Then)
		b.WriteByte('|')
		writeChecks(b, c.Else)
		b.WriteByte('}')
	}
}
