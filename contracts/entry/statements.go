package entry

import "github.com/agentcore/proviso/analysis/program"

// Statements reports every expression whose value nobody uses: statements that are not the value of their method.
func Statements(m *program.Method) map[*program.Expr]bool {
	d := discarding{m.File.Language, map[*program.Expr]bool{}}
	d.value(m.Body(), m.File.Language == program.Ruby && m.Kind != program.KindConstructor)
	return d.out
}

type discarding struct {
	lang program.Language
	out  map[*program.Expr]bool
}

// dropsBlock are calls that look at nothing their block gives.
var dropsBlock = map[string]bool{"each": true, "each_with_index": true, "each_with_object": true, "find_each": true, "find_in_batches": true, "in_batches": true,
	"each_pair": true, "each_key": true, "each_value": true, "each_slice": true, "each_cons": true, "reverse_each": true, "times": true, "upto": true, "downto": true,
	"step": true, "loop": true, "each_entry": true, "forEach": true}

// givesBlock are calls whose value is that of their block.
var givesBlock = map[string]bool{"transaction": true, "with_lock": true, "synchronize": true, "then": true, "yield_self": true, "with_locale": true, "uncached": true,
	"with_advisory_lock": true, "in_time_zone": true}

// value walks an expression; used tells whether somebody takes its value.
func (d discarding) value(e *program.Expr, used bool) {
	if e == nil {
		return
	}
	switch e.Op {
	case program.Block:
		for i, s := range e.List {
			d.value(s, used && i == len(e.List)-1)
		}
	case program.If:
		d.value(e.Y, used)
		d.value(e.Z, used)
		d.within(e.X)
	case program.Case:
		for _, w := range e.Whens() {
			d.value(w.Body, used)
		}
		d.value(e.Z, used)
	case program.Try:
		d.value(e.Y, used && e.Z == nil)
		for _, r := range e.Rescues() {
			d.value(r.Body, used)
		}
		d.value(e.Z, used)
		d.value(e.W, false)
	case program.While, program.For:
		d.value(e.Y, false)
	case program.And, program.Or, program.Coalesce:
		if !used {
			d.out[e] = true
		}
		d.within(e.X)
		d.value(e.Y, used)
	default:
		if !used {
			d.out[e] = true
		}
		if e.Op == program.Call && e.Closure != nil && givesBlock[e.Name] {
			d.closure(e, e.Closure, used)
			return
		}
		d.within(e)
	}
}

// within looks into closures; the value of a Ruby block is taken to be used unless its caller is known not to.
func (d discarding) within(e *program.Expr) {
	if e == nil {
		return
	}
	if e.Closure != nil {
		d.closure(e, e.Closure, d.lang == program.Ruby && !(e.Op == program.Call && dropsBlock[e.Name] && (e.Name != "loop" || e.X == nil)))
		return
	}
	e.Children(d.within)
}

func (d discarding) closure(e *program.Expr, c *program.Closure, used bool) {
	d.value(c.Body, used)
	d.within(e.X)
	for _, a := range e.List {
		d.within(a)
	}
}
