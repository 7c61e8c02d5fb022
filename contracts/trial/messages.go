package trial

import (
	"math"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// message evaluates what known values answer; false where nothing is known of it.
func (r *run) message(e *program.Expr, recv Value, args []Value, about uint64) (Value, bool) {
	if e.X == nil || e.X.Op == program.Self {
		return r.function(e, args, about)
	}
	if v, ok := r.ofType(e, recv, args, about); ok || r.sig != nil {
		return v, true
	}
	if e.X.Op == program.Range && len(args) == 1 && (e.Name == "cover?" || e.Name == "include?" || e.Name == "member?" || e.Name == "===") {
		return r.inRange(e.X, args[0]), true
	}
	if e.X.Op == program.Regex && len(args) == 1 && (e.Name == "match?" || e.Name == "match" || e.Name == "test" || e.Name == "===") {
		return r.read(args[0].Path+".match?("+e.X.Name+")", about), true
	}
	switch e.Name {
	case "include?", "includes", "member?", "exclude?":
		if len(args) == 1 && recv.Kind == List {
			v := r.member(recv, args[0])
			if e.Name == "exclude?" {
				v = tri(opposite(v.truth(r.lang)), about)
			}
			return v, true
		}
	case "in?":
		if len(args) == 1 && e.List[0].Op == program.Range {
			return r.inRange(e.List[0], recv), true
		}
		if len(args) == 1 && args[0].Kind == List {
			return r.member(args[0], recv), true
		}
	case "is_a?", "kind_of?", "instance_of?":
		if len(args) == 1 && args[0].Kind == Type {
			return is(recv, args[0].Text, r.lang), true
		}
	}
	if r.lang == program.TypeScript {
		return r.typeScript(e, recv, args, about)
	}
	return r.ruby(e, recv, args, about)
}

// function evaluates conversions and checks that are no messages.
func (r *run) function(e *program.Expr, args []Value, about uint64) (Value, bool) {
	if r.lang == program.Ruby && len(args) >= 1 && flow.ConvertsOrRaises(e.Name) {
		return r.convert(e, args[0], about), true
	}
	if e.Name == "block_given?" {
		return Value{}, true
	}
	if r.lang == program.TypeScript && len(args) == 1 {
		switch e.Name {
		case "isNaN":
			if args[0].Kind == Number {
				return boolean(math.IsNaN(args[0].Num), about), true
			}
		case "String", "Number", "Boolean":
			if e.Name == "Number" && args[0].Kind == Number || e.Name == "String" && args[0].Kind == String {
				return args[0], true
			}
			if e.Name == "Boolean" {
				return tri(args[0].truth(r.lang), about), true
			}
			return Value{About: about}, true
		}
	}
	return Value{}, false
}

// convert is Integer(x), Float(x) and the like, which raise for what they cannot convert.
func (r *run) convert(e *program.Expr, x Value, about uint64) Value {
	for _, a := range e.List {
		if a.Op == program.Pair {
			return Value{About: about}
		}
	}
	switch x.Kind {
	case Number:
		if e.Name == "Integer" {
			x.Num, x.Whole = math.Trunc(x.Num), true
		}
		return x
	case Nil:
		r.guarded(e, about != 0, func() { r.about |= about; r.raise(e, "TypeError") })
		return Value{}
	case String:
		n, err := strconv.ParseFloat(x.Text, 64)
		if err != nil {
			r.guarded(e, about != 0, func() { r.about |= about; r.raise(e, "ArgumentError") })
			return Value{}
		}
		return Value{Kind: Number, Num: n, Whole: e.Name == "Integer", About: about}
	case Unknown:
		if about != 0 {
			r.unsure = true
		}
	}
	return Value{About: about}
}

// ofType evaluates Number.isInteger(x), Array.isArray(x), T.must(x).
func (r *run) ofType(e *program.Expr, recv Value, args []Value, about uint64) (Value, bool) {
	if recv.Kind != Type || len(args) == 0 {
		return Value{}, false
	}
	x := args[0]
	if x.Kind == Unknown {
		return Value{}, false
	}
	switch recv.Text + "." + e.Name {
	case "Number.isInteger", "Number.isSafeInteger":
		return boolean(x.Kind == Number && x.Num == math.Trunc(x.Num), about), true
	case "Number.isFinite":
		return boolean(x.Kind == Number && !math.IsNaN(x.Num) && !math.IsInf(x.Num, 0), about), true
	case "Number.isNaN":
		return boolean(x.Kind == Number && math.IsNaN(x.Num), about), true
	case "Array.isArray":
		return boolean(x.Kind == List, about), true
	case "T.must":
		if x.Kind == Nil {
			r.guarded(e, about != 0, func() { r.about |= about; r.raise(e, "TypeError") })
			return Value{}, true
		}
		return x, true
	case "T.let", "T.cast", "T.unsafe":
		return x, true
	}
	if e.Name == "===" && r.lang == program.Ruby {
		return is(x, recv.Text, r.lang), true
	}
	return Value{}, false
}

func (r *run) inRange(e *program.Expr, v Value) Value {
	out := boolean(true, v.About)
	if v.Kind == Nil {
		return boolean(false, v.About)
	}
	for _, end := range []struct {
		bound *program.Expr
		op    string
	}{{e.X, ">="}, {e.Y, "<="}} {
		if end.bound == nil {
			continue
		}
		b := r.eval(end.bound)
		if v.Kind != Number || b.Kind != Number {
			return Value{About: v.About}
		}
		ok := v.Num >= b.Num
		if end.op == "<=" {
			ok = v.Num <= b.Num
			if e.Name == "..." {
				ok = v.Num < b.Num
			}
		}
		if !ok {
			out = boolean(false, v.About)
		}
	}
	return out
}

func (r *run) member(list, x Value) Value {
	found := flow.No
	for _, item := range list.Items {
		switch item.equal(x) {
		case flow.Yes:
			found = flow.Yes
		case flow.Unknown:
			if found == flow.No {
				found = flow.Unknown
			}
		}
	}
	return tri(found, list.About|x.About)
}

func (r *run) typeScript(e *program.Expr, x Value, args []Value, about uint64) (Value, bool) {
	if x.Kind == Nil {
		return r.crash(e, x), true
	}
	if x.Kind == String {
		switch e.Name {
		case "trim":
			x.Text = strings.TrimSpace(x.Text)
			return x, true
		case "toLowerCase":
			x.Text = strings.ToLower(x.Text)
			return x, true
		case "toUpperCase":
			x.Text = strings.ToUpper(x.Text)
			return x, true
		case "startsWith", "endsWith", "includes":
			if len(args) == 1 && args[0].Kind == String {
				ok := strings.HasPrefix(x.Text, args[0].Text)
				if e.Name == "endsWith" {
					ok = strings.HasSuffix(x.Text, args[0].Text)
				} else if e.Name == "includes" {
					ok = strings.Contains(x.Text, args[0].Text)
				}
				return boolean(ok, about), true
			}
		}
	}
	if x.Kind == Object && e.Name == "has" && len(args) == 1 {
		return Value{About: about}, true
	}
	return Value{}, false
}

func (r *run) ruby(e *program.Expr, x Value, args []Value, about uint64) (Value, bool) {
	if len(args) == 0 {
		if v, ok := r.predicate(e, x, about); ok {
			return v, true
		}
	}
	switch e.Name {
	case "between?":
		if len(args) == 2 && x.Kind == Number && args[0].Kind == Number && args[1].Kind == Number {
			return boolean(x.Num >= args[0].Num && x.Num <= args[1].Num, about), true
		}
	case "fetch":
		if x.Kind == Nil {
			return r.crash(e, x), true
		}
	case "include?":
		if x.Kind == String && len(args) == 1 && args[0].Kind == String {
			return boolean(strings.Contains(x.Text, args[0].Text), about), true
		}
	case "start_with?", "end_with?":
		if x.Kind == String && len(args) == 1 && args[0].Kind == String {
			ok := strings.HasPrefix(x.Text, args[0].Text)
			if e.Name == "end_with?" {
				ok = strings.HasSuffix(x.Text, args[0].Text)
			}
			return boolean(ok, about), true
		}
	case "match?", "match":
		if len(e.List) == 1 && e.List[0].Op == program.Regex && x.Kind != Nil {
			return r.read(x.Path+".match?("+e.List[0].Name+")", about), true
		}
	}
	if x.Kind == Nil {
		if flow.NilSafe(e.Name) {
			return Value{About: about}, true
		}
		return r.crash(e, x), true
	}
	return Value{}, false
}

func (r *run) predicate(e *program.Expr, x Value, about uint64) (Value, bool) {
	switch e.Name {
	case "nil?":
		if x.Kind != Unknown {
			return boolean(x.Kind == Nil, about), true
		}
		return r.read(join(x.Path, "nil?"), about), true
	case "blank?":
		return tri(x.blank(), about), x.blank() != flow.Unknown
	case "present?":
		return tri(opposite(x.blank()), about), x.blank() != flow.Unknown
	case "presence":
		switch x.blank() {
		case flow.Yes:
			return Value{Kind: Nil, About: about}, true
		case flow.No:
			return x, true
		}
	case "empty?", "any?", "none?":
		if n := x.size(); n.Kind == Number {
			return boolean((n.Num == 0) == (e.Name != "any?"), about), true
		}
	case "size", "length", "count":
		if n := x.size(); n.Kind == Number {
			return n, true
		}
	case "to_s":
		if x.Kind == String || x.Kind == Nil || x.Kind == Symbol {
			return Value{Kind: String, Text: x.Text, About: about}, true
		}
	case "to_sym":
		if x.Kind == String || x.Kind == Symbol {
			return Value{Kind: Symbol, Text: x.Text, About: about}, true
		}
	case "to_i":
		switch x.Kind {
		case Number:
			return Value{Kind: Number, Num: math.Trunc(x.Num), Whole: true, About: about}, true
		case Nil:
			return Value{Kind: Number, Whole: true, About: about}, true
		}
	case "strip", "downcase", "upcase":
		if x.Kind == String {
			switch e.Name {
			case "strip":
				x.Text = strings.TrimSpace(x.Text)
			case "downcase":
				x.Text = strings.ToLower(x.Text)
			default:
				x.Text = strings.ToUpper(x.Text)
			}
			return x, true
		}
	case "freeze", "dup", "itself", "clone":
		return x, true
	case "to_a", "compact", "uniq":
		if x.Kind == List {
			return r.compacted(e.Name, x), true
		}
	case "first", "last":
		if x.Kind == List {
			if len(x.Items) == 0 {
				return Value{Kind: Nil, About: about}, true
			}
			if e.Name == "first" {
				return x.Items[0], true
			}
			return x.Items[len(x.Items)-1], true
		}
	}
	if x.Kind == Number {
		switch e.Name {
		case "positive?":
			return boolean(x.Num > 0, about), true
		case "negative?":
			return boolean(x.Num < 0, about), true
		case "zero?":
			return boolean(x.Num == 0, about), true
		case "nonzero?":
			return boolean(x.Num != 0, about), true
		case "integer?":
			return boolean(x.Whole, about), true
		case "finite?":
			return boolean(true, about), true
		case "nan?", "infinite?":
			return boolean(false, about), true
		case "even?":
			return boolean(math.Mod(x.Num, 2) == 0, about), true
		case "odd?":
			return boolean(math.Mod(x.Num, 2) != 0, about), true
		case "abs":
			x.Num = math.Abs(x.Num)
			return x, true
		}
	}
	return Value{}, false
}

func (r *run) compacted(name string, x Value) Value {
	if name != "compact" {
		return x
	}
	out := Value{Kind: List, About: x.About}
	for _, item := range x.Items {
		switch item.Kind {
		case Nil:
		case Unknown:
			return Value{About: x.About}
		default:
			out.Items = append(out.Items, item)
		}
	}
	return out
}
