package summary

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// Ref names a value that a caller decides: a parameter, or a field of the object.
type Ref struct {
	Param *program.Param
	Field string // without @ or this.; "" when Param is set
}

func (r Ref) String() string {
	if r.Param != nil {
		return r.Param.Name
	}
	return "@" + r.Field
}

// Term is an expression over references and literals: a condition of a method's head, in terms its callers understand.
// A Term is never changed.
type Term struct {
	Op   TermOp
	Name string // of an operator or message
	Ref  Ref
	Lit  *program.Expr // the literal
	Args []*Term       // operands; for Message the receiver first
}

// TermOp is the kind of a Term.
type TermOp uint8

// The kinds; the zero value is anything that is not understood.
const (
	Opaquely TermOp = iota
	Refers
	Literal
	Message  // Args[0].Name(Args[1:])
	Operator // Name over Args: "!", "&&", "||", "??", comparisons, arithmetic
	TypeTest // Args[0] is a Name
	Listing  // an array of Args
)

var (
	opaque        = &Term{}
	nilTerm       = &Term{Op: Literal, Lit: &program.Expr{Op: program.Nil}}
	undefinedTerm = &Term{Op: Literal, Lit: &program.Expr{Op: program.Nil, Name: "undefined"}}
)

const maxTerm = 40 // nodes; anything larger is not understood

// mentions reports whether a caller has a say in t.
func (t *Term) mentions() bool {
	if t.Op == Refers {
		return true
	}
	for _, a := range t.Args {
		if a.mentions() {
			return true
		}
	}
	return false
}

// Refs lists the references of t in order, the first one being what t is about.
func (t *Term) Refs() []Ref {
	var out []Ref
	t.refs(&out)
	return out
}

func (t *Term) refs(out *[]Ref) {
	if t.Op == Refers {
		for _, r := range *out {
			if r == t.Ref {
				return
			}
		}
		*out = append(*out, t.Ref)
	}
	for _, a := range t.Args {
		a.refs(out)
	}
}

func (t *Term) size() int {
	n := 1
	for _, a := range t.Args {
		n += a.size()
	}
	return n
}

// substitute replaces references.
func (t *Term) substitute(by func(Ref) *Term) *Term {
	switch {
	case t.Op == Refers:
		return by(t.Ref)
	case len(t.Args) == 0:
		return t
	}
	args := make([]*Term, len(t.Args))
	same := true
	for i, a := range t.Args {
		args[i] = a.substitute(by)
		same = same && args[i] == a
	}
	if same {
		return t
	}
	return &Term{Op: t.Op, Name: t.Name, Args: args}
}

func (t *Term) write(b *strings.Builder) {
	switch t.Op {
	case Opaquely:
		b.WriteByte('?')
	case Refers:
		b.WriteString(t.Ref.String())
	case Literal:
		b.WriteString(opName(t.Lit))
	default:
		b.WriteByte('(')
		b.WriteByte('0' + byte(t.Op))
		b.WriteString(t.Name)
		for _, a := range t.Args {
			b.WriteByte(' ')
			a.write(b)
		}
		b.WriteByte(')')
	}
}

func opName(e *program.Expr) string {
	switch e.Op {
	case program.Nil:
		return "nil" + e.Name
	case program.True:
		return "true"
	case program.False:
		return "false"
	case program.Str:
		return "\"" + e.Name + "\""
	case program.Symbol:
		return ":" + e.Name
	case program.Unary:
		return e.Name + opName(e.X)
	}
	return e.Name
}
