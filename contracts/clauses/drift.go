package clauses

import (
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

// Difference is a value on which a declared condition and the code disagree.
type Difference struct {
	Clause *Clause
	World  trial.World
	Leaves []*trial.Leaf
	// Stricter: the code rejects what the contract allows. Otherwise it accepts what the contract excludes, or, of a
	// postcondition, gives what it excludes.
	Stricter bool
	Way      *trial.Way
	// Bare is set where the code never rejects anything on account of the clause.
	Bare bool
}

// Example writes the values of a difference: "amount = 0".
func (d *Difference) Example() string {
	var parts []string
	for _, l := range d.Leaves {
		if v, ok := d.World[l.Path]; ok && v.Kind != trial.Object {
			parts = append(parts, shown(l.Path, d.Clause.Method.File.Language)+" = "+v.In(d.Clause.Method.File.Language))
		}
	}
	sort.Strings(parts)
	return strings.Join(parts, ", ")
}

// shown is a path as code of the language writes it.
func shown(path string, lang program.Language) string {
	if name, ok := strings.CutPrefix(path, "self."); ok {
		if lang == program.TypeScript {
			return "this." + name
		}
		return name
	}
	return path
}

// Verdict on a clause.
type Verdict uint8

// The verdicts.
const (
	Unjudged Verdict = iota // something could not be seen into
	Kept                    // the code holds it
	Broken                  // it does not
)

// Judge compares a precondition with what its method does. It gives the difference where there is one.
func Judge(p *contracts.Pass, c *Clause) (Verdict, *Difference) {
	v, d, _ := Excludes(p, c)
	return v, d
}

// Excludes is Judge, with the classes of errors that the excluded values meet.
func Excludes(p *contracts.Pass, c *Clause) (Verdict, *Difference, []string) {
	m := c.Method
	if !c.Checked() || !m.HasBody() || m.Broken || m.Kind == program.KindSignature {
		return Unjudged, nil, nil
	}
	leaves := trial.LeavesOf(m, c.Cond)
	if len(leaves) == 0 || vouched(p, m, leaves) {
		return Unjudged, nil, nil
	}
	j := judge(p, m, leaves, c.Cond)
	if j == nil {
		return Unjudged, nil, nil
	}
	var errors []string
	bare, accepted := true, (*Difference)(nil)
	for _, w := range j.worlds {
		holds, crashed := j.machine.Holds(m, c.Cond, w, j.bits)
		if holds != flow.No || crashed || !j.possible(w) {
			continue
		}
		ways, ok := j.ways(w)
		if !ok {
			return Unjudged, nil, nil
		}
		for i := range ways {
			switch way := &ways[i]; {
			case way.Unsure:
				return Unjudged, nil, nil
			case way.End == trial.Returned, way.End == trial.Crashed && way.Guard == nil:
				if accepted == nil && !j.late(w) {
					accepted = &Difference{Clause: c, World: w, Leaves: leaves, Way: way}
				}
			default:
				bare = false
				errors = append(errors, way.Error)
			}
		}
	}
	if accepted != nil {
		accepted.Bare = bare
		return Broken, accepted, errors
	}
	return Kept, nil, errors
}

// late reports whether a world that is let in to the first effect is rejected behind it: that is a matter of order.
func (j *judging) late(w trial.World) bool {
	machine := *j.machine
	machine.Effects = true
	ways, ok := machine.Ways(j.method, j.ctor, w, j.bits)
	if !ok || len(ways) == 0 {
		return false
	}
	for _, way := range ways {
		if way.End != trial.Rejected && way.End != trial.Failed {
			return false
		}
	}
	return true
}

// vouched reports whether the documentation answers for what a clause speaks of.
func vouched(p *contracts.Pass, m *program.Method, leaves []*trial.Leaf) bool {
	trusted := Of(p, m).Trusted
	for _, l := range leaves {
		if _, ok := trusted[strings.TrimPrefix(l.Root, "self.")]; ok {
			return true
		}
	}
	return false
}

// judging compares conditions with a method.
type judging struct {
	p       *contracts.Pass
	method  *program.Method
	ctor    *program.Method
	machine *trial.Machine
	leaves  []*trial.Leaf
	worlds  []trial.World
	bits    map[string]uint64
	known   map[string]flow.Fact // what declarations enforce of leaves
	opaque  bool                 // a declaration enforces something that cannot be read
	later   []*program.Method    // of a constructor: the entries that may check what it stores
	fields  map[string]string    // of a constructor: the field each parameter is stored in
}

func judge(p *contracts.Pass, m *program.Method, leaves []*trial.Leaf, conds ...*program.Expr) *judging {
	for _, g := range entry.GuardsOf(p, m) {
		conds = append(conds, g.Cond)
		trial.Enrich(leaves, m, g.Cond)
	}
	j := &judging{p: p, method: m, machine: Machine(p), leaves: leaves, known: map[string]flow.Fact{}}
	j.worlds, j.bits = trial.Worlds(m.File.Language, leaves, append(trial.Literals(m, conds...), consult(p, m, leaves)...))
	if j.worlds == nil {
		return nil
	}
	j.around()
	j.declarations()
	if j.opaque {
		return nil
	}
	return j
}

// around finds the constructor that ran before, or the entries that run later.
func (j *judging) around() {
	m := j.method
	if m.Class == nil || m.Static {
		return
	}
	if m.Kind != program.KindConstructor {
		for _, l := range j.leaves {
			if strings.HasPrefix(l.Root, "self.") {
				j.ctor = entry.Constructor(m.Class)
			}
		}
		return
	}
	j.fields = map[string]string{}
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.Y != nil && e.Y.Op == program.Local {
			j.fields[e.Y.Name] = e.X.Name
		}
		return true
	})
	for _, other := range m.Class.Methods {
		if !other.Static && other.Visibility == program.Public && entry.EntryName(other.Name) && other.HasBody() {
			j.later = append(j.later, other)
		}
	}
}

