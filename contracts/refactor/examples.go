package refactor

import (
	"maps"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/clauses"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// example is one call that a test makes: with values that a guard rejects, or with legal ones after which a postcondition holds.
type example struct {
	args    trial.World // by parameter, or by an attribute of one
	error   string      // of a rejection: the class
	message message
	post    *clauses.Clause // of a legal call
	// blockless is set where the block is missing.
	blockless bool
}

// message is what an error says: all of it, or how it begins where the rest is computed.
type message struct {
	text  string
	whole bool
}

// rejections gives for every guard that raises about parameters a call that this guard rejects and that would be let in, or be
// rejected otherwise, without it. A guard for which there is no such call has no test that fails without it.
func (s *spec) rejections() []example {
	p, m := s.pass, s.method
	var out []example
	guards := entry.GuardsOf(p, m)
	for i, g := range guards {
		if g.Exit.Op != program.Raise || trial.Error(g.Exit) == "" || entry.Caught(m, g.Exit) {
			continue
		}
		if x, ok := s.rejection(guards[:i+1], g); ok {
			out = append(out, x)
		}
	}
	return out
}

func (s *spec) rejection(above []entry.Guard, g entry.Guard) (example, bool) {
	p, m := s.pass, s.method
	x := example{error: trial.Error(g.Exit), message: messageOf(m.File, g.Exit)}
	var conds []*program.Expr
	for _, other := range above {
		conds = append(conds, other.Cond)
	}
	if wantsBlock(g) {
		x.args, x.blockless = trial.World{}, true
		if w, ok := s.legal(); ok {
			x.args = w
		}
		return x, true
	}
	mine := trial.LeavesOf(m, g.Cond)
	if !s.passable(mine) {
		return x, false
	}
	leaves := trial.LeavesOf(m, conds...)
	if !s.passable(leaves) {
		leaves = mine
	}
	worlds, bits := s.worlds(leaves, conds)
	if worlds == nil {
		worlds, bits = s.worlds(mine, []*program.Expr{g.Cond})
	}
	machine, mutant := clauses.Machine(p), without(m, g.Stmt)
	best := -1
	for _, w := range append(worlds, trial.Strangers(mine, worlds)...) {
		cost := oddness(w, mine)
		if best >= 0 && cost >= best || !rejectedBy(machine, m, w, bits, g.Stmt) || mutant != nil && x.again(machine, mutant, w, bits) {
			continue
		}
		best, x.args = cost, w
	}
	return x, best >= 0
}

// wantsBlock reports whether a guard rejects calls without a block, as every call of a test is that does not write one.
func wantsBlock(g entry.Guard) bool {
	e, fails := g.Cond, g.Fails
	for e.Op == program.Not {
		e, fails = e.X, !fails
	}
	return e.Op == program.Call && e.Name == "block_given?" && !fails
}

// passable reports whether a caller can give every leaf: it is a parameter, or an attribute of one, or a field that holds a known
// value once the object is made.
func (s *spec) passable(leaves []*trial.Leaf) bool {
	given := parameters(s.method)
	for _, l := range leaves {
		if _, ok := s.stands[l.Path]; ok {
			continue
		}
		if _, ok := given[l.Root]; !ok || strings.ContainsAny(l.Path, "( ") || strings.Count(l.Path, ".") > 1 {
			return false
		}
	}
	return len(leaves) > 0
}

func parameters(m *program.Method) map[string]*program.Param {
	out := map[string]*program.Param{}
	for _, prm := range m.Params {
		if prm.Name != "" && (prm.Kind == program.Positional || prm.Kind == program.Keyword) {
			out[prm.Name] = prm
		}
	}
	return out
}

// oddness prefers calls in which nothing is missing but what the guard is about, and that rather by its value.
func oddness(w trial.World, mine []*trial.Leaf) int {
	cost := 0
	for path, v := range w {
		if v.Kind != trial.Nil {
			continue
		}
		cost += 10
		for _, l := range mine {
			if l.Path == path {
				cost -= 9
			}
		}
	}
	return cost
}

func rejectedBy(machine *trial.Machine, m *program.Method, w trial.World, bits map[string]uint64, stmt *program.Expr) bool {
	ways, ok := machine.Ways(m, nil, w, bits)
	if !ok || len(ways) == 0 {
		return false
	}
	for _, way := range ways {
		if way.Unsure || way.End != trial.Rejected || way.Guard != stmt {
			return false
		}
	}
	return true
}

// again reports whether the call fails in the same way without the guard.
func (x example) again(machine *trial.Machine, mutant *program.Method, w trial.World, bits map[string]uint64) bool {
	ways, _ := machine.Ways(mutant, nil, w, bits)
	for _, way := range ways {
		if way.End == trial.Rejected && way.Error == x.error && way.At != nil && (x.message.text == "" || messageOf(mutant.File, way.At) == x.message) {
			return true
		}
	}
	return false
}

// without is a method that lacks a statement; nil where that is no statement of its body.
func without(m *program.Method, stmt *program.Expr) *program.Method {
	body := *m.Body()
	body.List = nil
	for _, s := range m.Body().List {
		if s != stmt {
			body.List = append(body.List, s)
		}
	}
	if len(body.List) == len(m.Body().List) {
		return nil
	}
	out := *m
	out.Content = program.Ready(&body)
	return &out
}

// messageOf reads what an error is made with, as far as it is written down.
func messageOf(f *program.File, exit *program.Expr) message {
	for _, e := range exit.List {
		list := []*program.Expr{e}
		if e.Op == program.New || e.Op == program.Call {
			list = e.List
		}
		for _, a := range list {
			switch a.Op {
			case program.Str:
				return message{a.Name, true}
			case program.Template:
				text := opening(strings.Trim(f.Text.Slice(a.Span), "\"`"))
				if len(strings.TrimSpace(text)) > 3 {
					return message{text, false}
				}
			}
		}
	}
	return message{}
}

// opening is how a template begins, up to what is computed or escaped; an escaped quote is a quote.
func opening(template string) string {
	var b strings.Builder
	for i := 0; i < len(template); i++ {
		c, next := template[i], byte(0)
		if i+1 < len(template) {
			next = template[i+1]
		}
		switch {
		case c == '\\' && (next == '`' || next == '"' || next == '\''):
			continue
		case c == '\\', (c == '#' || c == '$') && next == '{':
			return b.String()
		}
		b.WriteByte(c)
	}
	return b.String()
}

// worlds are calls to try: parameters vary, around the constants of conditions and what fields hold; fields hold what they hold.
func (s *spec) worlds(leaves []*trial.Leaf, conds []*program.Expr) ([]trial.World, map[string]uint64) {
	literals := trial.Literals(s.method, conds...)
	var vary []*trial.Leaf
	for _, l := range leaves {
		if v, ok := s.stands[l.Path]; !ok {
			vary = append(vary, l)
		} else if v.Kind == trial.Number {
			literals = append(literals, v)
		}
	}
	worlds, bits := trial.Worlds(s.method.File.Language, vary, literals)
	for _, w := range worlds {
		maps.Copy(w, s.stands)
	}
	return worlds, bits
}

// legal are values with which a method runs to its end; ok is false where its guards ask what cannot be given.
func (s *spec) legal() (trial.World, bool) {
	p, m := s.pass, s.method
	var conds []*program.Expr
	for _, g := range entry.GuardsOf(p, m) {
		conds = append(conds, g.Cond)
	}
	leaves := trial.LeavesOf(m, conds...)
	if len(leaves) == 0 {
		return trial.World{}, true
	}
	worlds, bits := s.worlds(leaves, conds)
	machine := clauses.Machine(p)
	best, found := -1, trial.World(nil)
	for _, w := range worlds {
		ways, ok := machine.Ways(m, nil, w, bits)
		through := ok && len(ways) > 0
		for _, way := range ways {
			through = through && way.End == trial.Returned && !way.Unsure
		}
		if cost := oddness(w, nil); through && (best < 0 || cost < best) {
			best, found = cost, w
		}
	}
	return found, found != nil && s.passable(leaves)
}

// promises gives for every postcondition that the code keeps, and that a test can ask, a legal call.
func (s *spec) promises() []example {
	p, m := s.pass, s.method
	var out []example
	for _, c := range clauses.Of(p, m).Post {
		if v, _ := clauses.JudgePost(p, m, c); v != clauses.Kept || !contained(p, m) {
			continue
		}
		if w, ok := s.legal(); ok {
			out = append(out, example{args: w, post: c})
		}
	}
	return out
}
