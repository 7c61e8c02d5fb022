package typescript

import (
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// TestRegroup holds expressions with assertions to what the compiler reads in them, spelled with all parentheses.
func TestRegroup(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"s * o!.w":                     "(s * o!.w)",
		"a && o!.w":                    "(a && o!.w)",
		"a ?? o![0]":                   "(a ?? o![0])",
		"a === o!.w + b!":              "(a === (o!.w + b!))",
		"a && b!.c === d || e":         "((a && (b!.c === d)) || e)",
		"a + b * c!.d - e":             "((a + (b * c!.d)) - e)",
		"!o!.w":                        "(!o!.w)",
		"a && !o!.w":                   "(a && (!o!.w))",
		"await o!.w()":                 "(await o!.w())",
		"a && (await o!.w(1))!.v":      "(a && (await o!.w(1))!.v)",
		"a && (b || c)!.d(e) === f!.g": "(a && ((b || c)!.d(e) === f!.g))",
		"null !== o!.x && a":           "((o!.x !== null) && a)",
		"(a && b)!.c":                  "(a && b)!.c",
		"this.a && this.b!.c!.d":       "(this.a && this.b!.c!.d)",
		"typeof o!.w === 'x'":          "((typeof o!.w) === 'x')",
	} {
		f, err := Lower("a.ts", syntax.NewText("class A { async m(a, o) { return "+src+"; } }"), nil)
		if err != nil {
			t.Fatal(err)
		}
		value := f.Classes[0].Methods[0].Body().List[0].X
		if got := spell(f, value); got != want {
			t.Errorf("%s reads as %s, want %s", src, got, want)
		}
		if got := f.Text.Slice(value.Span); got != src {
			t.Errorf("%s spans %s", src, got)
		}
		value.Walk(func(e *program.Expr) bool {
			e.Children(func(c *program.Expr) {
				if !e.Span.Contains(c.Span) {
					t.Errorf("%s: %s is not inside %s", src, f.Text.Slice(c.Span), f.Text.Slice(e.Span))
				}
			})
			return true
		})
	}
}

// spell writes an expression with parentheses around each operator.
func spell(f *program.File, e *program.Expr) string {
	switch e.Op {
	case program.NonNull:
		return spell(f, e.X) + "!"
	case program.Member:
		return spell(f, e.X) + "." + e.Name
	case program.Index:
		return spell(f, e.X) + "[" + spell(f, e.List[0]) + "]"
	case program.Call:
		var args []string
		for _, a := range e.List {
			args = append(args, spell(f, a))
		}
		return spell(f, e.X) + "." + e.Name + "(" + strings.Join(args, ", ") + ")"
	case program.Not:
		return "(!" + spell(f, e.X) + ")"
	case program.Unary:
		return "(" + e.Name + " " + spell(f, e.X) + ")"
	case program.Await:
		return "(await " + spell(f, e.X) + ")"
	case program.And:
		return "(" + spell(f, e.X) + " && " + spell(f, e.Y) + ")"
	case program.Or:
		return "(" + spell(f, e.X) + " || " + spell(f, e.Y) + ")"
	case program.Coalesce:
		return "(" + spell(f, e.X) + " ?? " + spell(f, e.Y) + ")"
	case program.Binary:
		return "(" + spell(f, e.X) + " " + e.Name + " " + spell(f, e.Y) + ")"
	}
	return f.Text.Slice(e.Span)
}
