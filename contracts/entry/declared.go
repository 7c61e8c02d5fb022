package entry

import (
	"fmt"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

type declaredKey struct{ class *program.Class }

// Declared is what a Ruby class declares through macros, signatures and comments; nil in other languages.
func Declared(p *contracts.Pass, c *program.Class) *dsl.Class {
	if c == nil || c.File.Language != program.Ruby {
		return nil
	}
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[declaredKey{c}]; ok {
		return v.(*dsl.Class)
	}
	d := dsl.Read(p.Program, c, p.Program.Signatures)
	p.Memo[declaredKey{c}] = d
	return d
}

// entries are the bodies through which callers enter a class: its public methods and what its declarations make of it.
func entries(p *contracts.Pass, c *program.Class) []*program.Method {
	d := Declared(p, c)
	var out []*program.Method
	job := runsAsJob(c)
	for _, m := range c.Methods {
		if m.Visibility == program.Public && m.Kind != program.KindSignature && (d == nil || !d.Instead[m.Name]) && (!job || m.Static || m.Name == "perform" || m.Kind == program.KindConstructor) {
			out = append(out, m)
		}
	}
	if d != nil {
		out = append(out, d.Entries...)
	}
	return out
}

// runsAsJob reports whether a Ruby class is a background job, of which the queue calls perform and nobody calls the rest: what is
// not marked private there seldom means to be public.
func runsAsJob(c *program.Class) bool {
	if c.File.Language != program.Ruby || !jobDir.MatchString(c.File.Path) {
		return false
	}
	for _, m := range c.Methods {
		if m.Name == "perform" && !m.Static {
			return true
		}
	}
	return false
}

var jobDir = names.Compile(`(^|/)app/(jobs|workers|sidekiq)/`)

// inputSubjects are the inputs that the class declares in macros, judged by their uses in every entry.
func inputSubjects(p *contracts.Pass, c *program.Class, runs []*Run) []*Subject {
	d := Declared(p, c)
	if d == nil {
		return nil
	}
	var out []*Subject
	for _, in := range d.Inputs {
		if in.Class.File != c.File || in.Class.Name != c.Name {
			continue
		}
		related := inputRuns(runs)
		if len(related) == 0 {
			break
		}
		s := &Subject{Class: c, Method: related[0].Method, Param: in.Param, Presence: inputPresence(in), runs: related, input: in}
		if s = s.judged(); s != nil {
			s.Method = s.Uses[0].Frame.Root().Method // the entry that findings name
			out = append(out, s)
		}
	}
	return out
}

// inputRuns are the runs in which inputs exist.
func inputRuns(runs []*Run) []*Run {
	var out []*Run
	for _, r := range runs {
		if !r.Method.Static || r.Method.BodyForm == program.NoBody {
			out = append(out, r)
		}
	}
	return out
}

// Access is how the class reads the subject: by its name, or from the object or field that holds it.
func (s *Subject) Access() string {
	if s.input == nil || s.input.Bare {
		return s.Param.Name
	}
	return s.input.Read()
}

// Refusal is the repair that lets the declaration of an input refuse nil, where its vocabulary can.
func (s *Subject) Refusal() (contracts.Repair, bool) {
	if s.input == nil || s.input.Refuse.Text == "" {
		return contracts.Repair{}, false
	}
	at := syntax.Span{Start: s.input.Refuse.At, End: s.input.Refuse.At}
	r := contracts.Repair{Title: "Declare that " + s.Param.Name + " is never nil", Safe: s.input.Refuse.Also == "",
		Edits: []contracts.Edit{{File: s.input.Class.File, Span: at, NewText: s.input.Refuse.Text}}}
	if !r.Safe {
		r.Rejects = "also rejects " + s.input.Refuse.Also
	}
	return r, true
}

// Demanded is the repair that lets the declaration of an input demand a condition about it, where its vocabulary can.
func (s *Subject) Demanded(condition string) (contracts.Repair, bool) {
	if s.input == nil || s.input.Demand.Text == "" {
		return contracts.Repair{}, false
	}
	at := syntax.Span{Start: s.input.Demand.At, End: s.input.Demand.At}
	return contracts.Repair{Title: "Declare that it must hold: " + condition, Edits: []contracts.Edit{
		{File: s.input.Class.File, Span: at, NewText: fmt.Sprintf(s.input.Demand.Text, condition, s.Param.Name)}}}, true
}

// inputPresence is what the declaration of an input says about nil.
func inputPresence(in *dsl.Input) Presence {
	switch def := in.Param.Default; {
	case in.Known.Null == flow.NonNull:
		return Present
	case def != nil && def.Op != program.Nil:
		return Excluded
	case in.Optional, def != nil:
		return Optional
	}
	return Required
}

// declaredPresence reads what a signature enforces, then what comments say.
func declaredPresence(p *contracts.Pass, m *program.Method, prm *program.Param) Presence {
	d := Declared(p, m.Class)
	if d == nil {
		return Required
	}
	g := d.Params[prm]
	switch {
	case g == nil:
		return Required
	case g.Nilable:
		return Optional
	case !g.Evidence && g.Known.Null == flow.NonNull:
		return Present
	}
	return Required
}
