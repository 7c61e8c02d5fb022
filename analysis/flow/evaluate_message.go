package flow

import (
	"math"
	"strings"

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
		return boolean(Yes)
	case "present?", "presence":
		if t.Name == "presence" {
			return Known{Kind: KnownNil}
		}
		return boolean(No)
	case "to_s":
		return Known{Kind: KnownString}
	case "to_i":
		return Known{Kind: KnownNumber, Int: true}
	case "to_a":
		return Known{Kind: KnownList}
	}
	if nilSafe[t.Name] {
		return Known{}
	}
	return crash
}

func (v evaluator) rubyMessage(name string, x Known) Known {
	switch name {
	case "nil?":
		if x.Kind != Unsure {
			return boolean(No)
		}
	case "blank?":
		return boolean(x.blank())
	case "present?":
		return boolean(x.blank().not())
	case "presence":
		switch x.blank() {
		case Yes:
			return Known{Kind: KnownNil}
		case No:
			return x
		}
	case "empty?":
		return boolean(x.empty())
	case "any?":
		return boolean(x.empty().not())
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
			return boolean(tri(x.Num > 0))
		case "negative?":
			return boolean(tri(x.Num < 0))
		case "zero?":
			return boolean(tri(x.Num == 0))
		case "finite?":
			return boolean(Yes)
		case "nan?", "infinite?":
			return boolean(No)
		case "integer?":
			return boolean(tri(x.Int))
		}
	}
	return Known{}
}

func (k Known) blank() Tri {
	switch k.Kind {
	case KnownNil, KnownFalse:
		return Yes
	case KnownString:
		return tri(strings.TrimSpace(k.Text) == "")
	case KnownTrue, KnownNumber, KnownSymbol:
		return No
	case KnownList, KnownHash:
		return k.empty()
	}
	return Unknown
}

func (k Known) empty() Tri {
	n := k.length()
	if n.Kind != KnownNumber {
		return Unknown
	}
	return tri(n.Num == 0)
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
	found := No
	for _, x := range list.Items {
		switch x.equal(item) {
		case Yes:
			found = Yes
		case Unknown:
			if found == No {
				found = Unknown
			}
		}
	}
	if t.Name == "exclude?" {
		found = found.not()
	}
	return boolean(found)
}

func (v evaluator) typeScriptMessage(t *Term, x Known) Known {
	if len(t.Args) == 2 { // Number.isInteger(n), Array.isArray(xs): the receiver is a name
		if k, ok := v.numberTest(t); ok {
			return k
		}
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
		return boolean(tri(number && x.Num == math.Trunc(x.Num))), true
	case "isFinite":
		return boolean(tri(number)), true
	case "isNaN":
		return boolean(tri(number && math.IsNaN(x.Num))), true
	}
	return boolean(tri(x.Kind == KnownList)), true
}
