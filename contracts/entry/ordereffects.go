package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// effectBefore is the first effect above a guard that the guard's failure leaves half done.
func (o *order) effectBefore(g Guard, q *inquiry) (ask, *Record) {
	var open *ask
	for i := range q.asks {
		if !q.asks[i].proved {
			open = &q.asks[i]
			break
		}
	}
	if open == nil || !rejects(g.Exit) || o.compensates(g) {
		return ask{}, nil
	}
	if q.state && o.touched(g, q) || o.outcome(g) {
		return ask{}, nil
	}
	var perhaps *Record
	for _, rec := range o.effects {
		if !o.nest.Before(o.at(rec), g.Stmt) || o.undone(rec, g) || readies(o.at(rec), rec, open.param) || tidies(rec) || exclude(o.p, o.run.Method, o.at(rec), g) {
			continue
		}
		if !o.sometimes(rec) {
			return *open, rec
		}
		if perhaps == nil {
			perhaps = rec
		}
	}
	if perhaps == nil {
		return ask{}, nil
	}
	return *open, perhaps
}

// sometimes reports whether a TypeScript method that the entry calls has an effect in one of its branches only: what it decides that
// by, and what the guard below asks, may well exclude one another.
func (o *order) sometimes(rec *Record) bool {
	branch := false
	for f, at := rec.Frame, rec.Expr; f.Parent != nil && f.File().Language == program.TypeScript; f, at = f.Parent, f.Call {
		if at == nil {
			return false
		}
		NestingOf(o.p, f.Method).Around(at, func(outer, child *program.Expr) bool {
			branch = branch || outer.Op == program.If && child != outer.X || outer.Op == program.Case && child != outer.X
			return !branch
		})
	}
	return branch
}

var readying = regexp.MustCompile(`^(?i:refresh|renew|ensure|authenticate|connect|log_?in|init|warm|prepare|load)|(IfNeeded|IfRequired|IfNecessary|IfExpired|_if_needed|_if_expired)$`)

// proving are names of what finds out who asks.
var proving = regexp.MustCompile(`^(validate|verify|authenticate|authorize|check|ensure)([A-Z]|$)`)

// readies reports whether an effect stands behind a call that is given nothing of what the guard asks for, and whose name
// says that it only makes the object ready for any call: a token is renewed, a connection opened.
func readies(call *program.Expr, effect *Record, guarded *program.Param) bool {
	if call.Op == program.Await {
		call = call.X
	}
	if call == nil || call == effect.Expr || call.Op != program.Call || !readying.MatchString(call.Name) && !proving.MatchString(call.Name) {
		return false
	}
	own := effect.Expr.Op == program.Assign && effect.Expr.X != nil && effect.Expr.X.Op == program.Field_ // what it notes of itself
	for _, a := range call.List {
		if !own && !proving.MatchString(call.Name) || guarded == nil || a == nil || Mentions(a, guarded.Name) {
			return false
		}
	}
	return true
}

var reader = regexp.MustCompile(`^(get|find|fetch|list|count|is|has|read|peek|lookup)[A-Z]`)

// tidies reports whether an effect stands in a method that is asked for something: a cache that drops what is too old.
func tidies(effect *Record) bool {
	for f := effect.Frame; f.Parent != nil; f = f.Parent {
		if f.File().Language == program.TypeScript && reader.MatchString(f.Method.Name) {
			return true
		}
	}
	return false
}

// rejects reports whether an exit tells the caller that the argument was refused. A bare return behind a write only says that
// there is nothing more to do.
func rejects(exit *program.Expr) bool {
	return exit.Op != program.Return || exit.X != nil && exit.X.Op != program.Nil
}

// touched reports whether an effect above the guard works on a parameter whose state is asked for: then the question is about
// what the effect has done.
func (o *order) touched(g Guard, q *inquiry) bool {
	for _, rec := range o.effects {
		if !o.nest.Before(o.at(rec), g.Stmt) {
			continue
		}
		for _, a := range q.asks {
			if o.involves(rec, a.param, 0) {
				return true
			}
		}
	}
	return false
}

// outcome reports whether the condition of a guard compares an argument with a field on which an effect above has worked, as a
// check of what came of it does: raise Unchanged if @order.state == state.
func (o *order) outcome(g Guard) bool {
	fields := map[string]bool{}
	for _, rec := range o.effects {
		if rec.Expr.X != nil && rec.Expr.X.Op == program.Field_ && o.nest.Before(o.at(rec), g.Stmt) {
			fields[rec.Expr.X.Name] = true
		}
	}
	if len(fields) == 0 {
		return false
	}
	var reads func(e *program.Expr, depth int) bool
	reads = func(e *program.Expr, depth int) bool {
		found := false
		e.Walk(func(x *program.Expr) bool {
			found = found || x.Op == program.Field_ && fields[x.Name]
			if x.Op == program.Call && x.X == nil && o.run.Class != nil && depth < 2 && !found {
				for _, m := range o.run.Class.Methods {
					found = found || m.Name == x.Name && m.HasBody() && reads(m.Body(), depth+1)
				}
			}
			return !found
		})
		return found
	}
	return reads(g.Cond, 0)
}

