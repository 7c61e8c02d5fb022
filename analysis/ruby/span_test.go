package ruby

import (
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// TestSpans holds the places that repairs and findings rely on.
func TestSpans(t *testing.T) {
	t.Parallel()
	f := lower(t, `class A::B
  attr_reader :amount, "text"
  def call(x, key: 1, *rest)
    @total = x.find(key) { |k| k }
    f(x:)
  end
  def short = x.y
  def empty; end
  def bare
  end
end
`)
	c := f.Classes[0]
	call := c.Methods[0]
	assign, f2 := call.Body().List[0], call.Body().List[1]
	tests := []struct {
		name string
		span syntax.Span
		want string
	}{
		{"class name", c.NameSpan, "A::B"},
		{"field symbol", c.Fields[0].Span, ":amount"},
		{"field name", c.Fields[0].NameSpan, "amount"},
		{"field name in a string", c.Fields[1].NameSpan, "text"},
		{"method name", call.NameSpan, "call"},
		{"keyword", call.Params[1].Span, "key: 1"},
		{"keyword name", call.Params[1].NameSpan, "key"},
		{"rest name", call.Params[2].NameSpan, "rest"},
		{"body", call.BodySpan, "\n    @total = x.find(key) { |k| k }\n    f(x:)\n  "},
		{"field", assign.X.Span, "@total"},
		{"field's name", assign.X.NameSpan, "total"},
		{"call with block", assign.Y.Span, "x.find(key) { |k| k }"},
		{"called name", assign.Y.NameSpan, "find"},
		{"block", assign.Y.Closure.Span, "{ |k| k }"},
		{"shorthand pair", f2.List[0].Span, "x:"},
		{"shorthand value", f2.List[0].Y.Span, "x"},
		{"expression body", c.Methods[1].BodySpan, "x.y"},
		{"body on one line", c.Methods[2].BodySpan, "; "},
		{"empty body", c.Methods[3].BodySpan, "\n  "},
	}
	for _, tt := range tests {
		if got := f.Text.Slice(tt.span); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if c.Methods[1].BodyForm != program.ExpressionBody {
		t.Error("an endless method has no expression body")
	}
}
