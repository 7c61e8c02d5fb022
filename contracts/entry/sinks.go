package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// Sink is a place where a missing value does harm without a sound.
type Sink uint8

// The sinks. High ones make a warning (contracts § 1.8).
const (
	NoSink Sink = iota
	LowSink
	HighSink
)

// Reach is one operand of a record that comes to a sink.
type Reach struct {
	Level Sink
	Name  string // "the request delete", "a lock key"
	At    Operand
	Body  bool // part of what a request carries, where an optional part may well be missing
}

// dynamicCalls pick a message or a class by name. They are asked for membership, not for presence.
var dynamicCalls = map[string]bool{"constantize": true, "public_send": true, "send": true, "__send__": true, "const_get": true}

// SinksOf lists the operands of a record that come to a sink, the worst first.
func SinksOf(r *Record) []Reach {
	if r.Kind != flow.Eval || r.Expr == nil {
		return nil
	}
	for _, family := range []func(*Record, *program.Expr, program.Language) []Reach{httpSinks, lockSinks, limitSinks, storeSinks, sqlSinks, fileSinks, querySinks} {
		if found := family(r, r.Expr, r.Frame.File().Language); len(found) > 0 {
			return found
		}
	}
	return nil
}

// sinkCall reports whether a call on a receiver is a high sink for whatever it is given.
func sinkCall(e *program.Expr, lang program.Language) bool {
	r := &Record{Expr: e, X: noOperand, Y: noOperand, Own: noOperand.Fact, Args: slices.Repeat([]Operand{noOperand}, 2*len(e.List))}
	for _, family := range []func(*Record, *program.Expr, program.Language) []Reach{lockSinks, limitSinks, storeSinks, sqlSinks, fileSinks} {
		if len(family(r, e, lang)) > 0 {
			return true
		}
	}
	return false
}

// argument is one argument of a call, or one pair of an options object among them.
type argument struct {
	Pos int    // among the arguments as written
	Key string // of a pair
	At  Operand
}

// arguments pairs the operands of a call with the places where they are written.
func (rec *Record) arguments() []argument {
	var out []argument
	i := 0
	add := func(pos int, key string) {
		if i < len(rec.Args) {
			out = append(out, argument{pos, key, rec.Args[i]})
		}
		i++
	}
	for pos, a := range rec.Expr.List {
		switch {
		case a == nil:
		case a.Op == program.Pair:
			add(pos, keyName(a))
		case a.Op == program.Hash && rec.Expr.Op == program.Call:
			for _, p := range a.List {
				if p.Op == program.Pair {
					add(pos, keyName(p))
				}
			}
		default:
			add(pos, "")
		}
	}
	return out
}

func keyName(pair *program.Expr) string {
	if pair.X == nil {
		return ""
	}
	return pair.X.Name
}

// reaches makes a high sink of every argument that ok takes.
func reaches(r *Record, name string, ok func(argument) bool) []Reach {
	var out []Reach
	for _, a := range r.arguments() {
		if ok(a) {
			out = append(out, Reach{Level: HighSink, Name: name, At: a.At})
		}
	}
	return out
}

func first(a argument) bool { return a.Pos == 0 }

func every(argument) bool { return true }

// chainNames joins the names along a receiver, lower case: "redis.current" for Redis.current.
func chainNames(e *program.Expr) string {
	var names []string
	for ; e != nil; e = e.X {
		if e.Name != "" {
			names = append(names, strings.ToLower(e.Name))
		}
	}
	return strings.Join(names, ".")
}

// built reports whether an operand is a text or a path that was put together, rather than a value handed on as it is.
func built(o Operand) bool {
	v := o.Value
	if v == nil || v.Param != nil {
		return false
	}
	for _, src := range v.Sources() {
		if e := src.Expr; e != nil {
			ruby := e.X != nil && e.Name == "join" && (e.X.Op != program.Constant || e.X.Name != "path") // where only a list joins nil without a word
			switch {
			case e.Op == program.Template, e.Op == program.Binary && e.Name == "+", e.Op == program.Call && e.Name == "join" && (!ruby || e.X != nil && e.X.Op == program.Array):
				return true
			}
		}
	}
	return false
}
