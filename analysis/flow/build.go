package flow

import (
	"github.com/agentcore/proviso/analysis/program"
)

// maxBlocks bounds a graph; a larger method is not analysed, which makes everything about it unknown.
const maxBlocks = 4000

// Build builds the graph of a body; nil if the body is nil or too large. Time is linear in the body.
func Build(body *program.Expr, lang program.Language) *Graph {
	if body == nil {
		return nil
	}
	b := &builder{g: &Graph{}, lang: lang, dropped: map[*program.Expr]bool{}}
	b.dropped[body] = lang != program.Ruby
	b.at = b.block()
	b.g.Exit, b.g.Fail = &Block{ID: -1}, &Block{ID: -2}
	if lang == program.Ruby {
		b.tail(body)
	} else {
		b.value(body)
		b.fallOff(nil)
	}
	if len(b.g.Blocks) > maxBlocks {
		return nil
	}
	return b.g
}

// tail evaluates the last expression of a Ruby body. Each branch leaves by itself, so that what holds on one way out is not
// mixed with another.
func (b *builder) tail(e *program.Expr) {
	switch {
	case b.at == nil:
	case e == nil:
		b.fallOff(nil)
	case e.Op == program.Block && len(e.List) > 0:
		last := len(e.List) - 1
		for _, s := range e.List[:last] {
			b.dropped[s] = true
			b.value(s)
		}
		b.tail(e.List[last])
	case e.Op == program.If:
		yes, no := b.block(), b.block()
		b.cond(e.X, yes, no)
		b.enter(yes)
		b.tail(e.Y)
		b.enter(no)
		b.tail(e.Z)
	default:
		b.value(e)
		b.fallOff(e)
	}
}

// fallOff leaves by the end of the body, with the value of from.
func (b *builder) fallOff(from *program.Expr) {
	b.step(Step{Kind: Leave, From: from})
	b.jump(b.g.Exit)
}

type builder struct {
	g        *Graph
	lang     program.Language
	at       *Block // nil while unreachable
	loops    []loop
	handlers []*Block
	finally  []*program.Expr
	closures int // depth of closures whose return stays inside
	returns  []*Block
	dropped  map[*program.Expr]bool // statements whose value nobody takes
}

type loop struct {
	label      string
	next, done *Block
	value      *program.Expr
}

func (b *builder) block() *Block {
	blk := &Block{ID: len(b.g.Blocks), Handlers: b.handlers}
	b.g.Blocks = append(b.g.Blocks, blk)
	return blk
}

func (b *builder) step(s Step) {
	if b.at != nil {
		b.at.Steps = append(b.at.Steps, s)
	}
}

func (b *builder) jump(to *Block) {
	if b.at != nil {
		b.at.Succs = append(b.at.Succs, Edge{To: to})
		to.preds++
	}
	b.at = nil
}

// enter continues at blk if anything leads there.
func (b *builder) enter(blk *Block) {
	b.at = blk
	if blk.preds == 0 {
		b.at = nil
	}
}

func (b *builder) branch(cond *program.Expr, yes, no *Block) {
	if b.at != nil {
		b.at.Succs = append(b.at.Succs, Edge{yes, cond, true}, Edge{no, cond, false})
		yes.preds++
		no.preds++
	}
	b.at = nil
}

// cond evaluates e for its truth and goes to yes or no.
func (b *builder) cond(e *program.Expr, yes, no *Block) {
	switch {
	case e == nil:
		b.jump(yes)
	case e.Op == program.Not:
		b.cond(e.X, no, yes)
	case e.Op == program.And:
		mid := b.block()
		b.cond(e.X, mid, no)
		b.enter(mid)
		b.cond(e.Y, yes, no)
	case e.Op == program.Or:
		mid := b.block()
		b.cond(e.X, yes, mid)
		b.enter(mid)
		b.cond(e.Y, yes, no)
	case e.Op == program.Block && len(e.List) > 0:
		for _, s := range e.List[:len(e.List)-1] {
			b.value(s)
		}
		b.cond(e.List[len(e.List)-1], yes, no)
	case e.Op == program.True:
		b.jump(yes)
	case e.Op == program.False || e.Op == program.Nil:
		b.jump(no)
	default:
		b.value(e)
		b.branch(e, yes, no)
	}
}

func (b *builder) values(list []*program.Expr) {
	for _, e := range list {
		b.value(e)
	}
}

