package flow

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// Debt says what kind of answer an operation gives that somebody must read.
type Debt uint8

// The kinds: nothing; a boolean about the receiver; the record itself, stored or not; the answer to a request; a number of rows.
const (
	NoDebt Debt = iota
	BooleanDebt
	RecordDebt
	ResponseDebt
	CountDebt
)

// Owed is an answer that must be read: the operation that gave it and the record it was performed on.
type Owed struct {
	Op       *program.Expr
	Kind     Debt
	Receiver *Value // of a BooleanDebt
}

// verifies are the readers of a record whose value tells whether a write went through.
var verifies = map[string]bool{"errors": true, "persisted?": true, "valid?": true, "invalid?": true, "validate": true, "destroyed?": true, "changed?": true,
	"saved_changes?": true, "saved_changes": true, "has_changes_to_save?": true, "previously_new_record?": true, "new_record?": true}

// storesAgain are calls that fail when the write before them did not go through.
var storesAgain = map[string]bool{"save!": true, "validate!": true, "raise_if_error!": true, "update!": true, "destroy!": true}

// changesState reports whether a call is a transition of a state machine on the record that was written: it writes the record
// again and raises where that fails, though nobody has read the answer.
func (f *Frame) changesState(s *State, e *program.Expr, status *Value, o Owed) bool {
	return e.X != nil && strings.HasPrefix(e.Name, "mark_") && strings.HasSuffix(e.Name, "!") && f.about(s, e, status, o)
}

// readers of a record's state besides: helpers that look at errors themselves.
var asksRecord = names.Compile(`(?i)^(respond_with|render_wizard|ensure|verify|check|assert|raise)|error|valid|persist`)

// Logging is what a line of a log calls: reading a value for one checks nothing.
func Logging(e *program.Expr) bool {
	if e.Op != program.Call {
		return false
	}
	switch e.Name {
	case "info", "debug", "warn", "error", "log", "trace", "verbose", "fatal", "notice":
		return e.X != nil && logger.MatchString(receiverName(e.X))
	case "puts", "p", "pp", "print":
		return e.X == nil
	}
	return false
}

var logger = names.Compile(`(?i)log|console`)

// perform notes what an operation owes.
func (f *Frame) perform(s *State, e *program.Expr) {
	if f.a.Owes == nil {
		return
	}
	kind := f.a.Owes(f, s, e)
	if kind == NoDebt {
		return
	}
	o := Owed{Op: e, Kind: kind}
	if kind == BooleanDebt {
		o.Receiver = f.Value(s, e.X)
	}
	s.owe(f.Value(s, e), o)
}

// transfer makes what one value owes owed by another, which stands for it from now on.
func (s *State) transfer(status, to *Value) {
	if o, ok := s.owed[status]; ok && to != nil && to != status {
		delete(s.owed, status)
		s.owe(to, o)
	}
}

// observe settles what a step reads besides the conditions, which refine settles: questions to the record, an answer that is
// handed on or kept where others can see it.
func (f *Frame) observe(s *State, st Step) {
	e := st.Expr
	if len(s.owed) == 0 || st.Kind != Eval || e == nil {
		return
	}
	switch e.Op {
	case program.Call, program.New, program.Super, program.Yield, program.Member:
		for status, o := range s.owed {
			if o.Op != e && f.changesState(s, e, status, o) {
				delete(s.owed, status)
			}
			if o.Op != e && (f.questions(s, e, status, o) || f.handsOn(s, e, status, o)) {
				f.settle(s, status)
			}
		}
	case program.Assign, program.Multi:
		if e.Op == program.Assign && (e.X == nil || e.X.Op == program.Local) {
			return
		}
		for status, o := range s.owed {
			if o.Kind != RecordDebt && f.tells(s, f.Value(s, e.Y), status, o.Kind, 0) {
				f.settle(s, status)
			}
		}
	}
}

// raisesUnless are calls on a response that raise when it tells of a failure.
var raisesUnless = map[string]bool{"value": true, "error!": true, "raise_for_status": true, "raise_for_status!": true, "raise_error": true, "value!": true}

// questions reports whether a call asks the record, or the response, how the write went.
func (f *Frame) questions(s *State, e *program.Expr, status *Value, o Owed) bool {
	if o.Kind == ResponseDebt || o.Kind == CountDebt { // .then(…) hands the answer to its callback
		return e.X != nil && (raisesUnless[e.Name] || e.Name == "then" && len(e.List) > 0) && f.Value(s, e.X) == status
	}
	if e.X == nil || o.Kind != BooleanDebt && o.Kind != RecordDebt || !verifies[e.Name] && !storesAgain[e.Name] {
		return false
	}
	return f.about(s, e, status, o)
}

