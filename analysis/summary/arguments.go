package summary

import "github.com/agentcore/proviso/analysis/program"

// Arguments pairs what a call passes with the parameters of what it runs. Complete is false when a splat or a hash hides some of it;
// then nothing can be said of a parameter without an argument.
func Arguments(e *program.Expr, params []*program.Param) (given map[*program.Param]*program.Expr, complete bool) {
	given = map[*program.Param]*program.Expr{}
	if e == nil || e.Op == program.Super && e.Has(program.Bare) {
		return given, false
	}
	keywords := map[string]*program.Param{}
	for _, p := range params {
		if p.Kind == program.Keyword {
			keywords[p.Name] = p
		}
	}
	var positional []*program.Expr
	for _, a := range e.List {
		switch {
		case a == nil:
			return given, false
		case a.Op == program.Spread && a.Name == "&":
		case a.Op == program.Spread:
			return given, false
		case a.Op == program.Pair && len(keywords) > 0:
			pass(given, keywords, a)
		case a.Op == program.Hash && len(keywords) > 0:
			for _, pair := range a.List {
				if pair.Op != program.Pair {
					return given, false
				}
				pass(given, keywords, pair)
			}
		default:
			positional = append(positional, a)
		}
	}
	i, whole := 0, true
	for _, p := range params {
		switch p.Kind {
		case program.Rest, program.Forward:
			return given, whole // what stands behind a rest is counted from the end; nobody needs it
		case program.Positional, program.Destructured:
			if i >= len(positional) {
				continue
			}
			if p.Kind == program.Positional {
				given[p] = positional[i]
			} else if !leaves(given, p, positional[i]) {
				whole = false
			}
			i++
		}
	}
	if len(keywords) > 0 && i < len(positional) {
		return given, false // one too many, which may be the hash of the keywords where Ruby takes it for that
	}
	return given, whole
}

func pass(given map[*program.Param]*program.Expr, keywords map[string]*program.Param, pair *program.Expr) {
	if pair.X == nil {
		return
	}
	if p := keywords[pair.X.Name]; p != nil {
		given[p] = pair.Y
	}
}

// leaves pairs the keys of an object literal with the leaves of a destructured parameter; false if another object may bring more.
func leaves(given map[*program.Param]*program.Expr, p *program.Param, arg *program.Expr) bool {
	if arg.Op != program.Hash {
		return false
	}
	whole := true
	for _, pair := range arg.List {
		if pair.Op != program.Pair || pair.X == nil {
			whole = false
			continue
		}
		for _, leaf := range p.Leaves {
			if leaf.Key == pair.X.Name {
				given[leaf] = pair.Y
			}
		}
	}
	return whole
}