// value evaluates e and leaves its value known under e.
func (b *builder) value(e *program.Expr) {
	if e == nil || b.at == nil || len(b.g.Blocks) > maxBlocks {
		return
	}
	switch e.Op {
	case program.Block:
		for i, s := range e.List {
			b.dropped[s] = b.dropped[e] || i < len(e.List)-1
			b.value(s)
		}
		if n := len(e.List); n > 0 {
			b.copy(e, e.List[n-1])
		}
	case program.And, program.Or, program.Coalesce:
		b.shortCircuit(e)
	case program.Not:
		yes, no, end := b.block(), b.block(), b.block()
		b.cond(e.X, yes, no)
		b.enter(yes)
		b.jump(end)
		b.enter(no)
		b.jump(end)
		b.enter(end)
		b.step(Step{Expr: e})
	case program.If:
		b.ifElse(e)
	case program.Case:
		b.caseOf(e)
	case program.While:
		b.while(e)
	case program.For:
		b.forLoop(e)
	case program.Try:
		b.try(e)
	case program.Return:
		b.value(e.X)
		b.leave(e)
	case program.Raise:
		b.values(e.List)
		b.value(e.X)
		b.step(Step{Expr: e})
		b.fail()
	case program.Break:
		b.value(e.X)
		b.loopExit(e, func(l loop) *Block { return l.done })
	case program.Next:
		b.value(e.X)
		b.loopExit(e, func(l loop) *Block { return l.next })
	case program.Retry, program.Redo:
		b.step(Step{Expr: e})
		b.at = nil
	case program.Assign:
		b.assign(e)
	case program.Multi:
		b.value(e.Y)
		for _, t := range e.List {
			if t.Op == program.Assign && t.Y != nil {
				b.value(t.Y)
			}
		}
		b.step(Step{Expr: e})
	case program.Match:
		b.value(e.X)
		b.step(Step{Expr: e})
		b.bindPattern(e.Pattern)
	case program.Call, program.Super, program.Yield, program.New:
		b.call(e)
	case program.Closure_:
		b.step(Step{Expr: e})
	default:
		b.operands(e)
		b.step(Step{Expr: e})
	}
}

// operands evaluates X, List and Y in that order.
func (b *builder) operands(e *program.Expr) {
	b.value(e.X)
	b.values(e.List)
	b.value(e.Y)
}

func (b *builder) copy(to, from *program.Expr) {
	if !b.dropped[to] {
		b.step(Step{Kind: Copy, Expr: to, From: from})
	}
}

// arm evaluates one of the bodies of a branching expression and leaves its value as that of the whole.
func (b *builder) arm(whole, body *program.Expr) {
	if body == nil {
		return
	}
	b.dropped[body] = b.dropped[whole]
	b.value(body)
	b.copy(whole, body)
}

func (b *builder) shortCircuit(e *program.Expr) {
	right, end := b.block(), b.block()
	b.value(e.X)
	if b.at == nil {
		return
	}
	left := b.block()
	if e.Op == program.And {
		b.branch(e.X, right, left)
	} else {
		b.branch(coalesced(e), left, right)
	}
	b.enter(left)
	b.copy(e, e.X)
	b.jump(end)
	b.enter(right)
	b.value(e.Y)
	b.copy(e, e.Y)
	b.jump(end)
	b.enter(end)
}

// coalesced is the condition on which e keeps its left side.
func coalesced(e *program.Expr) *program.Expr {
	if e.Op == program.Coalesce || e.Op == program.Assign && e.Name == "??" {
		return presence(e.X)
	}
	return e.X
}

func (b *builder) ifElse(e *program.Expr) {
	yes, no, end := b.block(), b.block(), b.block()
	b.cond(e.X, yes, no)
	for _, arm := range []struct {
		at   *Block
		body *program.Expr
	}{{yes, e.Y}, {no, e.Z}} {
		b.enter(arm.at)
		b.arm(e, arm.body)
		b.jump(end)
	}
	b.enter(end)
}

