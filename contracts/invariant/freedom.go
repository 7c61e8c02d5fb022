package invariant

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// freedom of a value: loose ones may be anything their facts allow, fixed ones are constants, about opaque ones nothing is known.
type freedom uint8

const (
	opaque freedom = iota
	fixed
	loose
)

// answered are the questions after which a value may satisfy what cannot be compared.
const answered = flow.TestOpaque | flow.TestMember | flow.TestListed | flow.TestState

// freedom tells whether the caller, or what was in the object before, decides what v is.
func (j *judge) freedom(v *flow.Value, depth int) freedom {
	if v == nil || depth > 6 {
		return opaque
	}
	fact := j.s.Fact(v)
	if fact.Vouched || fact.Assumed || fact.Tested&answered != 0 {
		j.settled = true
		return opaque
	}
	switch v.Origin() {
	case flow.Argument:
		if primitive(v) {
			return loose
		}
	case flow.Initial:
		if j.entered && j.footprint[v.Field] || !j.entered && j.unset(v) {
			return loose
		}
	case flow.Computed:
		return j.computed(v, depth)
	case flow.MemberOf:
		return j.member(v, depth)
	case flow.Joined, flow.Resized:
		return j.among(v.From, depth)
	}
	return opaque
}

// among is opaque if one of the values is, else loose if one of them is.
func (j *judge) among(list []*flow.Value, depth int) freedom {
	out := fixed
	for _, v := range list {
		switch j.freedom(v, depth+1) {
		case opaque:
			return opaque
		case loose:
			out = loose
		}
	}
	return out
}

var conversion = map[string]bool{"to_i": true, "to_f": true, "to_d": true, "round": true, "floor": true, "ceil": true, "Integer": true, "Float": true, "BigDecimal": true,
	"Number": true, "parseInt": true, "parseFloat": true}

func (j *judge) computed(v *flow.Value, depth int) freedom {
	e := v.Expr
	if literal(e) || e.Op == program.Constant {
		return fixed
	}
	switch e.Op {
	case program.Array, program.Hash:
		return fixed
	case program.Binary, program.Unary, program.Assign:
		return j.among(v.From, depth)
	case program.Call:
		if conversion[e.Name] && len(v.From) > 0 {
			return j.among(v.From, depth)
		}
	}
	return opaque
}

// asked reports whether any path asks for the size of v or of what is made of it.
func (j *judge) asked(v *flow.Value) bool {
	for _, t := range j.a.Tests(v) {
		if t&(flow.TestEmpty|flow.TestBounds|answered) != 0 {
			return true
		}
	}
	return false
}

// plain are types of bags of values that somebody else fills: props, options, messages.
var plain = regexp.MustCompile(`(Props|Dto|DTO|Input|Params|Args|Options|Command|Data|Payload|Attributes)$|^(object|any|unknown|Record|Partial)$`)

// member is a size, a conversion, a key of a hash or a property of a plain object that came in as an argument.
func (j *judge) member(v *flow.Value, depth int) freedom {
	base := v.Base
	switch {
	case v.Key == "size" || conversion[v.Key]:
		if base.Origin() == flow.Computed && base.Expr.Op == program.Call && len(base.From) == 1 {
			base = base.From[0] // of a copy, or of a trimmed text, about which the question may have been asked in another place
			if j.asked(base) {
				j.settled = true
				return opaque
			}
		}
		if base.Origin() == flow.Argument && j.s.Fact(base).Tested&flow.TestEmpty == 0 && j.asked(base) {
			j.settled = true // of what was made of it
			return opaque
		}
		if base.Origin() == flow.Initial && j.entered && j.footprint[base.Field] {
			return loose // what was asked of the elements says nothing about how many there are
		}
		return j.freedom(base, depth+1)
	case base.Origin() == flow.Argument && v.Key[:1] == "[":
		return j.freedom(base, depth+1)
	case base.Origin() == flow.Argument && base.Param.Type != nil && plain.MatchString(base.Param.Type.Name):
		return loose
	case base.Origin() == flow.Initial && j.entered && j.footprint[base.Field]:
		return loose
	}
	return opaque
}

// primitives are the TypeScript types that say nothing about which value it is.
var primitives = map[string]bool{"number": true, "string": true, "bigint": true, "any": true, "unknown": true, "Array": true, "ReadonlyArray": true, "boolean": true,
	"Date": true, "Set": true, "Map": true, "ReadonlySet": true, "ReadonlyMap": true, "": true}

// primitive reports whether the type of an argument leaves open which value it is. A class of the project may check itself.
func primitive(v *flow.Value) bool {
	if v.Param == nil {
		return false
	}
	t := v.Param.Type
	return t == nil || primitives[t.Name] || t.Name == "union" && t.Nullable && onlyPrimitives(t)
}

func onlyPrimitives(t *program.Type) bool {
	for _, a := range t.Args {
		if !primitives[a.Name] && a.Name != "null" && a.Name != "undefined" {
			return false
		}
	}
	return true
}

// typed reports whether a TypeScript declaration already excludes null.
func (j *judge) typed(v *flow.Value) bool {
	return j.f.File().Language == program.TypeScript && v != nil && v.Param != nil && v.Param.Type != nil && !v.Param.Type.Nullable && !v.Param.Optional
}

// unset reports whether v is what a field holds before a Ruby constructor has written it: nil.
func (j *judge) unset(v *flow.Value) bool {
	return v != nil && v.Field != "" && !j.entered && j.f.File().Language == program.Ruby
}
