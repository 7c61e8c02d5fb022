package swallowedcontracterror

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// site is a call of a method that has a contract.
type site struct {
	call   *program.Expr
	callee *program.Method
	guard  entry.Guard
}

// body is what a protected body calls.
type body struct {
	sites    []site
	foreign  bool // something that reaches the world and that we cannot see into
	world    bool // a method of the project that waits for, or changes, something outside
	converts bool // a conversion that raises about data, which a clause may well be for
}

// look lists the calls of a protected body in order, those in nested protected bodies and in functions run later left out.
func look(p *contracts.Pass, m *program.Method, protected *program.Expr) body {
	var out body
	waited := map[*program.Expr]bool{}
	protected.Walk(func(e *program.Expr) bool {
		if e.Op == program.Await && e.X != nil {
			waited[e.X] = true
		}
		switch {
		case e.Op == program.Try, e.Op == program.Closure_ && e.Closure.Async:
			return false
		case e.Op == program.Raise: // making the error is no call
			return false
		case e.Op == program.Call, e.Op == program.New:
			out.call(p, m, e, waited[e])
		}
		return true
	})
	return out
}

var conversions = map[string]bool{"Integer": true, "Float": true, "BigDecimal": true, "Rational": true, "parse": true, "iso8601": true, "strptime": true,
	"fetch": true, "constantize": true, "dig": true, "decode": true, "strict_decode64": true, "JSON": true}

func (b *body) call(p *contracts.Pass, m *program.Method, e *program.Expr, waited bool) {
	callees := entry.Callees(p, m, e)
	if len(callees) == 0 {
		b.converts = b.converts || conversions[e.Name]
		b.foreign = b.foreign || !entry.Log(e) && flow.Effect(e, m.File.Language) != flow.NoEffect
	}
	for _, callee := range callees {
		b.world = b.world || callee.HasBody() && reaches(callee)
		if m.Class != nil && callee.Class != nil && callee.Class.Name == m.Class.Name || callee.File == m.File && callee.Class == nil {
			continue // its own guards are another rule's matter
		}
		if callee.Async && !waited {
			continue // what it rejects with comes when the clause is over
		}
		for _, g := range entry.Requirements(p, callee) {
			if typed(callee, g.Cond) {
				continue // the compiler holds callers to it
			}
			b.sites = append(b.sites, site{e, callee, g})
		}
	}
}

// violated is the first call whose contract error the clause catches.
func (b *body) violated(p *contracts.Pass, m *program.Method, r *program.Rescue) *site {
	for i := range b.sites {
		s := &b.sites[i]
		class := entry.Raised(s.guard.Exit, s.callee.File.Language)
		if entry.Catches(p, s.callee.Class, r, class) && aboutArguments(class, m.File.Language) {
			return s
		}
	}
	return nil
}

// aboutArguments tells errors of contracts from those of a domain, which callers are meant to take.
func aboutArguments(class string, lang program.Language) bool {
	if lang == program.TypeScript {
		return class == "TypeError" || class == "RangeError" || class == "Error"
	}
	return class == "ArgumentError" || class == "TypeError" || class == "RangeError" || class == "KeyError" || class == "IndexError"
}

// broad are classes that a clause names when it means any error.
var broad = map[string]bool{"StandardError": true, "Exception": true}

// meant reports whether the error is one that the clause was not meant for, or that it names and still forgets. A clause for
// everything is often there for the network or the database; then it is not the contract's error that it is after.
func (b *body) meant(r *program.Rescue, s *site, logged bool) bool {
	for _, c := range r.Classes {
		if !broad[c] {
			return !b.converts
		}
	}
	if b.foreign {
		return false
	}
	return !logged || !b.reachesBeside(s)
}

// reachesBeside reports whether some call of the protected body, that one or another, does more than compute: then a clause that
// takes note of the error is for what comes back from outside.
func (b *body) reachesBeside(s *site) bool {
	return b.world || reaches(s.callee)
}

// reaches reports whether a method does more than compute.
func reaches(m *program.Method) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Await || flow.Effect(e, m.File.Language) != flow.NoEffect
		return !found
	})
	return found
}
