package repair

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// quorum is how many guards must be written alike before they beat the default.
const quorum = 3

// neighbourhood is how many other files are asked for their habits, at most.
const neighbourhood = 40

// house is how guards are written where a method stands.
type house struct {
	exit    *sample // the failing exit that is written most for absent values that were given, or nil
	lost    *sample // and that for values that were looked up, or nil
	class   string  // the class that guards raise with a message, or ""
	teacher *sample // one of the guards that raise the class
	from    string  // or the package that the class comes from, where no guard taught it
	form    form    // how presence is asked for, or noForm
	block   bool    // exits stand on lines of their own
	braces  bool    // TypeScript: and in braces
	width   int     // the longest line
}

type houseKey struct{ method *program.Method }

// houseOf learns from the method, its class, its class's other files and those of the same base, its file, its folder and the
// folders around, in this order: the first of them where enough guards agree decides, separately for each habit.
func houseOf(p *contracts.Pass, m *program.Method) *house {
	key := houseKey{m}
	if h, ok := p.Memo[key]; ok {
		return h.(*house)
	}
	h := &house{width: widthOf(p, m.File)}
	rings := ringsOf(p, m)
	h.exit = agreedExit(p, m, rings, func(s *sample) bool { return !s.found || !s.raises })
	h.lost = agreedExit(p, m, rings, func(s *sample) bool { return s.found })
	h.class = agreed(rings, func(s *sample) string {
		if s.class == "" || !reachable(p, m.File, s, root(s.class)) {
			return ""
		}
		return s.class
	})
	for _, s := range rings[len(rings)-1] {
		if h.teacher == nil && s.class == h.class {
			h.teacher = s
		}
	}
	h.form = agreed(rings, func(s *sample) form { return s.form })
	h.block = agreed(rings, func(s *sample) string {
		if s.block {
			return "block"
		}
		return "line"
	}) == "block"
	h.braces = agreed(rings, func(s *sample) string {
		if s.braces {
			return "braces"
		}
		return "bare"
	}) == "braces"
	if m.Kind == program.KindConstructor || !answersRequests(m, root(h.class)) {
		h.beforeRequests()
	}
	h.answerRequests(m)
	if p.Memo != nil {
		p.Memo[key] = h
	}
	return h
}

type ringsKey struct{ file *program.File }

// ringsOf are the samples around a method, from near to far. Each ring holds those before it.
func ringsOf(p *contracts.Pass, m *program.Method) [][]*sample {
	around, ok := p.Memo[ringsKey{m.File}].([]*sample)
	if !ok {
		if p.Program != nil {
			for _, f := range p.Program.Near(m.File.Path, neighbourhood) {
				around = append(around, pointers(f)...)
			}
		}
		if p.Memo != nil {
			p.Memo[ringsKey{m.File}] = around
		}
	}
	own := pointers(m.File)
	var method, class, family []*sample
	for _, s := range own {
		if s.method == m {
			method = append(method, s)
		}
		if m.Class != nil && s.method.Class == m.Class {
			class = append(class, s)
		}
	}
	for _, s := range append(append([]*sample{}, own...), around...) {
		if m.Class != nil && s.method.Class != nil && (s.method.Class.Name == m.Class.Name || m.Class.Super != "" && s.method.Class.Super == m.Class.Super) {
			family = append(family, s)
		}
	}
	family = append(family, inherited(p, m, family)...)
	return [][]*sample{method, class, family, own, append(append([]*sample{}, own...), around...)}
}

// inherited are the samples of the classes that a method's class inherits from, without those known already.
func inherited(p *contracts.Pass, m *program.Method, known []*sample) []*sample {
	var out []*sample
	c := m.Class
	for depth := 0; c != nil && depth < 6; depth++ {
		bases := flow.Resolve(p.Program, c, c.Super)
		if p.Program == nil || len(bases) == 0 || bases[0] == c {
			break
		}
		c = bases[0]
		for _, s := range pointers(c.File) {
			if s.method.Class == c && !slices.Contains(known, s) {
				out = append(out, s)
			}
		}
	}
	return out
}

