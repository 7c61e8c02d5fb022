package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// lookupMethod finds a method of the frame's class by name, in its openings, then in its superclasses and mixins by name.
func (f *Frame) lookupMethod(name string) *program.Method {
	if f.a.class == nil {
		return nil
	}
	static := f.Method.Static
	return findMethod(f.a.classes, f.a.class, name, static, 0)
}

func findMethod(classes Classes, c *program.Class, name string, static bool, depth int) *program.Method {
	if depth > 6 {
		return nil
	}
	openings := []*program.Class{c}
	if classes != nil {
		openings = append(openings, classes.Classes(c.Name)...)
	}
	for _, o := range openings {
		for _, m := range o.Methods {
			if m.Name == name && m.Static == static && m.Body != nil && !m.Broken {
				return m
			}
		}
	}
	if classes == nil {
		return nil
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		for _, p := range Resolve(classes, c, base) {
			if p != c {
				if m := findMethod(classes, p, name, static, depth+1); m != nil {
					return m
				}
			}
		}
	}
	return nil
}

// Resolve finds the classes a name written inside c means, trying the enclosing scopes inside out as Ruby does.
func Resolve(classes Classes, c *program.Class, name string) []*program.Class {
	if name == "" || classes == nil {
		return nil
	}
	if strings.HasPrefix(name, "::") {
		return classes.Classes(name[2:])
	}
	scope := c.Name
	for {
		if found := classes.Classes(qualify(scope, name)); len(found) > 0 {
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
