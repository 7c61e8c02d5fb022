package flow

import "github.com/agentcore/proviso/analysis/program"

// accessors are what the getters of a class read, as far as they do nothing else, and its setters.
type accessors struct {
	reads   map[string]*program.Expr
	conds   map[string]*program.Expr // getters that return a condition over fields
	setters map[string]*program.Method
}

// accessorsOf collects those of a class and its superclasses; nearer ones win.
func (a *Analysis) accessorsOf(c *program.Class) accessors {
	if known, ok := a.accessors[c]; ok {
		return known
	}
	out := accessors{map[string]*program.Expr{}, map[string]*program.Expr{}, map[string]*program.Method{}}
	a.accessors[c] = out
	for depth := 0; c != nil && depth < 6; depth++ {
		for _, m := range c.Methods {
			if m.Static || !m.HasBody() || m.Broken {
				continue
			}
			if m.Kind == program.KindSetter && out.setters[m.Name] == nil {
				out.setters[m.Name] = m
			}
			if m.Kind == program.KindGetter && out.reads[m.Name] == nil {
				out.reads[m.Name] = read(m)
			}
			if m.Kind == program.KindGetter && out.conds[m.Name] == nil {
				out.conds[m.Name] = condition(m)
			}
		}
		var super *program.Class
		for _, s := range Resolve(a.project, c, c.Super) {
			if s != c {
				super = s
				break
			}
		}
		c = super
	}
	for name, e := range out.reads { // a getter that reads another is followed one hop only
		for e != nil && e.Op == program.Member {
			e = e.X
		}
		if e == nil || out.reads[e.Name] != nil {
			delete(out.reads, name)
		}
	}
	return out
}

// read is the field, or the chain of members of a field, that a getter returns.
func read(m *program.Method) *program.Expr {
	if len(m.Body().List) != 1 || m.Body().List[0].Op != program.Return {
		return nil
	}
	whole := Strip(m.Body().List[0].X)
	for e := whole; e != nil; e = Strip(e.X) {
		switch {
		case e.Op == program.Field_:
			return whole
		case e.Op != program.Member || e.Has(program.Safe):
			return nil
		}
	}
	return nil
}

// condition is the comparison of fields and constants that a getter returns.
func condition(m *program.Method) *program.Expr {
	if len(m.Body().List) != 1 || m.Body().List[0].Op != program.Return {
		return nil
	}
	whole := m.Body().List[0].X
	if !conditional(whole) {
		return nil
	}
	ok := true
	whole.Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Call, program.Local, program.New, program.Await, program.Index, program.Closure_:
			ok = false
		}
		return ok
	})
	if !ok {
		return nil
	}
	return whole
}

// getterCondition is the condition that a member of self stands for.
func (f *Frame) getterCondition(name string) *program.Expr {
	if f.class == nil || f.File().Language != program.TypeScript {
		return nil
	}
	return f.a.accessorsOf(f.class).conds[name]
}

// getter is what reading a member of self reads in truth, where TypeScript's class defines it by a getter; nil if it does not.
func (f *Frame) getter(name string) *program.Expr {
	if f.class == nil || f.File().Language != program.TypeScript {
		return nil
	}
	return f.a.accessorsOf(f.class).reads[name]
}

// setter is the method that an assignment to a member of self runs; nil if it just stores.
func (f *Frame) setter(target *program.Expr) *program.Method {
	if target == nil || f.class == nil {
		return nil
	}
	switch {
	case target.Op == program.Field_ && f.File().Language == program.TypeScript:
		return f.a.accessorsOf(f.class).setters[target.Name]
	case target.Op == program.Call && target.X != nil && target.X.Op == program.Self:
		return f.lookupMethod(target.Name + "=")
	}
	return nil
}

// setting is the call of a setter that an assignment stands for.
func (a *Analysis) setting(e *program.Expr) *program.Expr {
	call, ok := a.settings[e]
	if !ok {
		call = &program.Expr{Op: program.Call, X: &program.Expr{Op: program.Self, Span: e.Span}, Name: e.X.Name + "=", Span: e.Span, List: []*program.Expr{e}}
		a.settings[e] = call
	}
	return call
}
