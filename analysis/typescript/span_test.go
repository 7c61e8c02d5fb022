package typescript

import (
	"testing"

	"github.com/agentcore/proviso/analysis/syntax"
)

// TestSpans holds where things stand: repairs cut and paste by these spans.
func TestSpans(t *testing.T) {
	t.Parallel()
	const src = "/* é */ export class Å {\n  async go({ a: b = 1 }: P, c?: string) { this.x.run(c!); }\n  f = (x) => ({ y: x });\n}\n"
	f := lower(t, "a.ts", src)
	c := f.Classes[0]
	method, arrow := c.Methods[0], c.Methods[1]
	call := method.Body().List[0]
	tests := []struct {
		what string
		span syntax.Span
		want string
	}{
		{"class name", c.NameSpan, "Å"},
		{"method name", method.NameSpan, "go"},
		{"method", method.Span, "async go({ a: b = 1 }: P, c?: string) { this.x.run(c!); }"},
		{"body", method.BodySpan, " this.x.run(c!); "},
		{"body expression", method.Body().Span, "{ this.x.run(c!); }"},
		{"pattern", method.Params[0].NameSpan, "{ a: b = 1 }"},
		{"leaf", method.Params[0].Leaves[0].NameSpan, "b"},
		{"parameter", method.Params[1].Span, "c?: string"},
		{"parameter name", method.Params[1].NameSpan, "c"},
		{"type", method.Params[1].Type.Span, "string"},
		{"call", call.Span, "this.x.run(c!)"},
		{"callee", call.NameSpan, "run"},
		{"receiver", call.X.Span, "this.x"},
		{"field", call.X.NameSpan, "x"},
		{"argument", call.List[0].Span, "c!"},
		{"arrow", arrow.Span, "f = (x) => ({ y: x })"},
		{"arrow body", arrow.BodySpan, "({ y: x })"},
		{"comment", f.Comments[0].Span, "/* é */"},
	}
	for _, tt := range tests {
		if got := f.Text.Slice(tt.span); got != tt.want {
			t.Errorf("%s stands at %q, want %q", tt.what, got, tt.want)
		}
	}
}