// assign evaluates the value, then stores; a conditional assignment branches first.
func (b *builder) assign(e *program.Expr) {
	if t := e.X; t != nil {
		switch t.Op {
		case program.Member, program.Call:
			b.value(t.X)
		case program.Index:
			b.value(t.X)
			b.values(t.List)
		}
	}
	switch e.Name {
	case "||", "&&", "??":
		set, keep, end := b.block(), b.block(), b.block()
		b.step(Step{Expr: e.X})
		if e.Name == "&&" {
			b.branch(e.X, set, keep)
		} else {
			b.branch(coalesced(e), keep, set)
		}
		b.enter(set)
		b.value(e.Y)
		b.step(Step{Expr: e})
		b.jump(end)
		b.enter(keep)
		b.copy(e, e.X)
		b.jump(end)
		b.enter(end)
	default:
		if e.Name != "" {
			b.step(Step{Expr: e.X})
		}
		b.value(e.Y)
		b.step(Step{Expr: e})
	}
}

// call evaluates receiver and arguments, runs closures given to it, then the call itself.
func (b *builder) call(e *program.Expr) {
	b.value(e.X)
	if e.Has(program.Safe) && e.X != nil && (len(e.List) > 0 || e.Closure != nil) {
		b.safely(e)
		return
	}
	b.arguments(e)
}

// safely evaluates the arguments of x&.f(…) only where x is present; what the call gives is asked where both ways meet.
func (b *builder) safely(e *program.Expr) {
	present, end := b.block(), b.block()
	b.branch(presence(e.X), present, end)
	b.enter(present)
	b.arguments(e)
	b.jump(end)
	b.enter(end)
}

// presence is the condition that e is not nil.
func presence(e *program.Expr) *program.Expr {
	return &program.Expr{Op: program.Binary, Name: "!=", X: e, Y: &program.Expr{Op: program.Nil}, Span: e.Span}
}

func (b *builder) arguments(e *program.Expr) {
	var closures []*program.Closure
	for _, a := range e.List {
		if a != nil && a.Op == program.Closure_ && a.Closure != nil {
			closures = append(closures, a.Closure)
			continue
		}
		b.value(a)
	}
	if e.Closure != nil {
		closures = append(closures, e.Closure)
	}
	if len(closures) == 0 {
		b.step(Step{Expr: e})
		if b.lang == program.Ruby && e.Op == program.Call && !b.caught(e) && neverReturns(e) {
			b.fail()
		}
		return
	}
	// The receiver is dereferenced before the closure runs.
	b.step(Step{Kind: Prove, Expr: e})
	for _, c := range closures {
		b.closure(e, c)
	}
	b.step(Step{Expr: e})
}

// caught takes throw :label to the end of the catch around it; false if it is no throw or no catch is in sight.
func (b *builder) caught(e *program.Expr) bool {
	if e.Name != "throw" || e.X != nil || len(e.List) == 0 {
		return false
	}
	for i := len(b.loops) - 1; i >= 0; i-- {
		if b.loops[i].label == "catch "+e.List[0].Name {
			b.jump(b.loops[i].done)
			return true
		}
	}
	return false
}

// neverReturns recognises calls that end the process or the request by their name alone.
func neverReturns(e *program.Expr) bool {
	switch e.Name {
	case "fail!", "fail_and_return!", "fail_with_rollback!":
		return true
	case "abort", "exit", "exit!", "halt", "stop!":
		return e.X == nil
	case "throw":
		return e.X == nil
	}
	return false
}

// once names calls that run their block exactly once.
var once = map[string]bool{
	"transaction": true, "with_lock": true, "tap": true, "then": true, "yield_self": true, "synchronize": true,
	"instrument": true, "open": true, "with_advisory_lock": true, "$transaction": true, "requires_new": true,
	"measure": true, "benchmark": true, "with_locale": true, "in_transaction": true, "runInTransaction": true, "respond_to": true,
}

func runsOnce(call *program.Expr) bool { return once[call.Name] || catches(call) != "" }

// catches is the label under which throw finds a catch block; "" for other calls.
func catches(call *program.Expr) string {
	if call.Name == "catch" && call.X == nil && len(call.List) > 0 {
		return "catch " + call.List[0].Name
	}
	return ""
}

