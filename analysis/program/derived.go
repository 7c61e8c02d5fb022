package program

import "sync"

// derived holds what was computed from a file alone. It lives and dies with the file.
type derived struct {
	mu     sync.Mutex
	values map[any]any
}

// Derive gives what build computes from the file, computing it the first time only. Build must look at nothing but the file
// and must not call Derive with the same key. Safe for concurrent use; two who ask at once may both build.
func (f *File) Derive(key any, build func() any) any {
	f.derived.mu.Lock()
	v, ok := f.derived.values[key]
	f.derived.mu.Unlock()
	if ok {
		return v
	}
	v = build()
	f.derived.mu.Lock()
	defer f.derived.mu.Unlock()
	if old, ok := f.derived.values[key]; ok {
		return old
	}
	if f.derived.values == nil {
		f.derived.values = map[any]any{}
	}
	f.derived.values[key] = v
	return v
}

type constantsKey struct{}

// ModuleConstants are what a module gives a name at its top level, by the name.
func (f *File) ModuleConstants() map[string]*Expr {
	return f.Derive(constantsKey{}, func() any {
		out := map[string]*Expr{}
		if f.TopLevel == nil {
			return out
		}
		for _, e := range f.TopLevel.Body().List {
			if e.Op == Assign && e.Name == "" && e.X != nil && e.Y != nil && (e.X.Op == Constant || e.X.Op == Local) {
				out[e.X.Name] = e.Y
			}
		}
		return out
	}).(map[string]*Expr)
}

// AllMethods lists every method, function and the top level of a file, in that order.
func (f *File) AllMethods() []*Method {
	var out []*Method
	for _, c := range f.Classes {
		out = append(out, c.Methods...)
	}
	out = append(out, f.Functions...)
	if f.TopLevel != nil {
		out = append(out, f.TopLevel)
	}
	return out
}
