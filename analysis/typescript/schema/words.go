package schema

import (
	"maps"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// types are the words that make a schema of a sort of values.
var types = map[string]string{"string": "text", "number": "number", "boolean": "boolean", "bool": "boolean", "date": "date", "Date": "date", "bigint": "bigint",
	"int": "integer", "integer": "integer", "Int": "integer", "Integer": "integer", "Finite": "finite", "NonEmptyString": "nonempty", "email": "format", "uuid": "format", "guid": "format",
	"url": "format", "uuidv4": "format", "cuid": "format", "ulid": "format", "UUID": "format", "Email": "format", "isoDate": "format", "datetime": "format",
	"array": "list", "Array": "list", "set": "list", "tuple": "list", "record": "open", "Record": "open", "map": "open", "NonEmptyArray": "elements", "nonEmptyArray": "elements",
	"String": "text", "Number": "number", "Boolean": "boolean", "any": "any", "unknown": "any", "mixed": "any", "Any": "any", "Unknown": "any", "object": "object", "strictObject": "object",
	"looseObject": "object", "Struct": "object", "type": "object", "strict": "object", "partial": "partial", "Partial": "partial", "enum": "oneOf", "nativeEnum": "oneOf", "enum_": "oneOf", "enums": "oneOf",
	"picklist": "oneOf", "Literal": "oneOf", "literal": "oneOf", "valid": "oneOf", "keyof": "oneOf", "Enums": "oneOf"}

// wraps are words that take a schema as their first argument and make another of it.
var wraps = map[string]bool{"pipe": true, "optional": true, "nullable": true, "nullish": true, "maybe": true, "defaulted": true, "size": true, "min": true, "max": true,
	"nonempty": true, "pattern": true, "refine": true, "trimmed": true, "exactOptional": true, "undefinedable": true, "NullOr": true, "UndefinedOr": true, "optionalWith": true, "refinement": true,
	"brand": true, "readonly": true, "required": true, "NullishOr": true, "pick": true, "omit": true, "partialize": true}

// word applies one word of a library to what has been read; first is set for the word that begins a schema.
func (s scope) word(r *reading, name string, args []*program.Expr, first bool) *reading {
	if first {
		if wraps[name] && len(args) > 0 {
			if inner := s.deeper().read(args[0]); inner != nil {
				return s.word(inner, name, args[1:], false)
			}
		}
		if name == "partial" && len(args) == 1 && args[0].Op != program.Hash {
			if inner := s.deeper().read(args[0]); inner != nil {
				return s.word(inner, name, nil, false)
			}
		}
		return s.begin(r, name, args)
	}
	out := *r
	out.shape.Keys = maps.Clone(r.shape.Keys)
	if out.presence(name, args) || out.size(name, args) || out.format(name, args) || s.structure(&out, name, args) {
		return &out
	}
	if !neutral[name] {
		out.shape.Open = true
	}
	return &out
}

// neutral words say nothing of the value itself.
var neutral = map[string]bool{"strict": true, "passthrough": true, "strip": true, "loose": true, "describe": true, "meta": true, "brand": true, "readonly": true,
	"label": true, "unknown": true, "messages": true, "error": true, "annotations": true, "openapi": true, "noUnknown": true, "note": true, "example": true, "description": true, "strictObject": true,
	"abortEarly": true, "typeError": true, "register": true, "trim": true, "toLowerCase": true, "toUpperCase": true, "lowercase": true, "uppercase": true,
	"trimmed": true, "toLower": true, "toUpper": true, "normalize": true}

func (s scope) begin(r *reading, name string, args []*program.Expr) *reading {
	present := flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}
	r.optional = r.lib.optional
	r.shape.Known = present
	known := &r.shape.Known
	switch kind := types[name]; kind {
	case "text":
		r.kind, known.Type = "text", "string"
	case "number", "integer", "finite":
		r.kind, known.Type = "number", "number"
		known.Integer, known.Finite = kind == "integer", kind != "number" || !r.lib.nan
	case "format", "nonempty":
		r.kind, known.Type, known.Empty = "text", "string", flow.No
		if kind == "format" {
			matched(known)
		}
	case "list", "elements":
		r.kind, known.Type = "list", "Array"
		if kind == "elements" {
			r.least(1)
		}
	case "object", "partial":
		r.kind, known.Type = "object", "object"
		if len(args) > 0 {
			r.shape.Keys = s.keys(args[0], kind == "partial", r.lib)
		}
	case "oneOf":
		s.among(r, args)
	case "any":
		r.shape.Known, r.optional = flow.Fact{}, true
	case "boolean", "date", "bigint":
		r.kind, known.Type = "", kind
		known.Finite = kind == "date"
	default:
		return s.combined(r, name, args)
	}
	return r
}

