package entry

import (
	"github.com/agentcore/proviso/analysis/program"
)

// EntryOf is the one entry method behind a constructor that only keeps the subject, and how that method reads it: a guard may
// stand there as well.
func (s *Subject) EntryOf() (m *program.Method, access string, ok bool) {
	ctor := s.Method
	if ctor.Kind != program.KindConstructor || s.input != nil || s.Class == nil {
		return nil, "", false
	}
	for _, r := range s.runs {
		switch {
		case r.Method == ctor:
		case m != nil || r.Ctor != ctor || r.Method.Visibility != program.Public:
			return nil, "", false
		default:
			m = r.Method
		}
	}
	if m == nil || m.File != ctor.File || m.BodyForm == program.NoBody || !keeps(ctor, s.Param.Name) {
		return nil, "", false
	}
	for _, rec := range s.Uses {
		if rec.Frame.Root().Method == ctor && rec.Deref != nil && rec.Deref.Value != nil && rec.Deref.Value.Param == s.Param {
			return nil, "", false
		}
	}
	if ctor.File.Language == program.TypeScript {
		return m, "this." + s.Param.Name, true
	}
	for _, f := range s.Class.Fields {
		if f.Name == s.Param.Name && f.Reader {
			return m, s.Param.Name, true
		}
	}
	return m, "@" + s.Param.Name, true
}

// keeps reports whether a constructor stores a parameter in the field of its name.
func keeps(ctor *program.Method, name string) bool {
	for _, s := range ctor.Body().List {
		if s.Op == program.Assign && s.X != nil && s.X.Op == program.Field_ && s.X.Name == name && s.Y != nil && s.Y.Op == program.Local && s.Y.Name == name {
			return true
		}
	}
	return false
}
