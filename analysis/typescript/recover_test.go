package typescript

import (
	"fmt"
	"os"
	"strings"
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

// betweenMembers are beginnings of members, typed above one.
var betweenMembers = []string{
	"foo", "foo(", "foo(a", "foo(a: string", "foo() {", "foo(): Promise<", "private ", "async ", "@Foo(", "x = ", "x = {", "x: ",
	"/**", "get ", "constructor(", "static {", "}", "'", "`", "foo = () => {",
}

// TestHalfTypedMembers types each beginning above each method and counts those that are lost below and above: the floor is
// one in twenty, the method the beginning runs into excepted.
func TestHalfTypedMembers(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/service.ts")
	if err != nil {
		t.Fatal(err)
	}
	whole := lower(t, "a.ts", string(src))
	for _, snippet := range betweenMembers {
		lost, total := 0, 0
		for _, m := range methods(whole) {
			at := m.Span.Start
			found := intact(lower(t, whole.Path, string(src[:at])+snippet+"\n\n"+whole.Text.Indent(at)+string(src[at:])))
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
		if lost*20 > total {
			t.Errorf("%q: %d of %d other methods lost", snippet, lost, total)
		}
	}
}

// TestRecovery holds what becomes of texts that are wrong in one place.
func TestRecovery(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{
			"an open if",
			"class A {\n  // doc\n  a(x) {\n    if (x) {\n      // note\n  }\n\n  b() {\n    return 1;\n  }\n}\n",
			"class A broken\n  method broken a(x) doc \"// doc\"\n  method b()\n",
		},
		{
			"an error that stays in its method",
			"class A {\n  a(x) {\n    x.\n  }\n\n  b() {\n    return 1;\n  }\n}\n",
			"class A broken\n  method broken a(x)\n  method b()\n",
		},
		{
			"an open method",
			"class A {\n  a(x) {\n    x();\n\n  b() {\n    return 1;\n  }\n}\n\nexport class B {\n  c() {}\n}\n",
			"class A broken\n  method broken a(x)\n  method b()\nexported class B\n  method c()\n",
		},
		{
			"a bracket too many",
			"class A\n  extends B\n{\n  a(x) {\n    }\n    x();\n  }\n\n  b() {\n    return 1;\n  }\n}\n",
			"class A < B broken\n  method broken a(x)\n  method b()\n",
		},
		{
			"a template string over lines of less indentation",
			"class A {\n  a() {\n    return `\nselect {\n`;\n  }\n\n  b(x) {\n    if (x) {\n  }\n\n  c() {\n    return 1;\n  }\n}\n",
			"class A broken\n  method a()\n  method broken b(x)\n  method c()\n",
		},
		{
			"an open field",
			"class A {\n  a = {\n\n  b() {\n    return 1;\n  }\n}\n",
			"class A broken\n  field a = (hash)\n  method b()\n",
		},
		{
			"an open function",
			"export function a(x) {\n  if (x) {\n}\n\nexport function b() {\n  return 1;\n}\n",
			"function exported broken a(x)\nfunction exported b()\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := lower(t, "a.ts", tt.src)
			if got := dumpFile(f); got != tt.want {
				t.Errorf("lowered to\n%s\nwant\n%s", got, tt.want)
			}
			if len(f.Errors) == 0 {
				t.Error("no errors told")
			}
			if n := strings.Count(tt.src, "// "); n != len(f.Comments) {
				t.Errorf("%d comments of %d", len(f.Comments), n)
			}
		})
	}
}