// combined reads unions, intersections and everything that is not known, which is taken for a check that was not read.
func (s scope) combined(r *reading, name string, args []*program.Expr) *reading {
	switch name {
	case "intersection", "intersect", "and", "assign", "Intersect", "merge":
		parts := args
		if len(args) == 1 && args[0].Op == program.Array {
			parts = args[0].List
		}
		for _, p := range parts {
			if sub := s.deeper().read(p); sub != nil {
				r.take(sub.shape)
			} else {
				r.shape.Open = true
			}
		}
	case "preprocess", "coerce", "transform", "transformOrFail":
		r.shape = flow.Shape{Open: true, Made: true}
	case "alternatives", "union", "Union", "discriminatedUnion", "variant", "lazy", "custom", "instanceof", "any", "Class", "suspend":
		r.shape = flow.Shape{Open: true}
	default:
		r.shape = flow.Shape{Open: true}
	}
	return r
}

// take adds the keys and facts of another object.
func (r *reading) take(o flow.Shape) {
	if r.shape.Keys == nil {
		r.shape.Keys = map[string]*flow.Shape{}
	}
	maps.Copy(r.shape.Keys, o.Keys)
	r.shape.Open = r.shape.Open || o.Open
	r.shape.Made = r.shape.Made || o.Made
}

// among reads a list of values.
func (s scope) among(r *reading, args []*program.Expr) {
	known := &r.shape.Known
	known.Member = true
	known.Tested |= flow.TestMember | flow.TestListed
	list := args
	if len(args) == 1 {
		only := args[0]
		for only != nil && only.Op == program.Cast {
			only = only.X
		}
		if only != nil && only.Op == program.Constant {
			only, _ = s.defined(only.Name)
			for only != nil && only.Op == program.Cast {
				only = only.X
			}
		}
		switch {
		case only == nil:
			return
		case only.Op == program.Array:
			list = only.List
		case only.Op == program.Hash: // keyof({a: null})
			return
		default:
			list = []*program.Expr{only}
		}
	}
	if set, ok := flow.LiteralsOf(list); ok {
		known.OneOf = set
	}
	if n, ok := flow.Number(list[0]); ok && len(list) == 1 {
		known.Bounded("==", n)
		known.Tested |= flow.TestBound
	}
}

// presence reads what is said of missing values.
func (r *reading) presence(name string, args []*program.Expr) bool {
	known := &r.shape.Known
	switch name {
	case "optional", "exactOptional", "undefinedable", "UndefinedOr", "notRequired", "optionalWith":
		r.optional = true
	case "nullable", "NullOr":
		r.null = true
	case "nullish", "maybe", "NullishOr":
		r.optional, r.null = true, true
	case "required", "nonoptional", "defined", "exist":
		r.optional = false
		if r.kind == "object" && r.lib.name != "joi" && r.lib.name != "yup" && len(args) == 0 { // all keys of it
			r.shape.Open = true
		}
		if r.kind == "text" && !r.lib.blank && name == "required" {
			known.Empty = flow.No
			known.Tested |= flow.TestEmpty
		}
	case "nonNullable":
		r.null = false
	case "default", "prefault", "catch", "defaulted", "fallback":
		r.optional, r.shape.Made = false, true
	case "allow":
		if len(args) > 0 && args[0].Op == program.Nil {
			r.null = true
		}
		known.Empty, known.OneOf = flow.Unknown, flow.Literals{}
	case "partial", "deepPartial":
		for key, sub := range r.shape.Keys {
			some := reading{optional: true, shape: *sub}
			r.shape.Keys[key] = some.result()
		}
	default:
		return false
	}
	return true
}

// comparisons are the words that bound a number; the ones without a bound of their own compare with zero.
var comparisons = map[string]string{"min": ">=", "gte": ">=", "minValue": ">=", "greaterThanOrEqualTo": ">=", "max": "<=", "lte": "<=", "maxValue": "<=", "lessThanOrEqualTo": "<=",
	"gt": ">", "greater": ">", "greaterThan": ">", "moreThan": ">", "gtValue": ">", "lt": "<", "less": "<", "lessThan": "<", "ltValue": "<",
	"positive": ">", "nonnegative": ">=", "nonNegative": ">=", "negative": "<", "nonpositive": "<=", "nonPositive": "<="}

