package summary

import (
	"math"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// message evaluates a call on a known receiver: the predicates with which guards are written.
func (v evaluator) message(t *Term) Known {
	recv := v.eval(t.Args[0])
	if recv.Kind == Crash {
		return recv
	}
	if t.Name == "includes" || t.Name == "include?" || t.Name == "member?" || t.Name == "in?" || t.Name == "exclude?" {
		return v.member(t, recv)
	}
	if v.lang == program.TypeScript {
		return v.typeScriptMessage(t, recv)
	}
	if recv.Kind == KnownNil {
		return v.nilMessage(t)
	}
	return v.rubyMessage(t.Name, recv)
}

func (v evaluator) nilMessage(t *Term) Known {
	switch t.Name {
	case "nil?", "blank?":
		return boolean(flow.Yes)
	case "present?", "presence":
		if t.Name == "presence" {
			return Known{Kind: KnownNil}
		}
		return boolean(flow.No)
	case "to_s":
		return Known{Kind: KnownString}
	case "to_i":
		return Known{Kind: KnownNumber, Int: true}
	case "to_a":
		return Known{Kind: KnownList}
	}
	if flow.NilSafe(t.Name) {
		return Known{}
	}
	return crash
}

func (v evaluator) rubyMessage(name string, x Known) Known {
	switch name {
	case "nil?":
		if x.Kind != Unsure {
			return boolean(flow.No)
		}
	case "blank?":
		return boolean(x.blank())
	case "present?":
		return boolean(opposite(x.blank()))
	case "presence":
		switch x.blank() {
		case flow.Yes:
			return Known{Kind: KnownNil}
		case flow.No:
			return x
		}
	case "empty?":
		return boolean(x.empty())
	case "any?":
		return boolean(opposite(x.empty()))
	case "size", "length", "count":
		return x.length()
	case "strip":
		if x.Kind == KnownString {
			x.Text = strings.TrimSpace(x.Text)
			return x
		}
	case "to_s", "to_sym":
		if x.Kind == KnownString || x.Kind == KnownSymbol {
			x.Kind = KnownString
			if name == "to_sym" {
				x.Kind = KnownSymbol
			}
			return x
		}
	}
	if x.Kind == KnownNumber {
		switch name {
		case "positive?":
			return boolean(triOf(x.Num > 0))
		case "negative?":
			return boolean(triOf(x.Num < 0))
		case "zero?":
			return boolean(triOf(x.Num == 0))
		case "finite?":
			return boolean(flow.Yes)
		case "nan?", "infinite?":
			return boolean(flow.No)
		case "integer?":
			return boolean(triOf(x.Int))
		}
	}
	return Known{}
}

func (k Known) blank() flow.Tri {
	switch k.Kind {
	case KnownNil, KnownFalse:
		return flow.Yes
	case KnownString:
		return triOf(strings.TrimSpace(k.Text) == "")
	case KnownTrue, KnownNumber, KnownSymbol:
		return flow.No
	case KnownList, KnownHash:
		return k.empty()
	case Something:
		if k.Filled {
			return flow.No
		}
	}
	return flow.Unknown
}

func (k Known) empty() flow.Tri {
	n := k.length()
	if n.Kind != KnownNumber {
		return flow.Unknown
	}
	return triOf(n.Num == 0)
}

func (k Known) length() Known {
	n := Known{Kind: KnownNumber, Int: true}
	switch k.Kind {
	case KnownString:
		n.Num = float64(len([]rune(k.Text)))
	case KnownList:
		n.Num = float64(len(k.Items))
	case KnownHash:
		n.Num = k.Num
	default:
		return Known{}
	}
	return n
}

// member answers xs.include?(x) and x.in?(xs).
func (v evaluator) member(t *Term, recv Known) Known {
	if len(t.Args) != 2 {
		return Known{}
	}
	list, item := recv, v.eval(t.Args[1])
	if t.Name == "in?" {
		list, item = item, list
	}
	if list.Kind == KnownNil && t.Name != "in?" {
		return crash
	}
	if list.Kind != KnownList || item.Kind == Unsure || item.Kind == Crash {
		return Known{}
	}
	found := flow.No
	for _, x := range list.Items {
		switch x.equal(item) {
		case flow.Yes:
			found = flow.Yes
		case flow.Unknown:
			if found == flow.No {
				found = flow.Unknown
			}
		}
	}
	if t.Name == "exclude?" {
		found = opposite(found)
	}
	return boolean(found)
}

func (v evaluator) typeScriptMessage(t *Term, x Known) Known {
	if len(t.Args) == 2 { // Number.isInteger(n), Array.isArray(xs): the receiver is a name
		if k, ok := v.numberTest(t); ok {
			return k
		}
	}
	if t.Name == "typeof" { // an operator, which anything answers
		return Known{}
	}
	if x.Kind == KnownNil {
		return crash
	}
	switch t.Name {
	case "trim":
		if x.Kind == KnownString {
			x.Text = strings.TrimSpace(x.Text)
			return x
		}
	case "length", "size":
		if x.Kind == KnownString || x.Kind == KnownList {
			return x.length()
		}
	}
	return Known{}
}

func (v evaluator) numberTest(t *Term) (Known, bool) {
	switch t.Name {
	case "isInteger", "isSafeInteger", "isFinite", "isNaN", "isArray":
	default:
		return Known{}, false
	}
	x := v.eval(t.Args[1])
	if x.Kind == Unsure || x.Kind == Crash || x.Kind == Something {
		return Known{}, true
	}
	number := x.Kind == KnownNumber
	switch t.Name {
	case "isInteger", "isSafeInteger":
		return boolean(triOf(number && x.Num == math.Trunc(x.Num))), true
	case "isFinite":
		return boolean(triOf(number)), true
	case "isNaN":
		return boolean(triOf(number && math.IsNaN(x.Num))), true
	}
	return boolean(triOf(x.Kind == KnownList)), true
}
