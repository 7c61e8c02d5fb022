package clauses

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// Strengthening is a guard of an override that rejects what the overridden method lets in.
type Strengthening struct {
	Base  *program.Method
	Guard entry.Guard
	World trial.World
	Param string
	Value trial.Value
	// Declared is set where the base says by a tag what it lets in, and has no code.
	Declared bool
}

// Strengthened finds the first guard of m that is stricter than what m overrides.
func Strengthened(p *contracts.Pass, m *program.Method) *Strengthening {
	var guards []entry.Guard
	for _, g := range entry.GuardsOf(p, m) {
		if g.Exit.Op == program.Raise && !entry.Commanded(m, g) && !between(m, g.Cond) {
			guards = append(guards, g)
		}
	}
	guards = append(guards, calls(p, m)...)
	if len(guards) == 0 {
		return nil
	}
	for _, base := range Bases(p, m) {
		names, ok := renamed(m, base)
		if !ok || base.Visibility == program.Private {
			continue
		}
		pre := Of(p, base).Pre
		if Trivial(base) && len(pre) == 0 {
			continue
		}
		for _, g := range guards {
			if s := stricter(p, m, base, g, names); s != nil {
				return s
			}
		}
		if !Trivial(base) {
			return nil // the nearest one decides
		}
	}
	return nil
}

// between reports whether a TypeScript condition compares two parameters, or parts of them, which no value of one alone decides.
func between(m *program.Method, cond *program.Expr) bool {
	if m.File.Language != program.TypeScript || cond.Op != program.Binary {
		return false
	}
	roots := map[string]bool{}
	for _, t := range entry.Tested(cond) {
		if root := entry.Root(t); root.Op == program.Local {
			roots[root.Name] = true
		}
	}
	return len(roots) > 1
}

// renamed pairs the parameters of an override with those of what it overrides, by position or keyword.
func renamed(m, base *program.Method) (map[string]string, bool) {
	out := map[string]string{}
	for i, q := range m.Params {
		switch q.Kind {
		case program.Keyword:
			out[q.Name] = q.Name
		case program.Positional:
			if i < len(base.Params) && base.Params[i].Kind == program.Positional {
				out[q.Name] = base.Params[i].Name
			}
		}
	}
	return out, len(out) > 0
}

// Trivial reports whether a method says nothing by its code: it is abstract, empty, a hook, or not implemented.
func Trivial(m *program.Method) bool {
	if !m.HasBody() || m.Kind == program.KindSignature || len(m.Body().List) == 0 {
		return true
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Raise && (trial.Error(e) == "NotImplementedError" || summary.SaysUnimplemented(e))
		return !found
	})
	if found || len(m.Body().List) > 1 {
		return found
	}
	e := m.Body().List[0]
	if e.Op == program.Return {
		e = e.X
	}
	if e == nil {
		return true
	}
	switch e.Op {
	case program.Call: // return Promise.resolve({ createBy })
		return e.Name == "resolve" && e.X != nil && e.X.Op == program.Constant && e.X.Name == "Promise"
	case program.Nil, program.True, program.False, program.Int, program.Float, program.Str, program.Symbol, program.Self, program.Local, program.Field_,
		program.Array, program.Hash, program.Constant:
		return true
	}
	return false
}

