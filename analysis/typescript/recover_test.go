package typescript

import (
	"fmt"
	"os"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
)

// halfTyped are beginnings of statements; the ones that leave a bracket or quote open cost a class up to a third of its
// methods where nothing is done about it.
var halfTyped = []string{
	"foo", "foo.", "foo(", "foo(a,", "const x = ", "const x =", "throw", "throw new ", "throw new Error(", "throw new Error(\"",
	"if (", "if (!x", "if (!x)", "if (!x) {", "if (!x) throw new Error(\"x", "return", "return {", "items.map((i) => ",
	"items.map((i) => {", "[1, ", "`abc ${", "`abc", "'", "for (const x of ", "for (const x of xs) {", "switch (x) {", "try {",
	"}", ")", "/*", "/**", "async (", "await ", "x?.", "x ? ", "{", "() => {", "function ", "class ", "else {",
}

// TestHalfTyped types each beginning at the top of each method of a service, and counts the other methods that are no
// longer found whole, in their class. The floor is one in twenty.
func TestHalfTyped(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/service.ts")
	if err != nil {
		t.Fatal(err)
	}
	whole := lower(t, "a.ts", string(src))
	for _, snippet := range halfTyped {
		lost, total := lostMethods(t, whole, snippet)
		if lost*20 > total {
			t.Errorf("%q: %d of %d other methods lost", snippet, lost, total)
		}
	}
}

func lostMethods(t *testing.T, whole *program.File, snippet string) (lost, total int) {
	src := whole.Text.String()
	for _, m := range methods(whole) {
		at := m.BodySpan.Start
		if m.BodyForm != program.BlockBody {
			continue
		}
		indent := whole.Text.Indent(m.Span.Start) + "  "
		found := intact(lower(t, whole.Path, src[:at]+"\n"+indent+snippet+src[at:]))
		for _, other := range methods(whole) {
			if other == m {
				continue
			}
			total++
			if !found[key(other)] {
				lost++
			}
		}
	}
	return lost, total
}

func methods(f *program.File) []*program.Method {
	var out []*program.Method
	for _, c := range f.Classes {
		out = append(out, c.Methods...)
	}
	return out
}

func key(m *program.Method) string {
	return fmt.Sprint(m.Class.Name, "#", m.Name, m.Kind, m.Static, m.Visibility, len(m.Params))
}

func intact(f *program.File) map[string]bool {
	out := map[string]bool{}
	for _, m := range methods(f) {
		if !m.Broken {
			out[key(m)] = true
		}
	}
	return out
}
