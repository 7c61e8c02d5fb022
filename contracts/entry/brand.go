package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/contracts"
)

type brandKey struct{ class *program.Class }

// Forged reports whether a branded number is also made where nothing checks it. Its type proves something only if every cast to
// it stands in a function that can refuse.
func Forged(p *contracts.Pass, m *program.Method, t *program.Type) bool {
	if t == nil || m.File.Language != program.TypeScript {
		return false
	}
	c := schema.ClassOf(p.Program, m.File, t.Name)
	if c == nil || c.Kind != program.KindInterface || !slices.Contains(c.Mixins, "number") {
		return false
	}
	return memo(p, brandKey{c}, func() bool {
		for _, f := range p.Program.Mentioning(c.Name) {
			if f.Language == program.TypeScript && !testPath.MatchString(f.Path) && (f == c.File || schema.ClassOf(p.Program, f, c.Name) == c) && forges(f, c.Name) {
				return true
			}
		}
		return false
	})
}

// forges reports whether a file casts to the brand in a method that never refuses.
func forges(f *program.File, brand string) bool {
	for _, m := range f.AllMethods() {
		if m.Kind == program.KindTopLevel || !m.HasBody() {
			continue
		}
		cast, refuses := false, false
		m.Body().Walk(func(e *program.Expr) bool {
			switch {
			case e.Op == program.Cast && e.Type != nil && e.Type.Name == brand && !flow.IsLiteral(e.X):
				cast = true
			case e.Op == program.Raise, e.Op == program.Return && e.X != nil && flow.FailingValue(e.X), e.Op == program.Call && (flow.GuardHelper(e.Name) || e.Name == "parse"):
				refuses = true
			}
			return true
		})
		if cast && !refuses {
			return true
		}
	}
	return false
}
