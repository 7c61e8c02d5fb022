package flow

import (
	"path"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// lookupMethod finds a method of the frame's class by name, in its openings, then in its superclasses and mixins by name.
func (f *Frame) lookupMethod(name string) *program.Method {
	if f.class == nil {
		return nil
	}
	return findMethod(f.a.classes, f.class, name, f.Method.Static, 0)
}

// followed is how deep calls into other classes are followed.
const followed = 2

// foreign resolves calls of functions and methods of other classes, as far as they guard something: what else they do is
// their own business.
func (f *Frame) foreign(e *program.Expr) *program.Method {
	if f.depth >= followed || e.Op != program.Call || e.Name == "" {
		return nil
	}
	var m *program.Method
	switch {
	case e.X == nil:
		m = f.importedFunction(e.Name)
	case e.X.Op == program.Constant:
		m = f.staticMethod(e.X.Name, e.Name)
	case e.X.Op == program.Field_ || e.X.Op == program.Member && e.X.X != nil && e.X.X.Op == program.Self:
		m = f.collaboratorMethod(e.X.Name, e.Name)
	}
	if m == nil || m.Broken || !f.a.guards(m) {
		return nil
	}
	return m
}

// importedFunction is the function that a TypeScript file imports under a name.
func (f *Frame) importedFunction(local string) *program.Method {
	if f.File().Language != program.TypeScript || f.a.classes == nil {
		return nil
	}
	for _, im := range f.File().Imports {
		if im.Local == local && im.Name != "*" && im.Name != "default" {
			return chosen(f.a.classes.Functions(im.Name), f.File(), im.From, func(m *program.Method) string { return m.File.Path })
		}
	}
	return nil
}

func (f *Frame) staticMethod(class, name string) *program.Method {
	if f.a.classes == nil {
		return nil
	}
	if f.File().Language == program.TypeScript {
		if c := f.typeScriptClass(class); c != nil {
			return findMethod(f.a.classes, c, name, true, 0)
		}
		return nil
	}
	scope := f.class
	if scope == nil {
		scope = &program.Class{}
	}
	for _, c := range Resolve(f.a.classes, scope, class) {
		if m := findMethod(f.a.classes, c, name, true, 0); m != nil {
			return m
		}
	}
	return nil
}

// collaboratorMethod is a method of the class that a field is declared to hold.
func (f *Frame) collaboratorMethod(field, name string) *program.Method {
	if f.class == nil || f.File().Language != program.TypeScript {
		return nil
	}
	for _, fd := range f.class.Fields {
		if fd.Name == field && fd.Type != nil {
			if c := f.typeScriptClass(fd.Type.Name); c != nil {
				return findMethod(f.a.classes, c, name, false, 0)
			}
		}
	}
	return nil
}

// typeScriptClass is the class that a name means in the frame's file: one of its own, the imported one, or the only one there is.
func (f *Frame) typeScriptClass(name string) *program.Class {
	from := ""
	for _, im := range f.File().Imports {
		if im.Local == name {
			from = im.From
			if im.Name != "default" && im.Name != "*" {
				name = im.Name
			}
		}
	}
	return chosen(f.a.classes.Classes(name), f.File(), from, func(c *program.Class) string { return c.File.Path })
}

// chosen picks what an import from a module specifier means among everything of that name; nothing when that is not certain.
func chosen[T any](list []*T, in *program.File, from string, path func(*T) string) *T {
	for _, x := range list {
		if from == "" && path(x) == in.Path || from != "" && Imports(in.Path, from, path(x)) {
			return x
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	return nil
}

// Imports reports whether a relative module specifier in a TypeScript file names the file at the path (both relative to the
// workspace).
func Imports(importer, from, file string) bool {
	if !strings.HasPrefix(from, ".") {
		return false
	}
	module := path.Join(path.Dir(importer), from)
	file = strings.TrimSuffix(file, path.Ext(file))
	for _, ext := range []string{".js", ".mjs", ".cjs", ".ts", ".tsx"} {
		module = strings.TrimSuffix(module, ext)
	}
	return file == module || file == module+"/index"
}

// guards reports whether a method can leave by an exception or a failing return, so that coming back from it proves something.
func (a *Analysis) guards(m *program.Method) bool {
	known, ok := a.guarding[m]
	if ok {
		return known
	}
	if m.Body != nil && m.Span.Len() < maxFollowed {
		m.Body.Walk(func(e *program.Expr) bool {
			known = known || e.Op == program.Raise || e.Op == program.Return && e.X != nil && FailingValue(e.X) || e.Op == program.Call && neverReturns(e)
			return !known
		})
	}
	a.guarding[m] = known
	return known
}

// maxFollowed is the size in bytes above which a method of another class is not followed.
const maxFollowed = 4000

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
