package dsl

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// schemaKey reads one line of a dry-schema: required(:x).filled(:integer, gt?: 0), optional(:x).maybe(:str?). A required key
// without more may be nil; filled rejects nil and the empty, value nil, maybe nothing.
func schemaKey(c *program.Class, e *program.Expr) *Input {
	chain := e
	for chain != nil && chain.X != nil && chain.Op == program.Call {
		chain = chain.X
	}
	if chain == nil || chain.Op != program.Call || chain.Name != "required" && chain.Name != "optional" {
		return nil
	}
	key := sorted(chain)
	if len(key.names()) == 0 {
		return nil
	}
	known, null := flow.Fact{}, false
	for x := e; x != chain; x = x.X {
		f, n := schemaRule(sorted(x))
		known, null = flow.Both(known, f), null || n
	}
	optional := null || chain.Name == "optional"
	if optional {
		known = flow.Fact{}
	}
	in := declare(c, key.names()[0], nil, known, optional)
	if e == chain {
		in.Refuse = Insertion{e.Span.End, ".filled", "what is empty"}
	}
	return in
}

func schemaRule(m macro) (flow.Fact, bool) {
	f := flow.Fact{Null: flow.NonNull, Tested: flow.TestNull | flow.TestType}
	switch m.Name {
	case "filled":
		f.Empty, f.Tested = flow.No, f.Tested|flow.TestEmpty
	case "value", "array", "hash", "each", "schema":
	case "maybe":
		return flow.Fact{}, true
	default:
		return flow.Fact{}, false
	}
	for _, a := range m.args {
		switch strings.TrimSuffix(strings.TrimPrefix(a.Name, "params."), "?") {
		case "int", "integer":
			f = flow.Both(f, named("Integer").fact)
		case "str", "string":
			f.Type = "String"
		case "nil", "none":
			return flow.Fact{}, true
		}
	}
	return predicates(f, m.pairs), false
}
