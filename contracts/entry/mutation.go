package entry

import (
	"path"
	"sort"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// Mutation is a write whose answer somebody must read, with what the method does about it.
type Mutation struct {
	Run       *Run
	Op        *program.Expr
	Kind      flow.Debt
	Operation records.Operation
	Read      bool      // on some path, or handed on
	Unread    []*Record // the exits that some path reaches with the answer unread

	models *records.Knowledge
}

// knows reports whether a constant is known to be a class of stored records.
func (m *Mutation) knows(class string) bool { return m.models.Class(m.Run.Class, class) == records.Yes }

type mutationsKey struct{}

// Mutations lists the writes of the file's boundaries, controllers and jobs whose answer some path leaves unread, in order of the
// text. Left out are those whose answer has a place to go: an argument, the value of the method; writes in a rescue or catch,
// which do their best; and records that are returned, because the caller can ask them.
func Mutations(p *contracts.Pass) []*Mutation {
	if v, ok := p.Memo[mutationsKey{}]; ok {
		return v.([]*Mutation)
	}
	var out []*Mutation
	for _, r := range Methods(p) {
		if r.Kind != Internal {
			out = append(out, mutationsOf(r, knowledge(p))...)
		}
	}
	p.Memo[mutationsKey{}] = out
	return out
}

type knowledgeKey struct{}

func knowledge(p *contracts.Pass) *records.Knowledge {
	if v, ok := p.Memo[knowledgeKey{}]; ok {
		return v.(*records.Knowledge)
	}
	top := applicationOf(p)
	k := records.New(p.Program, p.Program.File(top+records.SchemaPath), p.Program.File(top+records.InflectionsPath),
		p.Program.File(top+records.ApplicationPath), p.Program.PrismaModels)
	k.Project = p.Program
	k.Declared = func(m *program.Method, prm *program.Param) string {
		if d := Declared(p, m.Class); d != nil && d.Params[prm] != nil {
			return d.Params[prm].Known.Type
		}
		return ""
	}
	p.Memo[knowledgeKey{}] = k
	return k
}

// applicationOf is the folder, with a stroke behind it, of the Rails application that the file is part of: the nearest one above that
// shows how it is set up, else that of the project.
func applicationOf(p *contracts.Pass) string {
	for dir := path.Dir(p.File.Path); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if p.File.Language == program.Ruby && p.Program.File(dir+"/"+records.ApplicationPath) != nil {
			return dir + "/"
		}
	}
	return ""
}

// Model reports whether a constant, as written inside c, is known to be a class of stored records.
func Model(p *contracts.Pass, c *program.Class, name string) bool {
	return knowledge(p).Class(c, name) == records.Yes
}

// Columns are those of a model's table, with the names of its associations' keys; none where no schema tells.
func Columns(p *contracts.Pass, c *program.Class, model string) map[string]bool {
	return knowledge(p).Columns(c, model)
}

// watch notes the operations of a run and tells the analysis what they owe.
func (r *Run) watch(p *contracts.Pass) {
	k := knowledge(p)
	r.Operations = map[*program.Expr]records.Operation{}
	r.Rows = map[*program.Expr]*records.Row{}
	r.Analysis.Owes = func(f *flow.Frame, s *flow.State, e *program.Expr) flow.Debt {
		if row := k.Row(f, s, e); row != nil {
			r.Rows[e] = row
		}
		o := k.Operation(f, s, e)
		if o.Answer != records.NoAnswer {
			r.Operations[e] = o
		}
		return o.Debt()
	}
}

func mutationsOf(r *Run, k *records.Knowledge) []*Mutation {
	found := map[*program.Expr]*Mutation{}
	returned, handed := map[*program.Expr]bool{}, map[*program.Expr]bool{}
	for _, rec := range r.Records {
		for _, o := range rec.Left.Handed {
			handed[o.Op] = true
			returned[o.Op] = returned[o.Op] || o.Kind == flow.RecordDebt || rec.Leave == o.Receiver
		}
		for _, o := range rec.Left.Unread {
			returned[o.Op] = returned[o.Op] || rec.Value != nil && o.Kind == flow.BooleanDebt && (flow.SameReader(rec.Value, o.Op.X) || sameLocal(rec.Value, o.Op.X)) // membership, read anew; order of either of two values
		}
		for _, o := range rec.Left.Unread {
			m := found[o.Op]
			if m == nil {
				m = &Mutation{Run: r, Op: o.Op, Kind: o.Kind, Operation: r.Operations[o.Op], models: k}
				found[o.Op] = m
			}
			m.Unread = append(m.Unread, rec)
		}
	}
	if len(found) == 0 {
		return nil
	}
	places := placesOf(r.Method)
	var out []*Mutation
	for op, m := range found {
		m.Read = r.Analysis.Settled[op] || handed[op]
		if places.leaves(m) && !returned[op] && !InRescue(r.Method, op) && !m.answered() && !ToldOff(r.Method.File, op, "Rails/SaveBang") {
			out = append(out, m)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Op.Span.Start < out[j].Op.Span.Start })
	return out
}

