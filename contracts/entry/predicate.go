package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
)

// purePredicate recognises a predicate that does nothing but answer: whoever asks it does so to learn whether a value will do, and a guard
// would raise where the answer is no.
func purePredicate(m *program.Method) bool {
	if m.Kind == program.KindConstructor || !m.HasBody() {
		return false
	}
	if m.File.Language == program.Ruby && !strings.HasSuffix(m.Name, "?") || m.File.Language == program.TypeScript && !(isPredicateName(m.Name) && answersYesOrNo(m.Return)) {
		return false
	}
	acts := false
	m.Body().Walk(func(e *program.Expr) bool {
		acts = acts || flow.Effect(e, m.File.Language) != flow.NoEffect
		return !acts
	})
	return !acts
}

// inner recognises a constructor that only the class itself can call: what it needs is for its factories to ask for.
func inner(m *program.Method) bool {
	return m.Kind == program.KindConstructor && m.File.Language == program.TypeScript && m.Visibility == program.Private
}

// onlyLogs reports whether a method does nothing but write to a log: raising there would make of a note a failure.
func onlyLogs(m *program.Method) bool {
	if !m.HasBody() || len(m.Body().List) == 0 {
		return false
	}
	return !slices.ContainsFunc(m.Body().List, func(s *program.Expr) bool { return !Log(s) })
}

// answersYesOrNo reports whether a type is boolean, or a predicate of one.
func answersYesOrNo(t *program.Type) bool {
	return t != nil && (t.Name == "boolean" || strings.Contains(t.Text, " is "))
}
