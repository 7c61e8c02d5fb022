package trial

import "github.com/agentcore/proviso/analysis/program"

// Made is what the fields of an object hold once its constructor, nil for none, has run with the arguments that world gives: those
// that hold a plain value on the only way there is.
func (m *Machine) Made(c *program.Class, ctor *program.Method, world World) World {
	at := ctor
	if at == nil {
		at = &program.Method{Name: "constructor", File: c.File, Class: c}
	}
	r := m.start(at, world, nil)
	f := r.entered(at)
	r.frames = append(r.frames, f)
	for _, field := range c.Fields {
		if field.Init != nil && !field.Static {
			f.fields[field.Name] = r.eval(field.Init)
		}
	}
	if ctor != nil {
		r.eval(ctor.Body())
	}
	if r.sig != nil && r.sig.kind != returning || r.next > 0 || r.unsure || r.steps > maxSteps {
		return nil
	}
	out := World{}
	for name, v := range f.fields {
		switch v.Kind {
		case Number, String, Symbol, True, False, Nil:
			out["self."+name] = Value{Kind: v.Kind, Num: v.Num, Text: v.Text, Whole: v.Whole, Undef: v.Undef}
		}
	}
	return out
}
