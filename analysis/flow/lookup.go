package flow

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// lookupMethod finds a method of the frame's class by name, in its openings, then in its superclasses and mixins by name.
func (f *Frame) lookupMethod(name string) *program.Method {
	if f.class == nil {
		return nil
	}
	return findMethod(f.a.project, f.class, name, f.Method.Static)
}

// followed is how deep calls into other classes are followed.
const followed = 2

// foreign resolves calls of functions and methods of other classes, as far as they guard something: what else they do is
// their own business.
func (f *Frame) foreign(e *program.Expr) *program.Method {
	if f.depth >= followed || e.Op != program.Call || e.Name == "" {
		return nil
	}
	t := Scope{Classes: f.a.project, Method: f.Method}.Callee(e)
	if t.Method == nil || t.Ctor != nil || t.Args != e || t.Wrapped || t.Method.Broken || !f.a.guards(t.Method) {
		return nil
	}
	return t.Method
}

// guards reports whether a method can leave by an exception or a failing return, so that coming back from it proves something.
func (a *Analysis) guards(m *program.Method) bool {
	known, ok := a.project.guarding[m]
	if ok {
		return known
	}
	if m.HasBody() && m.Span.Len() < maxFollowed {
		m.Body().Walk(func(e *program.Expr) bool {
			known = known || e.Op == program.Raise || e.Op == program.Return && e.X != nil && FailingValue(e.X) || e.Op == program.Call && (neverReturns(e) || a.held(m, e))
			return !known
		})
	}
	a.project.guarding[m] = known
	return known
}

// maxFollowed is the size in bytes above which a method of another class is not followed.
const maxFollowed = 4000

// findMethod finds a method of a class by name, in its openings, then in its superclasses and mixins.
func findMethod(classes Classes, c *program.Class, name string, static bool) *program.Method {
	if p, ok := classes.(*Project); ok {
		return p.method(c, name, static)
	}
	return searchMethod(classes, c, name, static, 0)
}

func searchMethod(classes Classes, c *program.Class, name string, static bool, depth int) *program.Method {
	if depth > 6 {
		return nil
	}
	openings := []*program.Class{c}
	if classes != nil {
		openings = append(openings, classes.Classes(c.Name)...)
	}
	if m := inherited(classes, c, reversed(c.Prepended), name, static, depth); m != nil && !wraps(m) {
		return m
	}
	for _, o := range openings {
		for _, m := range o.Methods {
			if m.Name == name && m.Static == static && m.HasBody() && !m.Broken {
				return m
			}
		}
	}
	return inherited(classes, c, append([]string{c.Super}, c.Mixins...), name, static, depth)
}

// inherited looks for a method in what a class names, one after the other.
func inherited(classes Classes, c *program.Class, names []string, name string, static bool, depth int) *program.Method {
	if classes == nil {
		return nil
	}
	for _, base := range names {
		for _, p := range Resolve(classes, c, base) {
			if p != c {
				if m := searchMethod(classes, p, name, static, depth+1); m != nil {
					return m
				}
			}
		}
	}
	return nil
}

// wraps reports whether a prepended method only stands around the one that it hides and gives back what that gives.
func wraps(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Super
		return !found && e.Op != program.Raise
	})
	return found
}

// reversed is the list from its end: of several prepended modules the last one answers first.
func reversed(names []string) []string {
	out := slices.Clone(names)
	slices.Reverse(out)
	return out
}

// Resolve finds the classes a name written inside c means, trying the enclosing scopes inside out as Ruby does.
func Resolve(classes Classes, c *program.Class, name string) []*program.Class {
	if name == "" || classes == nil {
		return nil
	}
	if strings.HasPrefix(name, "::") {
		return classes.Classes(name[2:])
	}
	if c == nil { // written in a function outside of classes
		return classes.Classes(name)
	}
	scope := c.Name
	for {
		// class Base < Base inside a module inherits from the one outside: its own does not exist yet.
		own := name == c.Super && c.File != nil && c.File.Language == program.Ruby && qualify(scope, name) == c.Name
		if found := classes.Classes(qualify(scope, name)); len(found) > 0 && !own {
			return found
		}
		if scope == "" {
			return nil
		}
		if i := strings.LastIndex(scope, "::"); i >= 0 {
			scope = scope[:i]
		} else {
			scope = ""
		}
	}
}

func qualify(scope, name string) string {
	if scope == "" {
		return name
	}
	return scope + "::" + name
}
