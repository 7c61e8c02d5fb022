package missingshape

import (
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

type roundTripKey struct{ name string }

// roundTrip reports whether parsed text is read from a member for which the project itself writes JSON: what comes back is its own.
func roundTrip(p *contracts.Pass, parse *program.Expr) bool {
	parse = flow.Strip(parse)
	if p.File.Language != program.TypeScript || parse == nil || parse.Name != "parse" || len(parse.List) == 0 {
		return false
	}
	text := flow.Strip(parse.List[0])
	if text == nil || text.Op != program.Member {
		return false
	}
	key := roundTripKey{text.Name}
	if known, ok := p.Memo[key]; ok {
		return known.(bool)
	}
	found := false
	for _, f := range p.Program.Mentioning(text.Name) {
		for _, m := range f.AllMethods() {
			if !found && f.Language == program.TypeScript && m.HasBody() {
				found = writes(m.Body(), text.Name)
			}
		}
	}
	p.Memo[key] = found
	return found
}

// writes reports whether JSON is made under a name somewhere below an expression: { settings: JSON.stringify(…) }, or stored there.
func writes(e *program.Expr, name string) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		switch {
		case x.Op == program.Pair && x.X != nil && x.X.Name == name:
			found = found || stringified(x.Y)
		case x.Op == program.Assign && x.X != nil && x.X.Name == name && (x.X.Op == program.Member || x.X.Op == program.Field_):
			found = found || stringified(x.Y)
		}
		return !found
	})
	return found
}

func stringified(e *program.Expr) bool {
	e = flow.Strip(e)
	return e != nil && e.Op == program.Call && e.Name == "stringify" && e.X != nil && e.X.Name == "JSON"
}