// closure runs a closure's body: once where the callee is known to, else any number of times.
func (b *builder) closure(call *program.Expr, c *program.Closure) {
	head, done := b.block(), b.block()
	b.jump(head)
	b.enter(head)
	body := b.block()
	if runsOnce(call) {
		b.jump(body)
	} else if b.at != nil {
		b.at.Succs = append(b.at.Succs, Edge{To: body}, Edge{To: done})
		body.preds++
		done.preds++
		b.at = nil
	}
	b.enter(body)
	for _, p := range c.Params {
		b.bindParam(p, call.X)
	}
	after := head
	if runsOnce(call) {
		after = done
	}
	b.loops = append(b.loops, loop{label: catches(call), next: after, done: done})
	if c.Kind == program.Arrow || c.Kind == program.Function || c.Kind == program.Lambda {
		b.returns = append(b.returns, after)
	} else {
		b.returns = append(b.returns, b.returnTo())
	}
	b.value(c.Body)
	b.returns = b.returns[:len(b.returns)-1]
	b.loops = b.loops[:len(b.loops)-1]
	b.jump(after)
	b.enter(done)
	if asked, sense := askedOfEach(call, c); asked != nil && b.at != nil {
		passed := b.block()
		b.at.Succs = append(b.at.Succs, Edge{passed, asked, sense})
		passed.preds++
		b.at = nil
		b.enter(passed)
	}
}

func (b *builder) bindParam(p *program.Param, from *program.Expr) {
	if p.Name != "" {
		b.step(Step{Kind: Bind, Name: p.Name, From: from})
	}
	for _, l := range p.Leaves {
		b.bindParam(l, from)
	}
}

func (b *builder) returnTo() *Block {
	if n := len(b.returns); n > 0 {
		return b.returns[n-1]
	}
	return nil
}

func (b *builder) leave(e *program.Expr) {
	to := b.returnTo()
	for i := len(b.finally) - 1; i >= 0 && to == nil; i-- {
		pending := b.finally
		body := b.finally[i]
		b.finally = b.finally[:i]
		b.value(body)
		b.finally = pending
	}
	if to == nil {
		b.step(Step{Kind: Leave, Expr: e, From: e.X})
		to = b.g.Exit
	}
	b.jump(to)
}

// fail leaves by an exception: to the handlers in force, else out of the method.
func (b *builder) fail() {
	if b.at == nil {
		return
	}
	if len(b.handlers) == 0 {
		b.jump(b.g.Fail)
		return
	}
	// The block's own Handlers carry the state on.
	b.at.Succs = append(b.at.Succs, Edge{To: b.g.Fail})
	b.at = nil
}

func (b *builder) loopExit(e *program.Expr, pick func(loop) *Block) {
	b.step(Step{Expr: e})
	for i := len(b.loops) - 1; i >= 0; i-- {
		if e.Name == "" || b.loops[i].label == e.Name {
			b.jump(pick(b.loops[i]))
			return
		}
	}
	if b.lang == program.Ruby { // next at method level ends a block we do not see
		b.jump(b.g.Exit)
		return
	}
	b.at = nil
}

func (b *builder) while(e *program.Expr) {
	head, body, done := b.block(), b.block(), b.block()
	if e.Has(program.PostTest) {
		b.jump(body)
	} else {
		b.jump(head)
		b.enter(head)
		b.cond(e.X, body, done)
	}
	b.enter(body)
	b.loops = append(b.loops, loop{label: e.Name, next: head, done: done})
	b.value(e.Y)
	b.loops = b.loops[:len(b.loops)-1]
	b.jump(head)
	if e.Has(program.PostTest) {
		b.enter(head)
		b.cond(e.X, body, done)
	}
	b.enter(done)
}

func (b *builder) forLoop(e *program.Expr) {
	head, body, next, done := b.block(), b.block(), b.block(), b.block()
	cStyle := e.Has(program.CStyle)
	if cStyle && len(e.List) > 0 {
		b.value(e.List[0])
	} else if !cStyle {
		b.value(e.X)
		b.step(Step{Expr: e})
	}
	b.jump(head)
	b.enter(head)
	if cStyle {
		b.cond(e.X, body, done)
	} else if b.at != nil {
		b.at.Succs = append(b.at.Succs, Edge{To: body}, Edge{To: done})
		body.preds++
		done.preds++
		b.at = nil
	}
	b.enter(body)
	if !cStyle && len(e.List) > 0 {
		b.bindTarget(e.List[0], e.X)
	}
	b.loops = append(b.loops, loop{label: e.Name, next: next, done: done})
	b.value(e.Y)
	b.loops = b.loops[:len(b.loops)-1]
	b.jump(next)
	b.enter(next)
	if cStyle && len(e.List) > 1 {
		b.value(e.List[1])
	}
	b.jump(head)
	b.enter(done)
}

func (b *builder) bindTarget(t, from *program.Expr) {
	t.Walk(func(e *program.Expr) bool {
		if e.Op == program.Local {
			b.step(Step{Kind: Bind, Name: e.Name, From: from})
		}
		return true
	})
}