// size reads bounds of numbers, texts and lists.
func (r *reading) size(name string, args []*program.Expr) bool {
	known := &r.shape.Known
	switch name {
	case "int", "integer", "safe", "safeInteger":
		known.Integer, known.Finite = true, true
		return true
	case "finite", "notNaN":
		known.Finite = true
		return true
	case "nonempty", "nonEmpty", "notEmpty":
		r.least(1)
		return true
	case "minLength", "minItems", "minSize", "length", "size", "Length":
		if n, ok := number(args); ok {
			r.least(n)
		}
		return true
	case "maxLength", "maxItems", "maxSize":
		known.Tested |= flow.TestEmpty
		return true
	}
	op, ok := comparisons[name]
	if !ok {
		return false
	}
	n, given := number(args)
	switch {
	case r.kind == "text" || r.kind == "list":
		known.Tested |= flow.TestEmpty
		if given && op == ">=" {
			r.least(n)
		}
	case given || strings.Contains(strings.ToLower(name), "iti") || strings.Contains(strings.ToLower(name), "negative"):
		known.Tested |= flow.TestBound
		known.Bounded(op, n)
		known.Finite = true
	default: // bounded by something that is no literal
		known.Tested |= flow.TestBound
	}
	return true
}

// least learns the smallest size of a text or a list.
func (r *reading) least(n float64) {
	r.shape.Known.Tested |= flow.TestEmpty
	if n < 1 {
		return
	}
	r.shape.Known.Empty = flow.No
	size := flow.Fact{Null: flow.NonNull, Integer: true, Finite: true, Tested: flow.TestBound}
	size.Bounded(">=", n)
	if r.shape.Keys == nil {
		r.shape.Keys = map[string]*flow.Shape{}
	}
	r.shape.Keys["size"] = &flow.Shape{Known: size}
}

func number(args []*program.Expr) (float64, bool) {
	if len(args) == 0 {
		return 0, false
	}
	return flow.Number(args[0])
}

// formats are words that ask a text for a form.
var formats = map[string]bool{"email": true, "uuid": true, "url": true, "uri": true, "guid": true, "cuid": true, "cuid2": true, "ulid": true, "regex": true, "matches": true,
	"pattern": true, "datetime": true, "isoTimestamp": true, "isoDate": true, "iso": true, "ip": true, "ipv4": true, "startsWith": true, "endsWith": true, "includes": true, "nanoid": true,
	"alphanum": true, "hex": true, "base64": true, "jwt": true, "isoDateTime": true, "hexadecimal": true, "token": true, "creditCard": true, "e164": true}

func (r *reading) format(name string, args []*program.Expr) bool {
	switch {
	case formats[name]:
		matched(&r.shape.Known)
		if exact := name == "email" || name == "uuid" || name == "url" || name == "uri" || name == "guid"; exact {
			r.shape.Known.Empty = flow.No
		}
	case name == "multipleOf" || name == "step" || name == "multiple":
		if n, ok := number(args); ok && n == float64(int64(n)) {
			r.shape.Known.Integer = true
		}
		r.shape.Known.Finite = true
	default:
		return false
	}
	return true
}

func matched(known *flow.Fact) {
	known.Member = true
	known.Tested |= flow.TestMember | flow.TestListed
}

// structure reads words that change or combine schemas.
func (s scope) structure(r *reading, name string, args []*program.Expr) bool {
	switch name {
	case "keys", "extend", "shape", "safeExtend", "augment", "setKey":
		if len(args) == 1 {
			r.take(flow.Shape{Keys: s.keys(args[0], false, r.lib)})
		}
	case "merge", "and", "concat", "assign":
		if len(args) == 1 {
			if sub := s.deeper().read(args[0]); sub != nil {
				r.take(sub.shape)
				return true
			}
		}
		r.shape.Open = true
	case "omit":
		if len(args) == 1 && args[0].Op == program.Hash {
			for _, p := range args[0].List {
				if p.X != nil {
					delete(r.shape.Keys, p.X.Name)
				}
			}
		}
	case "pick", "fork":
	case "valid", "equal", "oneOf", "only":
		s.among(r, args)
	case "pipe":
		s.pipe(r, args)
	case "transform", "preprocess", "or", "when", "unwrap", "overwrite":
		r.shape = flow.Shape{Open: true, Made: true}
	case "array": // a list of such
		*r = reading{lib: r.lib, kind: "list", optional: r.lib.optional, shape: flow.Shape{Known: flow.Fact{Null: flow.NonNull, Type: "Array", Tested: flow.TestNull | flow.TestType}}}
	default:
		return false
	}
	return true
}

// pipe applies actions one after another: v.pipe(v.string(), v.email()), S.String.pipe(S.minLength(1)).
func (s scope) pipe(r *reading, actions []*program.Expr) {
	for _, a := range actions {
		if a.Op != program.Call && a.Op != program.Member {
			r.shape.Open = true
			continue
		}
		if next := s.deeper().read(a); next != nil && a.Op == program.Call && types[a.Name] != "" && !formats[a.Name] && comparisons[a.Name] == "" && a.Name != "integer" && a.Name != "int" {
			made := r.shape.Made
			*r = *next
			r.shape.Made = r.shape.Made || made
			continue
		}
		*r = *s.word(r, a.Name, a.List, false)
	}
}