// declarations reads what macros, signatures and schemas enforce.
func (j *judging) declarations() {
	m := j.method
	for _, prm := range m.Params {
		for _, l := range j.leaves {
			if l.Root == prm.Name && len(prm.Decorators) > 0 {
				j.opaque = true // a pipe may have checked it
			}
		}
	}
	d := entry.Declared(j.p, m.Class)
	if d == nil {
		return
	}
	for prm, g := range d.Params {
		if !g.Evidence && contains(m.Params, prm) {
			j.known[prm.Name] = g.Known
		}
	}
	for _, in := range d.Inputs {
		j.input(in)
	}
}

func contains(list []*program.Param, p *program.Param) bool {
	for _, x := range list {
		if x == p {
			return true
		}
	}
	return false
}

func (j *judging) input(in *dsl.Input) {
	for _, l := range j.leaves {
		if l.Root != "self."+in.Param.Name {
			continue
		}
		j.known[l.Root] = in.Known
		j.opaque = j.opaque || len(in.Must) > 0 || in.Known.Member
	}
}

// possible reports whether declarations let a world in at all.
func (j *judging) possible(w trial.World) bool {
	for path, fact := range j.known {
		if v, ok := w[path]; ok && refused(fact, v) {
			return false
		}
	}
	return true
}

// refused reports whether what is enforced excludes a value.
func refused(f flow.Fact, v trial.Value) bool {
	switch v.Kind {
	case trial.Nil:
		return f.Null == flow.NonNull
	case trial.Number:
		return f.Lo.Set && (v.Num < f.Lo.At || v.Num == f.Lo.At && f.Lo.Open) || f.Hi.Set && (v.Num > f.Hi.At || v.Num == f.Hi.At && f.Hi.Open) ||
			f.Integer && !v.Whole || f.NonZero && v.Num == 0 || f.Type != "" && f.Type != "Integer" && f.Type != "Float" && f.Type != "Numeric" && f.Type != "BigDecimal"
	case trial.String:
		return f.OneOf.Excludes(&program.Expr{Op: program.Str, Name: v.Text}) || v.Text == "" && f.Empty == flow.No
	case trial.Symbol:
		return f.OneOf.Excludes(&program.Expr{Op: program.Symbol, Name: v.Text})
	case trial.List:
		return len(v.Items) == 0 && f.Empty == flow.No
	}
	return false
}