func stricter(p *contracts.Pass, m, base *program.Method, g entry.Guard, names map[string]string) *Strengthening {
	leaves := trial.LeavesOf(m, g.Cond)
	if len(leaves) == 0 || len(leaves) > 3 {
		return nil
	}
	for _, l := range leaves {
		if names[l.Root] == "" {
			return nil // state, or a parameter of its own
		}
	}
	pre := Of(p, base).Pre
	var conds []*program.Expr
	for _, c := range pre {
		if !c.Checked() {
			return nil
		}
		conds = append(conds, c.Cond)
	}
	j := judge(p, m, leaves, g.Cond)
	if j == nil {
		return nil
	}
	for _, bg := range entry.GuardsOf(p, base) {
		conds = append(conds, bg.Cond)
	}
	trial.Borrow(leaves, names, base, conds...)
	literals := append(trial.Literals(m, g.Cond), trial.Literals(base, conds...)...)
	j.worlds, j.bits = trial.Worlds(m.File.Language, leaves, append(append(literals, consult(p, m, leaves)...), consult(p, base, nil)...))
	if j.worlds == nil {
		return nil
	}
	machine := Machine(p)
	for _, w := range j.worlds {
		if missing(w) && !handled(base, w, names) || !j.possible(w) || !rejects(machine, m, w, j.bits, g) {
			continue
		}
		there, bits := translated(w, j.bits, names)
		if !admits(p, machine, base, pre, there, bits) {
			continue
		}
		s := &Strengthening{Base: base, Guard: g, World: w, Declared: Trivial(base)}
		for _, l := range leaves {
			s.Param, s.Value = l.Path, w[l.Path]
			break
		}
		return s
	}
	return nil
}

// missing reports whether something is nil: that a base does not reject nil does not mean that it can do with it.
func missing(w trial.World) bool {
	for _, v := range w {
		if v.Kind == trial.Nil {
			return true
		}
	}
	return false
}

// handled reports whether a base asks itself for each value that is nil, so that letting it pass is meant.
func handled(base *program.Method, w trial.World, names map[string]string) bool {
	if !base.HasBody() {
		return false
	}
	var conds []*program.Expr
	replaced := map[string]bool{} // to ?? "everybody"
	base.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.If:
			conds = append(conds, e.X)
		case e.Op == program.Coalesce && e.X != nil && e.X.Op == program.Local:
			replaced[e.X.Name] = true
		}
		return e.Op != program.Closure_
	})
	for path, v := range w {
		if v.Kind == trial.Nil && !replaced[names[path]] && !trial.AsksNil(base, names[path], conds...) && !navigated(base, names[path]) {
			return false
		}
	}
	return true
}

// navigated reports whether a Ruby base sends everything that it sends to a parameter by safe navigation.
func navigated(base *program.Method, name string) bool {
	if base.File.Language != program.Ruby {
		return false
	}
	mentions, safe := 0, 0
	base.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Local && e.Name == name {
			mentions++
		}
		if e.Op == program.Call && e.Has(program.Safe) && e.X != nil && e.X.Op == program.Local && e.X.Name == name {
			safe++
		}
		return true
	})
	return safe > 0 && safe == mentions
}

func rejects(machine *trial.Machine, m *program.Method, w trial.World, bits map[string]uint64, g entry.Guard) bool {
	ways, ok := machine.Ways(m, nil, w, bits)
	if !ok {
		return false
	}
	found := false
	for _, way := range ways {
		if way.Unsure {
			return false
		}
		found = found || way.End == trial.Rejected && way.Guard == g.Stmt && way.About != 0
	}
	return found
}

func translated(w trial.World, bits map[string]uint64, names map[string]string) (trial.World, map[string]uint64) {
	out, outBits := trial.World{}, map[string]uint64{}
	for path, v := range w {
		root, rest, nested := strings.Cut(path, ".")
		to := names[root]
		if nested {
			to += "." + rest
		}
		out[to], outBits[to] = v, bits[path]
	}
	return out, outBits
}

// admits reports whether a base surely lets a world in: by what it declares, and by what it does as far as it has code.
func admits(p *contracts.Pass, machine *trial.Machine, base *program.Method, pre []*Clause, w trial.World, bits map[string]uint64) bool {
	for _, c := range pre {
		if holds, _ := machine.Holds(base, c.Cond, w, bits); holds != flow.Yes {
			return false
		}
	}
	if Trivial(base) {
		return len(pre) > 0
	}
	ways, ok := machine.Ways(base, nil, w, bits)
	if !ok || len(ways) == 0 {
		return false
	}
	for _, way := range ways {
		if way.Unsure || way.End != trial.Returned && !(way.End == trial.Left && missing(w)) {
			return false
		}
	}
	return true
}
