package ruby

// scope is the set of local variables visible at a place. Ruby decides whether a bare name is a variable or a call by
// what was assigned before it in the text; closures see the variables around them, methods and classes do not.
type scope struct {
	names    map[string]bool
	outer    *scope
	implicit bool // a block without parameters: _1 and it are its parameters
}

func newScope(outer *scope) *scope { return &scope{names: map[string]bool{}, outer: outer} }

func (s *scope) bind(name string) {
	if name != "" {
		s.names[name] = true
	}
}

func (s *scope) bound(name string) bool {
	numbered := name == "it" || len(name) == 2 && name[0] == '_' && '1' <= name[1] && name[1] <= '9'
	for ; s != nil; s = s.outer {
		if s.names[name] || numbered && s.implicit {
			return true
		}
	}
	return false
}

// within runs f in the scope and returns to the present one.
func (l *lowering) within(s *scope, f func()) {
	old := l.scope
	l.scope = s
	f()
	l.scope = old
}