func pointers(f *program.File) []*sample {
	list := samplesOf(f)
	out := make([]*sample, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// agreed is the most frequent habit of the first ring in which it has the quorum and a majority; the zero value if there is none.
func agreed[T comparable](rings [][]*sample, habit func(*sample) T) T {
	var none T
	for _, ring := range rings {
		if best, n, all := most(ring, habit); n >= quorum && 2*n > all {
			return best
		}
	}
	return none
}

// most counts habits; samples without one do not count. The first of equals wins.
func most[T comparable](ring []*sample, habit func(*sample) T) (best T, n, all int) {
	var none T
	count := map[T]int{}
	for _, s := range ring {
		h := habit(s)
		if h == none {
			continue
		}
		all++
		if count[h]++; count[h] > n {
			best, n = h, count[h]
		}
	}
	return best, n, all
}

// agreedExit is a sample of the failing exit that absent values have here. It must do at the method: its constants in reach, the
// methods it calls those of the same family, a return of the same type.
func agreedExit(p *contracts.Pass, m *program.Method, rings [][]*sample, speaks func(*sample) bool) *sample {
	for _, ring := range rings {
		fitting := map[string]*sample{}
		best, n, _ := most(ring, func(s *sample) string {
			if s.exit == "" || !s.loud || !speaks(s) || !fits(p, m, s) {
				return ""
			}
			if fitting[s.exit] == nil {
				fitting[s.exit] = s
			}
			return s.exit
		})
		if n >= quorum {
			return fitting[best]
		}
	}
	return nil
}

// fits reports whether the exit of a sample would do at another method.
func fits(p *contracts.Pass, m *program.Method, s *sample) bool {
	if !s.raises && (m.Kind == program.KindConstructor || !answersFor(m)) {
		return false
	}
	from := s.method
	if s.own && !answers(p, m.Class, s) {
		return false
	}
	if s.own && m.Static != from.Static {
		return false
	}
	if m.File.Language == program.TypeScript && !s.raises && !sameType(from.Return, m.Return) {
		return false
	}
	for _, name := range s.needs {
		if !reachable(p, m.File, s, name) {
			return false
		}
	}
	return true
}

// answersFor reports whether callers of a Ruby method expect it to tell failure by what it returns: what is not public may return
// anything, unless it returns failures already.
func answersFor(m *program.Method) bool {
	if m.File.Language != program.Ruby || m.Visibility == program.Public {
		return true
	}
	return slices.ContainsFunc(pointers(m.File), func(s *sample) bool { return s.method == m && !s.raises && s.loud })
}

// answers reports whether an object of the class has the methods that the exit of a sample calls: those of its class and what that
// is made of, as far as they are known; what nobody declares is taken to come from a base of the same name.
func answers(p *contracts.Pass, c *program.Class, s *sample) bool {
	from := s.method.Class
	if c == nil || from == nil {
		return false
	}
	if c.Name == from.Name {
		return true
	}
	kin := c.Super != "" && c.Super == from.Super
	for _, name := range s.calls {
		switch {
		case p.Program != nil && has(p, c, name, 0):
		case !kin || declaresOwn(from, name):
			return false
		}
	}
	return kin || len(s.calls) > 0
}

// has reports whether a class, or one that it inherits from or includes, declares a method or a reader.
func has(p *contracts.Pass, c *program.Class, name string, depth int) bool {
	if declaresOwn(c, name) {
		return true
	}
	if depth > 8 {
		return false
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		for _, b := range flow.Resolve(p.Program, c, base) {
			if b != c && has(p, b, name, depth+1) {
				return true
			}
		}
	}
	return false
}

func declaresOwn(c *program.Class, name string) bool {
	return slices.ContainsFunc(c.Methods, func(m *program.Method) bool { return m.Name == name }) ||
		slices.ContainsFunc(c.Fields, func(f *program.Field) bool { return f.Name == name })
}

func sameType(a, b *program.Type) bool { return a != nil && b != nil && a.Text == b.Text }

// builtin are classes that need no import.
var builtin = map[string]bool{"Error": true, "TypeError": true, "RangeError": true, "ArgumentError": true, "KeyError": true, "StandardError": true,
	"RuntimeError": true, "NotImplementedError": true, "ActiveRecord": true}

// reachable reports whether a name that a sample uses means the same in a file, or can be imported into it.
func reachable(p *contracts.Pass, f *program.File, s *sample, name string) bool {
	from := s.method.File
	if builtin[name] || from == f {
		return true
	}
	if f.Language == program.Ruby {
		return p.Program != nil && len(p.Program.Classes(name)) > 0
	}
	theirs, ours := importOf(from, name), importOf(f, name)
	if theirs == nil {
		return false // it is the other file's own
	}
	if ours != nil {
		return resolved(f.Path, ours.From) == resolved(from.Path, theirs.From) && ours.Name == theirs.Name
	}
	return !declares(f, name)
}

func importOf(f *program.File, local string) *program.Import {
	for i := range f.Imports {
		if f.Imports[i].Local == local {
			return &f.Imports[i]
		}
	}
	return nil
}

// declares reports whether a file has something of its own under the name.
func declares(f *program.File, name string) bool {
	for _, c := range f.Classes {
		if c.Name == name {
			return true
		}
	}
	for _, m := range f.Functions {
		if m.Name == name {
			return true
		}
	}
	return false
}