// ways runs the method for a world; what a constructor lets in may still be rejected by every entry that reads it.
func (j *judging) ways(w trial.World) ([]trial.Way, bool) {
	ways, ok := j.machine.Ways(j.method, j.ctor, w, j.bits)
	if !ok || len(j.later) == 0 {
		return ways, ok
	}
	stored := trial.World{}
	bits := map[string]uint64{}
	for path, v := range w {
		root, rest, _ := strings.Cut(path, ".")
		field, ok := j.fields[root]
		if !ok {
			return ways, true
		}
		path2 := "self." + field
		if rest != "" {
			path2 += "." + rest
		}
		stored[path2], bits[path2] = v, j.bits[path]
	}
	for i := range ways {
		if ways[i].End != trial.Returned {
			continue
		}
		for _, e := range j.later {
			more, ok := j.machine.Ways(e, nil, stored, bits)
			if !ok {
				return nil, false
			}
			for _, way := range more {
				if way.Unsure {
					ways[i].Unsure = true
				}
				if way.End != trial.Returned && !(way.End == trial.Crashed && way.Guard == nil) {
					ways[i].End = way.End
				}
			}
		}
	}
	return ways, true
}

// Stricter finds what a method rejects although everything declared of it allows it; the difference names the clause that speaks
// of the same values.
func Stricter(p *contracts.Pass, m *program.Method) *Difference {
	all := Of(p, m)
	var conds []*program.Expr
	for _, c := range append(append([]*Clause(nil), all.Pre...), all.Raise...) {
		if !c.Checked() {
			if c.Kind == "pre" || c.Kind == "raise" {
				for _, f := range c.Faults {
					if !f.Quiet {
						return nil
					}
				}
			}
			continue
		}
		conds = append(conds, c.Cond)
	}
	if len(conds) == 0 || !m.HasBody() || m.Broken {
		return nil
	}
	leaves := trial.LeavesOf(m, conds...)
	if len(leaves) == 0 || entangled(leaves) {
		return nil
	}
	j := judge(p, m, leaves, conds...)
	if j == nil {
		return nil
	}
	for _, w := range j.worlds {
		if !j.possible(w) || !j.all(conds, w) {
			continue
		}
		ways, ok := j.ways(w)
		if !ok {
			return nil
		}
		for i := range ways {
			way := &ways[i]
			if way.Unsure || way.End != trial.Rejected || way.Guard == nil || way.About == 0 {
				continue
			}
			if c := j.blamed(all.Pre, way.About); c != nil {
				return &Difference{Clause: c, World: w, Leaves: leaves, Stricter: true, Way: way}
			}
		}
	}
	return nil
}

// entangled reports whether some question is asked of a value that is tried itself: then not every world is possible.
func entangled(leaves []*trial.Leaf) bool {
	for _, q := range leaves {
		for _, x := range leaves {
			if q != x && q.Root == x.Path && strings.ContainsRune(q.Path, '(') {
				return true
			}
		}
	}
	return false
}

// all reports whether every condition holds in a world.
func (j *judging) all(conds []*program.Expr, w trial.World) bool {
	for _, c := range conds {
		if holds, crashed := j.machine.Holds(j.method, c, w, j.bits); holds != flow.Yes || crashed {
			return false
		}
	}
	return true
}

// blamed is the first clause all of whose words a deciding condition spoke of, or one of them where no clause fits whole.
func (j *judging) blamed(list []*Clause, about uint64) *Clause {
	var partly *Clause
	for _, c := range list {
		if !c.Checked() {
			continue
		}
		var bits uint64
		for _, l := range trial.LeavesOf(j.method, c.Cond) {
			bits |= j.bits[l.Path]
		}
		switch {
		case bits&about == 0:
		case bits&^about == 0:
			return c
		case partly == nil:
			partly = c
		}
	}
	return partly
}
