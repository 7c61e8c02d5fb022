package fix

import (
	"sort"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"github.com/agentcore/proviso/contracts"
)

// Apply gives the text with the edits made, all in one file; ok is false if they overlap or lie outside it.
func Apply(text string, edits []contracts.Edit) (result string, ok bool) {
	sorted := inOrder(edits)
	var b strings.Builder
	at := 0
	for _, e := range sorted {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(text) {
			return "", false
		}
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.NewText)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String(), true
}

// inOrder are edits as they stand in the text; those in one place keep their order.
func inOrder(edits []contracts.Edit) []contracts.Edit {
	sorted := append([]contracts.Edit(nil), edits...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i].Span, sorted[j].Span
		return a.Start < b.Start || a.Start == b.Start && a.End < b.End
	})
	return sorted
}

// Diff is the unified diff between two texts of a file, with the prefixes git uses and three lines around each change.
func Diff(path, before, after string) string {
	return udiff.Unified("a/"+path, "b/"+path, before, after)
}
