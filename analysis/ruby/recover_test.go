package ruby

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
)

// halfTyped are the beginnings that cost a class most of its methods where nothing is done about it; two, "foo" and
// "return if", cost nothing.
var halfTyped = []string{
	"foo", "foo.", "foo(", "foo(a,", "x = ", "raise ArgumentError, \"", "raise ArgumentError, \"x\" unless a.",
	"if ", "if foo", "unless x", "return if ", "items.each do |i|", "items.each { |i|", "{ a: ", "[1, ", "'", "\"abc #{",
	"case x", "begin", "def ", "def foo", "def foo(", "def foo(a:", "end", "->(x) {", "&", "@", "foo(&", "<<~SQL",
}

// TestHalfTyped types each beginning at the top of each method of a service, and counts the other methods that are no
// longer found whole, in their class. The floor is one in twenty.
func TestHalfTyped(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/service.rb")
	if err != nil {
		t.Fatal(err)
	}
	whole := lower(t, string(src))
	for _, snippet := range halfTyped {
		lost, total := 0, 0
		for _, m := range methods(whole) {
			at := m.BodySpan.Start
			indent := whole.Text.Indent(m.Span.Start) + "  "
			found := intact(lower(t, string(src[:at])+"\n"+indent+snippet+string(src[at:])))
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

func methods(f *program.File) []*program.Method {
	var out []*program.Method
	for _, c := range f.Classes {
		out = append(out, c.Methods...)
	}
	return out
}

func key(m *program.Method) string {
	return fmt.Sprint(m.Class.Name, "#", m.Name, m.Static, m.Visibility)
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

// TestRecovery holds what becomes of texts that are wrong in one place.
func TestRecovery(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{
			"an open if",
			"module M\n  class A < B\n    # doc\n    def a(x)\n      if x\n      # note\n    end\n\n    def b\n      1\n    end\n  end\nend\n",
			"module M broken\nclass M::A < B broken\n  def broken a(x) doc \"# doc\"\n  def b()\n",
		},
		{
			"an open macro between methods",
			"class A\n  input :x, if: {\n\n  def a; end\n  attr_reader :b\n  def c\n    1\n  end\nend\n",
			"class A broken\n  field b reader\n  macro (call:attr_reader [(sym:b)])\n  def a()\n  def c()\n",
		},
		{
			"an end too many",
			"class A\n  def a\n    end\n    1\n  end\n\n  private\n\n  def b\n  end\nend\n",
			"class A broken\n  def broken a()\n  def private b()\n",
		},
		{
			"a class without end",
			"class A\n  def a\n    1\n  end\n\n  class B\n    def b\n    end\n",
			"class A broken\n  def a()\nclass A::B broken\n  def b()\n",
		},
		{
			"a block passed on without parentheses",
			"class A\n  def a(&)\n    tag.div class: \"x\", &\n  end\n  def b(&)\n    each &\n  end\nend\n",
			"class A\n  def a(&)\n  def b(&)\n",
		},
		{
			"an endless method with a command for a body",
			"class A\n  def a = raise \"x\"\n  def b = 1\nend\n",
			"class A broken\n  def broken a()\n  def b() =\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := lower(t, tt.src)
			got := dumpFile(f)
			if i := strings.Index(got, "top "); i >= 0 {
				got = got[:i]
			}
			if got != tt.want {
				t.Errorf("lowered to\n%s\nwant\n%s", got, tt.want)
			}
			if strings.Contains(tt.want, "broken") != (len(f.Errors) > 0) {
				t.Errorf("errors: %v", f.Errors)
			}
			if n := strings.Count(tt.src, "# "); n != len(f.Comments) {
				t.Errorf("%d comments of %d", len(f.Comments), n)
			}
		})
	}
}