// involves reports whether a record works on a parameter, on a part of it or on what calls made of it.
func (o *order) involves(rec *Record, param *program.Param, depth int) bool {
	if rec == nil || depth > 4 {
		return false
	}
	for _, operand := range append([]Operand{rec.X}, rec.Args...) {
		for _, v := range operand.Value.Sources() {
			for v.Base != nil {
				v = v.Base
			}
			if v.Param == param || v.Expr != nil && v.Expr != rec.Expr && o.involves(o.all[v.Expr], param, depth+1) {
				return true
			}
		}
	}
	return false
}

// undone reports whether failing at the guard takes the effect back: both stand in one transaction that an exception rolls back,
// or in a try whose rescue compensates.
func (o *order) undone(effect *Record, g Guard) bool {
	at, undone := o.at(effect), false
	o.nest.Around(g.Stmt, func(outer, child *program.Expr) bool {
		if !outer.Span.Contains(at.Span) {
			return true
		}
		switch {
		case transaction(outer) && rollsBack(effect):
			undone = true
		case outer.Op == program.Try && child == outer.Y:
			undone = compensating(outer) || g.Exit.Op == program.Raise && writtenBack(outer, effect)
		}
		return !undone
	})
	return undone
}

var transactionName = regexp.MustCompile(`(?i)transaction|^atomic|^with_lock$`)

// transaction reports whether a call runs the closure it is given in a database transaction.
func transaction(e *program.Expr) bool {
	return e != nil && e.Op == program.Call && transactionName.MatchString(e.Name) && (e.Closure != nil || hasClosure(e))
}

// rollsBack reports whether a database takes an effect back: what left the process it does not.
func rollsBack(effect *Record) bool {
	switch flow.Effect(effect.Expr, effect.Frame.File().Language) {
	case flow.HTTP, flow.FileWrite, flow.OwnState:
		return false
	}
	return !outside.MatchString(effect.Expr.Name)
}

// outside are bang methods whose names speak of the world outside.
var outside = regexp.MustCompile(`^(charge|refund|capture|deliver|transfer_funds|send_)`)

var undoName = regexp.MustCompile(`(?i)roll_?back|undo|revert|compensat|refund|cancel|void|restore|release|destroy|delete|remove|reverse|abort|cleanup|clean_up`)

// compensating reports whether a rescue clause of the try takes back what was done.
func compensating(try *program.Expr) bool {
	for _, r := range try.Rescues() {
		if r.Body != nil && undoes(r.Body) {
			return true
		}
	}
	return false
}

// writtenBack reports whether a rescue clause of the try that takes what a guard of an argument raises writes again the record on which
// the effect worked: the clause knows that the record was left half done.
func writtenBack(try *program.Expr, effect *Record) bool {
	of := effect.Expr.X
	if of == nil || of.Op != program.Local && of.Op != program.Field_ || effect.Frame.File().Language != program.Ruby {
		return false
	}
	found := false
	for _, r := range try.Rescues() {
		if r.Body == nil || !summary.CatchesArguments(r) {
			continue
		}
		r.Body.Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.Call && program.Same(e.X, of) && flow.Effect(e, program.Ruby) != flow.NoEffect
			return !found
		})
	}
	return found
}

func undoes(body *program.Expr) bool {
	found := false
	body.Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && undoName.MatchString(e.Name)
		return !found
	})
	return found
}

// compensates reports whether the failing branch of a guard does something itself before it leaves: it takes the effect back, or
// records that it failed.
func (o *order) compensates(g Guard) bool {
	if g.Stmt.Op != program.If {
		return false
	}
	branch := g.Stmt.Y
	if !g.Fails {
		branch = g.Stmt.Z
	}
	if branch == nil {
		return false
	}
	if undoes(branch) {
		return true
	}
	for _, rec := range o.effects {
		if branch.Span.Contains(o.at(rec).Span) {
			return true
		}
	}
	return false
}

// notWrite are calls that look like effects and change nothing that a failure would leave behind.
var notWrite = map[string]bool{"lock!": true, "reload!": true, "with_lock": true, "with_advisory_lock": true, "lock": true, "authorize!": true,
	"assert_valid_keys!": true, "unwrap!": true, "load!": true, "parse!": true, "decode!": true, "parameters!": true, "presence!": true, "read!": true,
	"stringify_keys!": true, "freeze!": true, "build!": true, "to_h!": true, "success!": true, "sanitize!": true, "normalize!": true, "transaction!": true}

