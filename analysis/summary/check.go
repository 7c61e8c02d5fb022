package summary

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Check is one step of what a method does with what it is given, in order of evaluation: the outline of its body that decides
// which arguments it rejects. Everything else of the body is left out.
type Check struct {
	Kind CheckKind
	Cond *Term // of Branches: the condition; of Dereferences: what must not be nil
	Then []*Check
	Else []*Check
	// Asks are the references that a condition hands to something that is not understood.
	Asks []Ref
	At   Site
	// Error is the class that Rejects raises, when it is written there.
	Error string
}

// CheckKind is the kind of a Check.
type CheckKind uint8

// The kinds.
const (
	Branches     CheckKind = iota // on Cond
	Rejects                       // raises
	FailsSoftly                   // returns a value that tells of a failure
	Returns                       // returns
	Dereferences                  // fails by itself if Cond is nil
	Enters                        // Then are the checks of a called method: returning from them goes on
	Loops                         // Then runs any number of times
)

// Site is a place in some file.
type Site struct {
	File *program.File
	Span syntax.Span
}

// Violation is a check that what a caller passes is known to fail.
type Violation struct {
	Check *Check
	// Definite is set when no way through the method avoids it.
	Definite bool
	// About is what the failed condition speaks of first, Refs all of it.
	About Ref
	Refs  []Ref
}

// Violated runs the checks of a method on what a caller passes and gives the first that fails because of it.
func (s *Summary) Violated(arg func(Ref) Known) *Violation {
	if !s.Known {
		return nil
	}
	r := &checking{evaluator: evaluator{lang: s.Method.File.Language, arg: arg}}
	r.run(s.Checks, true, false, nil)
	return r.found
}

type checking struct {
	evaluator
	found *Violation
	// excused are references that some question was asked of whose answer cannot be followed to its end: what comes later may
	// not be reached.
	excused map[Ref]bool
	entered int // calls around
}

// ending tells how a list of checks was left.
type ending uint8

const (
	goesOn     ending = iota
	mayReturn         // on some path
	returns           // on every path
	cannotPass        // fails on every path
)

// run executes checks. definite: every path comes here; decided: what the caller passes brought us here, by cond.
func (r *checking) run(list []*Check, definite, decided bool, cond *Term) ending {
	out := goesOn
	for _, c := range list {
		if r.found != nil {
			return cannotPass
		}
		switch c.Kind {
		case Rejects, FailsSoftly:
			if decided {
				r.fail(c, definite, cond)
			}
			return cannotPass
		case Returns:
			return returns
		case Dereferences:
			if r.eval(c.Cond).Kind == KnownNil {
				r.fail(c, definite, c.Cond)
				return cannotPass
			}
		case Loops:
			if r.run(c.Then, false, false, nil) != goesOn {
				out, definite = mayReturn, false
			}
		case Enters:
			r.entered++
			end := r.run(c.Then, definite, decided, cond)
			r.entered--
			if end == cannotPass {
				return cannotPass
			}
		case Branches:
			switch r.branch(c, definite, decided, cond) {
			case returns:
				return returns
			case cannotPass:
				return cannotPass
			case mayReturn:
				out, definite = mayReturn, false
			}
		}
	}
	return out
}

func (r *checking) branch(c *Check, definite, decided bool, cond *Term) ending {
	k := r.eval(c.Cond)
	if k.Kind == Crash {
		r.fail(c, definite, c.Cond)
		return cannotPass
	}
	switch k.truth(r.lang) {
	case flow.Yes:
		return r.noticed(c.Cond, r.run(c.Then, definite, true, c.Cond))
	case flow.No:
		return r.noticed(c.Cond, r.run(c.Else, definite, true, c.Cond))
	}
	yes := r.run(c.Then, false, false, nil)
	no := r.run(c.Else, false, false, nil)
	if yes != no {
		r.excuse(c.Asks)
	}
	switch {
	case yes == no:
		return yes
	case yes == cannotPass: // whoever passes has come the other way
		return no
	case no == cannotPass:
		return yes
	}
	return mayReturn
}

// noticed excuses what a helper asked about and returned because of: its caller may read the answer.
func (r *checking) noticed(cond *Term, end ending) ending {
	if r.entered > 0 && (end == returns || end == mayReturn) {
		r.excuse(cond.Refs())
	}
	return end
}

func (r *checking) excuse(refs []Ref) {
	if r.excused == nil {
		r.excused = map[Ref]bool{}
	}
	for _, ref := range refs {
		r.excused[ref] = true
	}
}

func (r *checking) fail(c *Check, definite bool, cond *Term) {
	if r.found != nil {
		return
	}
	v := &Violation{Check: c, Definite: definite}
	if cond != nil {
		v.Refs = cond.Refs()
	}
	for i, ref := range v.Refs {
		if r.excused[ref] {
			return
		}
		if i == 0 {
			v.About = ref
		}
	}
	r.found = v
}