// about reports whether a call is sent to the record of which an answer is owed.
func (f *Frame) about(s *State, e *program.Expr, status *Value, o Owed) bool {
	v := f.Value(s, e.X)
	return o.Kind == RecordDebt && carries(v, status, 0) || o.Receiver != nil && carries(v, o.Receiver, 0) || o.Kind == BooleanDebt && SameReader(e.X, o.Op.X)
}

// handsOn reports whether a call passes the answer to somebody who can read it. The method that is overridden shares the record with
// the one that overrides it.
func (f *Frame) handsOn(s *State, e *program.Expr, status *Value, o Owed) bool {
	if e.Op == program.Super && o.Kind == BooleanDebt && ofSelf(o.Op.X) || f.asksWithin(s, e, status, o) {
		return true
	}
	if len(e.List) == 0 || Logging(e) {
		return false
	}
	for _, a := range e.List {
		if a == nil {
			continue
		}
		if a.Op == program.Pair {
			a = a.Y
		}
		v := f.Value(s, a)
		switch o.Kind {
		case RecordDebt:
			if carries(v, status, 0) && asksRecord.MatchString(e.Name) {
				return true
			}
		case BooleanDebt:
			if asksRecord.MatchString(e.Name) && (o.Receiver != nil && carries(v, o.Receiver, 0) || f.readsAgain(a, o.Op.X)) {
				return true
			}
			fallthrough
		case ResponseDebt:
			if f.tells(s, v, status, o.Kind, 0) || e.Name != "parse" && f.derives(s, v, status, 0) { // what came back, for somebody to judge
				return true
			}
		default:
			if f.derives(s, v, status, 0) {
				return true
			}
		}
	}
	return false
}

// asksWithin reports whether a method of the class's own is handed the record and asks it how the write went: json_saved(order).
func (f *Frame) asksWithin(s *State, e *program.Expr, status *Value, o Owed) bool {
	if e.Op != program.Call || e.X != nil || len(e.List) == 0 || o.Kind != BooleanDebt && o.Kind != RecordDebt {
		return false
	}
	m := f.lookupMethod(e.Name)
	if m == nil || !m.HasBody() {
		return false
	}
	for i, a := range e.List {
		if i >= len(m.Params) || a == nil || a.Op == program.Pair || a.Op == program.Spread {
			break
		}
		v := f.Value(s, a)
		if !(o.Kind == RecordDebt && carries(v, status, 0) || o.Receiver != nil && carries(v, o.Receiver, 0) || o.Kind == BooleanDebt && f.readsAgain(a, o.Op.X)) {
			continue
		}
		asked := false
		m.Body().Walk(func(x *program.Expr) bool {
			asked = asked || x.Op == program.Call && verifies[x.Name] && x.X != nil && x.X.Op == program.Local && x.X.Name == m.Params[i].Name
			return !asked
		})
		if asked {
			return true
		}
	}
	return false
}

// readsAgain reports whether an argument reads the record once more, by the same reader or by one of the class's own that wraps it:
// respond_with(order), respond_with(order_presenter).
func (f *Frame) readsAgain(a, record *program.Expr) bool {
	if SameReader(a, record) {
		return true
	}
	if a.Op != program.Call || a.X != nil && a.X.Op != program.Self || len(a.List) > 0 || record == nil || record.Op != program.Call {
		return false
	}
	found := false
	if m := f.lookupMethod(a.Name); m != nil && m.HasBody() {
		m.Body().Walk(func(e *program.Expr) bool {
			found = found || SameReader(e, record)
			return !found
		})
	}
	return found
}

// ofSelf reports whether an expression reads a field, or a reader without arguments of self.
func ofSelf(e *program.Expr) bool {
	return e != nil && (e.Op == program.Field_ || e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) && len(e.List) == 0)
}

// SameReader reports whether two expressions read the same chain of names, as order.invoice does twice.
func SameReader(a, b *program.Expr) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Op != b.Op || a.Name != b.Name || len(a.List)+len(b.List) > 0 || a.Closure != nil || b.Closure != nil {
		return false
	}
	switch a.Op {
	case program.Self, program.Field_, program.Constant:
		return true
	case program.Call, program.Member:
		return SameReader(a.X, b.X)
	}
	return false
}

// derives reports whether v was computed from the status: a member, an operand, what one of its methods gave.
func (f *Frame) derives(s *State, v, status *Value, depth int) bool {
	if v == nil || depth > 6 {
		return false
	}
	if v == status || f.derives(s, v.Base, status, depth+1) {
		return true
	}
	for _, from := range v.From {
		if f.derives(s, from, status, depth+1) {
			return true
		}
	}
	e := v.Expr
	if e == nil || e.Op != program.Call && e.Op != program.Index || !f.owns(e) {
		return false
	}
	if e.Name == "parse" && len(e.List) == 1 && f.derives(s, f.Value(s, e.List[0]), status, depth+1) {
		return true
	}
	return e.X != nil && f.derives(s, f.Value(s, e.X), status, depth+1)
}