// effectful reports whether a record is an effect as far as the order of guards goes. Locks are given back, caches are only
// filled by fetch, and in-memory records and hashes have been changed for nobody else yet.
func (o *order) effectful(rec *Record) bool {
	e, lang := rec.Expr, rec.Frame.File().Language
	kind := flow.Effect(e, lang)
	switch {
	case kind == flow.NoEffect || kind == flow.Lock || kind == flow.Cache && e.Name == "fetch" || notWrite[e.Name]:
		return lang == program.Ruby && o.ownRuby(rec)
	case kind == flow.BangMethod && preparing.MatchString(e.Name):
		return false
	case kind == flow.OwnState:
		return o.run.Method.Kind != program.KindConstructor && o.ownTypeScript(rec)
	case e.Op != program.Call || lang == program.Ruby:
		return !inMemory(e)
	}
	return o.awaited(rec) || rooted(e.X) && e.Name != "create" && !o.lazy(rec)
}

// lazy reports whether a write of Prisma's is only made ready: it runs when somebody waits for it.
func (o *order) lazy(rec *Record) bool {
	outer := NestingOf(o.p, rec.Frame.Method).Outer(rec.Expr)
	return outer != nil && (outer.Op == program.Assign || outer.Op == program.Array) && strings.Contains(chainNames(rec.Expr.X), "prisma")
}

// preparing are bang methods whose names say that they only get something ready or ask.
var preparing = regexp.MustCompile(`^(prepare|load|init|set_?up|set_|build|parse|fetch|compute|calculate|assign|resolve|find|get|read|verify|confirm_|must|expect|permit|start_timer|log)`)

// inMemory recognises Hash#update and the like by the receiver's name.
func inMemory(e *program.Expr) bool {
	return e.X != nil && (e.Name == "update" || e.Name == "delete" || e.Name == "deposit") && e.X.Op != program.Constant && records.RarelyRecord(e.X.Name)
}

// awaited reports whether a TypeScript call is awaited or returned where it stands.
func (o *order) awaited(rec *Record) bool {
	outer := NestingOf(o.p, rec.Frame.Method).Outer(rec.Expr)
	return outer != nil && (outer.Op == program.Await || outer.Op == program.Return)
}

// rooted reports whether a receiver is a field of the object: this.events.
func rooted(e *program.Expr) bool {
	for ; e != nil; e = e.X {
		if e.Op == program.Field_ || e.Op == program.Self {
			return true
		}
	}
	return false
}

// ownTypeScript reports whether a write changes the object itself or a parameter, not something made on the way.
func (o *order) ownTypeScript(rec *Record) bool {
	e := rec.Expr
	if e.Op != program.Assign {
		return true
	}
	if e.Name == "??" || e.Name == "||" { // filled once, for whoever asks next
		return false
	}
	if e.X.Op == program.Field_ {
		return true
	}
	root := rec.X.Value
	for root != nil && root.Base != nil {
		root = root.Base
	}
	return root != nil && (root.Param != nil && !passedBy(root.Param) || root.Field != "")
}

// passedBy reports whether a parameter is what a request brought: nobody keeps it when the request is refused.
func passedBy(prm *program.Param) bool {
	return handedIn.MatchString(prm.Name) || prm.Type != nil && handedIn.MatchString(prm.Type.Name)
}

var rubyMutators = map[string]bool{"<<": true, "push": true, "concat": true, "delete": true, "clear": true, "merge!": true, "append": true, "unshift": true, "store": true}

// ownRuby reports whether a record changes a field that the constructor has established. Objects that are made for one call
// take their fields with them.
func (o *order) ownRuby(rec *Record) bool {
	e := rec.Expr
	if entryNames[o.run.Method.Name] || o.run.Method.Kind == program.KindConstructor || o.run.Ctor == nil {
		return false
	}
	switch {
	case e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_:
		return e.Name != "||" && e.Name != "&&" && writes(o.run.Ctor, e.X.Name)
	case e.Op == program.Assign && e.X != nil && e.X.Op == program.Index && e.X.X != nil:
		return e.X.X.Op == program.Field_ && rec.X.Value.ParamOf() == nil && ownBase(rec.X.Value) && writes(o.run.Ctor, e.X.X.Name)
	case e.Op == program.Binary && e.Name == "<<", e.Op == program.Call && rubyMutators[e.Name]:
		return e.X != nil && e.X.Op == program.Field_ && !strings.Contains(e.X.Name, "error") && rec.X.Value.ParamOf() == nil && writes(o.run.Ctor, e.X.Name)
	}
	return false
}

// ownBase reports whether the collection an element of which is written was not handed in.
func ownBase(v *flow.Value) bool { return v == nil || v.Base.ParamOf() == nil }

func writes(ctor *program.Method, field string) bool {
	found := false
	ctor.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Assign && e.X != nil && e.X.Op == program.Field_ && e.X.Name == field
		return !found
	})
	return found
}