// sameLocal reports whether two expressions are one local variable.
func sameLocal(a, b *program.Expr) bool {
	return a != nil && b != nil && a.Op == program.Local && b.Op == program.Local && a.Name == b.Name
}

// places are where the answers of operations may be lost.
type places struct {
	dropped map[*program.Expr]bool // statements of their own
	stored  map[*program.Expr]bool // put into a local, or taken apart
	kept    map[*program.Expr]bool // put into a field
	chained map[*program.Expr]bool // something is asked of it right there: (await fetch(…)).text()
}

func placesOf(m *program.Method) places {
	p := places{map[*program.Expr]bool{}, map[*program.Expr]bool{}, map[*program.Expr]bool{}, map[*program.Expr]bool{}}
	for e := range Statements(m) {
		p.dropped[unwrapped(e)] = true
		p.chain(e)
	}
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Assign && e.Y != nil && e.X != nil && e.X.Op == program.Field_:
			p.kept[unwrapped(e.Y)] = true
		case e.Op == program.Assign && e.Y != nil && e.X != nil && e.X.Op == program.Local, e.Op == program.Multi && e.Y != nil:
			p.stored[unwrapped(e.Y)] = true
			p.chain(e.Y)
		case e.Op == program.Return && e.X != nil:
			p.chain(e.X)
		}
		return true
	})
	return p
}

// chain marks everything that e is asked of.
func (p places) chain(e *program.Expr) {
	for e = unwrapped(e); e != nil && (e.Op == program.Call || e.Op == program.Member || e.Op == program.Index); e = unwrapped(e.X) {
		p.chained[e] = true
		if e.Name == "parse" && len(e.List) == 1 {
			p.chain(e.List[0])
		}
	}
}

// unwrapped leaves out what gives the value of its operand.
func unwrapped(e *program.Expr) *program.Expr {
	for e != nil && (e.Op == program.Await || e.Op == program.NonNull || e.Op == program.Cast || e.Op == program.Block && len(e.List) == 1) {
		if e.Op == program.Block {
			e = e.List[0]
		} else {
			e = e.X
		}
	}
	return e
}

func (p places) leaves(m *Mutation) bool {
	op := m.Op
	if p.dropped[op] {
		return true
	}
	switch m.Kind {
	case flow.RecordDebt: // a record is used for more than its state: only that of a known model is asked for
		return (p.stored[op] || p.kept[op]) && m.Operation.Receiver.Verdict == records.Yes
	case flow.BooleanDebt:
		return p.stored[op]
	}
	return p.stored[op] || p.chained[op]
}

// InRescue reports whether an expression stands in a rescue, catch or ensure clause, which does its best and no more.
func InRescue(m *program.Method, op *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		for _, h := range e.Rescues() {
			found = found || h.Body != nil && h.Body.Span.Contains(op.Span)
		}
		found = found || e.Op == program.Try && e.W != nil && e.W.Span.Contains(op.Span)
		return !found
	})
	return found
}

// Success is the first exit that leaves the answer unread without telling of a failure itself, or nil.
func (m *Mutation) Success() *Record {
	for _, rec := range m.Unread {
		if !tellsFailure(rec.Value) {
			return rec
		}
	}
	return nil
}

// tellsFailure reports whether what is returned is a failure, said in so many words.
func tellsFailure(e *program.Expr) bool {
	for e != nil && e.Op == program.Block {
		if len(e.List) == 0 {
			return false
		}
		e = e.List[len(e.List)-1]
	}
	if e == nil {
		return false
	}
	return FailingValue(e)
}

// Weight is how grave it is that nobody reads the answer of the write: a hint where it is asked later or nothing can refuse it, a
// warning where something speaks for a refusal, and information where nobody can say.
func (m *Mutation) Weight() contracts.Severity {
	record := m.Kind == flow.RecordDebt || m.Kind == flow.BooleanDebt && m.Operation.Receiver != (records.Receiver{})
	switch {
	case m.Operation.Receiver.Certain || m.Shown():
		return contracts.Hint
	case m.Run.Method.File.Language == program.Ruby && record && (!m.Operation.Receiver.Doubted || m.Op.Name == "destroy" && askedBefore(m.Run.Method, m.Op) || m.raisesBelow()):
		return contracts.Information
	}
	if m.Op.Name == "system" && prints(m.Run.Method) {
		return contracts.Information // whoever runs it at a console sees what the command says
	}
	return contracts.Warning
}

// prints reports whether a Ruby method tells somebody at a console how far it is.
func prints(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.Name == "puts" && e.X == nil
		return !found
	})
	return found && m.File.Language == program.Ruby
}
