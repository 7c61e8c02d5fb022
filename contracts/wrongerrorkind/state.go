package wrongerrorkind

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// stateName are names of attributes and questions that speak of where an object stands in its life, whatever it is.
var stateName = regexp.MustCompile(`(?i)^(.*_)?(status|state|phase|stage|aasm_state)$|^(is_?|has_?|can_?|already_?)?(\w+_)?(paid|shipped|closed|cancell?ed|active|inactive|expired|locked|archived|completed?|finali[sz]ed|draft|open|opened|pending|confirmed|approved|rejected|published|suspended|refunded|delivered|dispatched|settled|terminated|started|finished|processed|voided|disposed|sealed|running|stopped|connected|sold_out|full|frozen|final|captured|fulfilled|returned|disabled|activated|revoked|redeemed|consumed|booked|busy|ready)\??$`)

// stateOf is what a condition asks of an object's state, if that is all it asks; nil if it asks about an argument's value.
func stateOf(p *contracts.Pass, m *program.Method, cond *program.Expr) *program.Expr {
	var found *program.Expr
	other := false
	var visit func(*program.Expr)
	visit = func(e *program.Expr) {
		switch {
		case e == nil || entry.Constant(e) || e.Op == program.Constant || e.Op == program.Self:
		case e.Op == program.Not, e.Op == program.And, e.Op == program.Or, e.Op == program.Binary, e.Op == program.Array, e.Op == program.Unary:
			e.Children(visit)
		case state(p, m, e):
			if found == nil {
				found = e
			}
		case e.Op == program.Call && (e.Name == "include?" || e.Name == "includes" || e.Name == "in?"):
			visit(e.X)
			for _, a := range e.List {
				visit(a)
			}
		case e.Op == program.Call && e.X != nil && len(e.List) == 0 && (e.Name == "nil?" || e.Name == "present?" || e.Name == "blank?" || e.Name == "to_s" || e.Name == "to_sym" || strings.HasSuffix(e.Name, "zero?")):
			visit(e.X)
		default:
			other = true
		}
	}
	visit(cond)
	if other {
		return nil
	}
	return found
}

// state reports whether e reads the state of an object: an attribute or question of that kind, or a field of the object itself
// that its methods write.
func state(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	switch e.Op {
	case program.Field_:
		return written(p, m, e.Name)
	case program.Member:
		return stateName.MatchString(snake(e.Name)) && (e.X == nil || plain(e.X))
	case program.Call:
		if len(e.List) > 0 || e.Closure != nil {
			return false
		}
		if e.X == nil || e.X.Op == program.Self {
			return stateName.MatchString(snake(e.Name)) && !givenToConstructor(m, e.Name) || written(p, m, e.Name)
		}
		return plain(e.X) && (stateName.MatchString(snake(e.Name)) || undergone(e.Name) && moved(m, e.X))
	}
	return false
}

// undergone reports whether a question asks what has been done to an object: boarded?, checked_in?. That it has been stored, attached
// or allowed says whether it may be passed at all.
func undergone(name string) bool { return participle.MatchString(name) && !passable.MatchString(name) }

var (
	participle = regexp.MustCompile(`^([a-z]+_)*[a-z]{2,}ed(_[a-z]+)?\?$`)
	passable   = regexp.MustCompile(`(persisted|saved|stored|attached|allowed|permitted|supported|required|authori[sz]ed|recogni[sz]ed|expected|included|provided|needed|need|speed|feed|seed|nested|signed|typed|shared)\?$`)
)

// moved reports whether the method changes the object itself, so that what it asks is where that stands.
func moved(m *program.Method, object *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && program.Same(e.X, object) && flow.Effect(e, m.File.Language) != flow.NoEffect
		return !found
	})
	return found
}

// plain reports whether a receiver is an object at hand: a variable, a field, a reader of one.
func plain(e *program.Expr) bool { return entry.Key(e) != "" || e.Op == program.Self }

var hump = regexp.MustCompile(`([a-z0-9])([A-Z])`)

func snake(name string) string { return strings.ToLower(hump.ReplaceAllString(name, "${1}_$2")) }

// writtenKey is the memo of the fields that the methods of a class write.
type writtenKey struct{ class *program.Class }

// written reports whether some method of the class writes the field, other than a constructor that stores an argument.
func written(p *contracts.Pass, m *program.Method, field string) bool {
	if m.Class == nil {
		return false
	}
	key := writtenKey{m.Class}
	if known, ok := p.Memo[key]; ok {
		return known.(map[string]bool)[field]
	}
	fields := map[string]bool{}
	for _, other := range m.Class.Methods {
		if !other.HasBody() || other.Kind == program.KindConstructor {
			continue
		}
		other.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Assign && e.Name != "||" && e.X != nil && e.X.Op == program.Field_ && !stores(other, e.Y) {
				fields[e.X.Name] = true
			}
			return true
		})
	}
	p.Memo[key] = fields
	return fields[field]
}

// stores reports whether a value is a parameter of the method: a setter or an entry that keeps its argument, or a lookup.
func stores(m *program.Method, y *program.Expr) bool {
	if y == nil {
		return false
	}
	if y.Op == program.Call || y.Op == program.Await || y.Op == program.New {
		return true // fetched, built: not a change of state by itself
	}
	for _, p := range m.Params {
		if y.Op == program.Local && y.Name == p.Name {
			return true
		}
	}
	return false
}

// givenToConstructor reports whether a reader gives back what the constructor was given.
func givenToConstructor(m *program.Method, name string) bool {
	if m.Class == nil {
		return false
	}
	if ctor := entry.Constructor(m.Class); ctor != nil {
		for _, p := range ctor.Params {
			if p.Name == name {
				return true
			}
		}
	}
	return false
}

// place is where the class of an error is written.
type place struct{ span syntax.Span }

func named(raise *program.Expr) *place {
	if len(raise.List) == 0 {
		return nil
	}
	x := raise.List[0]
	switch x.Op {
	case program.Constant:
		return &place{x.Span}
	case program.New:
		if x.NameSpan.Len() > 0 {
			return &place{x.NameSpan}
		}
	case program.Call:
		if x.X != nil && x.X.Op == program.Constant {
			return &place{x.X.Span}
		}
	}
	return nil
}