// statusKeys are the members of a response that tell how the request went.
var statusKeys = map[string]bool{"ok": true, "status": true, "statusCode": true, "statusText": true, "success?": true, "success": true, "code": true, "ok?": true,
	"failure?": true, "client_error?": true, "server_error?": true, "is_a?": true, "error": true}

// tells reports whether v carries the answer on: the answer itself, for a response nothing less than its status.
func (f *Frame) tells(s *State, v, status *Value, kind Debt, depth int) bool {
	if kind != ResponseDebt {
		return f.derives(s, v, status, depth)
	}
	if v == nil || depth > 6 {
		return false
	}
	if v == status || v.Base == status && statusKeys[v.Key] || v.Expr != nil && v.Expr.Op == program.Binary && f.derives(s, v, status, depth) {
		return true
	}
	for _, from := range v.From {
		if f.tells(s, from, status, kind, depth+1) {
			return true
		}
	}
	return v.Expr != nil && v.Expr.Op == program.Call && statusKeys[v.Expr.Name] && f.derives(s, v, status, depth)
}

// answers settles what a condition on v answers.
func (f *Frame) answers(s *State, v *Value) {
	for status, o := range s.owed {
		read := false
		switch o.Kind {
		case BooleanDebt:
			read = v.Base != nil && v.Base == o.Receiver && verifies[v.Key] || carries(v, status, 0)
		case RecordDebt:
			read = v.Base == status && (verifies[v.Key] || v.Key == "id") || carries(v, status, 0)
		default:
			read = f.derives(s, v, status, 0)
		}
		if read {
			f.settle(s, status)
		}
	}
}

// carries reports whether v is the status or joins, combines or negates it.
func carries(v, status *Value, depth int) bool {
	if v == nil || depth > 6 {
		return false
	}
	if v == status {
		return true
	}
	for _, from := range v.From {
		if carries(from, status, depth+1) {
			return true
		}
	}
	return false
}

// settle marks an answer as read, and with it earlier ones about the same record: the last write stores them too.
func (f *Frame) settle(s *State, status *Value) {
	o, ok := s.owed[status]
	if !ok {
		return
	}
	delete(s.owed, status)
	f.a.Settled[o.Op] = true
	if o.Receiver == nil {
		return
	}
	for other, earlier := range s.owed {
		if (earlier.Receiver == o.Receiver || other == o.Receiver || SameReader(earlier.Op.X, o.Op.X)) && earlier.Op.Span.Start < o.Op.Span.Start {
			delete(s.owed, other)
			f.a.Settled[earlier.Op] = true
		}
	}
}

// thrown is the state a handler starts from: an exception between a write and the question about it is no way round the question.
func (s *State) thrown() *State {
	out := s.clone()
	out.results = table[Value]{} // no handler looks into the expressions that were cut short
	clear(out.owed)
	return out
}

// knowsJust reports whether a handler would learn nothing from s that it has not learnt from thrown.
func (s *State) knowsJust(thrown *State) bool {
	return s.Effect == thrown.Effect && s.locals.same(&thrown.locals) && s.fields.same(&thrown.fields) && s.facts.same(&thrown.facts) &&
		maps.Equal(s.relations, thrown.relations) && maps.Equal(s.slots, thrown.slots) && maps.Equal(s.marks, thrown.marks) &&
		slices.Equal(s.clauses, thrown.clauses)
}

// Left is what leaving with some value does to the answers that nobody has read: some stay unread, some go to the caller.
type Left struct {
	Unread []Owed
	Handed []Owed // returning an answer hands it to the caller, and so does returning the bare record
}

// Leaving sorts the answers unread so far by what leaving with v does to them, each in order of the text.
func (f *Frame) Leaving(s *State, v *Value) Left {
	var out Left
	for status, o := range s.owed {
		if o.Kind == RecordDebt && carries(v, status, 0) || o.Kind != RecordDebt && f.tells(s, v, status, o.Kind, 0) || o.Receiver != nil && carries(v, o.Receiver, 0) {
			out.Handed = append(out.Handed, o)
			continue
		}
		out.Unread = append(out.Unread, o)
	}
	for _, list := range [][]Owed{out.Unread, out.Handed} {
		sort.Slice(list, func(i, j int) bool { return list[i].Op.Span.Start < list[j].Op.Span.Start })
	}
	return out
}