// try runs the body with handlers in force, then each handler, then the cleanup.
func (b *builder) try(e *program.Expr) {
	end := b.block()
	outer := b.handlers
	var heads []*Block
	for range e.Rescues() {
		h := b.block()
		h.preds++
		heads = append(heads, h)
	}
	if e.W != nil {
		b.finally = append(b.finally, e.W)
	}
	if len(heads) > 0 {
		b.handlers = heads
	}
	start := b.block()
	b.jump(start)
	b.enter(start)
	b.arm(e, e.Y)
	b.handlers = outer
	if b.at != nil {
		after := b.block()
		b.jump(after)
		b.enter(after)
	}
	b.arm(e, e.Z)
	b.jump(end)
	for i, r := range e.Rescues() {
		heads[i].Handlers = outer
		b.enter(heads[i])
		if r.Var != "" {
			b.step(Step{Kind: Bind, Name: r.Var})
		}
		b.arm(e, r.Body)
		b.jump(end)
	}
	if e.W != nil {
		b.finally = b.finally[:len(b.finally)-1]
	}
	b.enter(end)
	b.value(e.W)
}

func (b *builder) caseOf(e *program.Expr) {
	b.value(e.X)
	end := b.block()
	if e.Has(program.Fallthrough) {
		b.switchOf(e, end)
		return
	}
	for _, w := range e.Whens() {
		yes, no := b.block(), b.block()
		b.whenTest(e, w, yes, no)
		b.enter(yes)
		b.arm(e, w.Body)
		b.jump(end)
		b.enter(no)
	}
	if e.Z != nil {
		b.arm(e, e.Z)
	} else if e.Has(program.PatternForm) {
		b.fail()
	}
	b.jump(end)
	b.enter(end)
}

// whenTest branches on one arm; the condition of its edge is a synthetic "subject === value".
func (b *builder) whenTest(e *program.Expr, w *program.When, yes, no *Block) {
	if w.Pattern != nil {
		cond := &program.Expr{Op: program.Match, X: e.X, Pattern: w.Pattern, Span: w.Span}
		hit := yes
		if w.Guard != nil {
			hit = b.block()
		}
		b.branch(cond, hit, no)
		if w.Guard != nil {
			b.enter(hit)
			b.bindPattern(w.Pattern)
			b.cond(w.Guard, yes, no)
		}
		if yes.preds > 0 {
			b.enter(yes)
			b.bindPattern(w.Pattern)
		}
		return
	}
	for _, v := range w.Values {
		if e.X == nil {
			next := b.block()
			b.cond(v, yes, next)
			b.enter(next)
			continue
		}
		b.value(v)
		next := b.block()
		b.branch(&program.Expr{Op: program.Binary, Name: "===", X: e.X, Y: v, Span: v.Span}, yes, next)
		b.enter(next)
	}
	b.jump(no)
}

func (b *builder) bindPattern(p *program.Pattern) {
	if p == nil {
		return
	}
	if p.Bind != "" {
		b.step(Step{Kind: Bind, Name: p.Bind})
	}
	for i, s := range p.Subs {
		if s == nil && i < len(p.Keys) {
			b.step(Step{Kind: Bind, Name: p.Keys[i]})
		}
		b.bindPattern(s)
	}
}

// switchOf builds a switch, whose arms fall through.
func (b *builder) switchOf(e *program.Expr, end *Block) {
	bodies := make([]*Block, len(e.Whens()))
	for i := range bodies {
		bodies[i] = b.block()
	}
	last := end
	for i, w := range e.Whens() {
		if w.Default {
			last = bodies[i]
			continue
		}
		for _, v := range w.Values {
			b.value(v)
			next := b.block()
			b.branch(&program.Expr{Op: program.Binary, Name: "===", X: e.X, Y: v, Span: v.Span}, bodies[i], next)
			b.enter(next)
		}
	}
	b.jump(last)
	b.loops = append(b.loops, loop{next: b.outerNext(), done: end})
	for i, w := range e.Whens() {
		if b.at != nil { // falls through from the arm above
			b.jump(bodies[i])
		}
		b.enter(bodies[i])
		b.value(w.Body)
	}
	b.loops = b.loops[:len(b.loops)-1]
	b.jump(end)
	b.enter(end)
}

func (b *builder) outerNext() *Block {
	if n := len(b.loops); n > 0 {
		return b.loops[n-1].next
	}
	return b.g.Exit
}
