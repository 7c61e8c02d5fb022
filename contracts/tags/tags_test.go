package tags

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
)

// TestOf reads the tags of one class or method in each language. The span must cover the expression's text in the file.
func TestOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, path, source string
		want               []string
	}{
		{"ruby", "a.rb", "# Withdraws.\n# @pre `amount.positive?` -- money moves out\n# @pre funds: `amount <= balance`\n# @precondition amount > 0\n# @raise [ArgumentError] unless `amount.positive?`\n# @raise [KeyError] always\n# @invariant must be >= 0 at any time.\n# @return [X]\nclass A\nend\n",
			[]string{"pre  amount.positive? expr quoted (money moves out)", "pre funds amount <= balance expr quoted", "pre  amount > 0 expr",
				"raise  amount.positive? expr quoted ArgumentError unless", "invariant  must be >= 0 at any time."}},
		{"one line", "a.ts", "/** @invariant `this.a >= 0` */\nexport class A {}\n", []string{"invariant  this.a >= 0 expr quoted"}},
		{"block", "a.ts", "/** Text.\n *  @pre `Number.isInteger(n) && n > 0`\n *  @throws {RangeError} if `n <= 0`   */\nexport class A {}\n",
			[]string{"pre  Number.isInteger(n) && n > 0 expr quoted", "raise  n <= 0 expr quoted RangeError"}},
		{"line comments", "a.ts", "// @inv `this.a < this.b` — ordered\nclass A {}\n", []string{"invariant  this.a < this.b expr quoted (ordered)"}},
		{"broken", "a.rb", "# @pre `amount >`\n# @pre ``\nclass A\nend\n", []string{"pre  amount > quoted", "pre   quoted"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f, err := workspace.Lower(test.path, syntax.NewText(test.source))
			if err != nil || len(f.Classes) != 1 {
				t.Fatal(err, len(f.Classes))
			}
			var got []string
			for _, tag := range Of(f, f.Classes[0].Doc, []string{"amount"}) {
				if text := f.Text.Slice(tag.Span); text != tag.Text {
					t.Errorf("the span covers %q, want %q", text, tag.Text)
				}
				if tag.Expr != nil && !tag.Span.Contains(tag.Expr.Span) {
					t.Errorf("the expression at %v lies outside %v", tag.Expr.Span, tag.Span)
				}
				got = append(got, describe(tag))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func describe(tag Tag) string {
	out := string(tag.Kind) + " " + tag.Label + " " + tag.Text
	for _, word := range []struct {
		on   bool
		text string
	}{{tag.Expr != nil, "expr"}, {tag.Quoted, "quoted"}, {tag.Error != "", tag.Error}, {tag.Unless, "unless"}, {tag.Message != "", "(" + tag.Message + ")"}} {
		if word.on {
			out += " " + word.text
		}
	}
	return out
}

// TestParams lists destructured leaves, too.
func TestParams(t *testing.T) {
	t.Parallel()
	f, err := workspace.Lower("a.ts", syntax.NewText("class A { m(a: number, { b, c }: X) {} }"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a", "b", "c"}, Params(f.Classes[0].Methods[0])); diff != "" {
		t.Error(diff)
	}
}
