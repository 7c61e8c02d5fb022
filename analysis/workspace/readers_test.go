package workspace

import (
	"slices"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/syntax"
)

// TestReaders asks what readers make, what classes declare and how their names end, of files that are lowered, known by their facts, and open in an editor.
func TestReaders(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"a.rb": "module Shop\n  class Cart\n    def acl = @acl ||= Acl.new(self)\n    def total = 1\n    def self.acl = 2\n  end\nend\n",
		"b.rb": "class Cart\n  def acl\n    Acl.new\n  end\n  def label(size) = Label.new(size)\nend\n",
		"c.rb": "class Bar::Cart; end\nclass Zoo::Cart; end\nclass Ark::Cart; end\nclass Depot::Cart\n  has_many :lines\n  def price\n    return 0 if free\n    Price.new\n  end\nend\nclass Depot::Row\n  has_many :lines, class_name: \"Line\"\nend\n",
	}
	lowered := func(path, text string) *program.File {
		f, err := Lower(path, syntax.NewText(text))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	var whole, surveyed []*Held
	for _, path := range []string{"a.rb", "b.rb", "c.rb"} {
		f := lowered(path, texts[path])
		whole = append(whole, Lowered(f))
		surveyed = append(surveyed, Unread(path, texts[path], factsOf(f)))
	}
	for name, ix := range map[string]*Index{"lowered": NewIndexOf(whole), "surveyed": NewIndexOf(surveyed), "once more": NewIndexOf(surveyed).Again(0)} {
		for _, test := range []struct {
			reader string
			want   []string
		}{{"acl", []string{"Acl"}}, {"total", nil}, {"label", nil}, {"price", nil}, {"none", nil}} {
			if got := ix.Readers(test.reader); !slices.Equal(got, test.want) {
				t.Errorf("%s: %s makes %q, want %q", name, test.reader, got, test.want)
			}
		}
		if got := ending(ix, "Cart"); !slices.Equal(got, []string{"Shop::Cart", "Bar::Cart", "Zoo::Cart", "Ark::Cart", "Depot::Cart"}) {
			t.Errorf("%s: %q end in Cart", name, got)
		}
		for member, want := range map[string]bool{"acl": true, "lines": true, "rows": false} {
			if got := ix.Declares(member); got != want {
				t.Errorf("%s: %s is declared: %v", name, member, got)
			}
		}
		if got, want := ix.Associations("lines"), []summary.Association{{Name: "lines", In: "Depot::Cart"}, {Name: "lines", In: "Depot::Row", Class: "Line"}}; !slices.Equal(got, want) {
			t.Errorf("%s: lines are %v, want %v", name, got, want)
		}
		edited := ix.With(lowered("b.rb", "class Bay::Cart\n  def acl = nil\nend\n")).Without("c.rb")
		if got := edited.Readers("acl"); !slices.Equal(got, []string{"Acl", ""}) {
			t.Errorf("%s, edited: acl makes %q", name, got)
		}
		if got := edited.Associations("lines"); len(got) != 0 || edited.Declares("lines") {
			t.Errorf("%s, edited: lines are %v", name, got)
		}
		if got := ending(edited, "Cart"); !slices.Equal(got, []string{"Shop::Cart", "Bay::Cart"}) {
			t.Errorf("%s, edited: %q end in Cart", name, got)
		}
	}
}

func ending(ix *Index, last string) (out []string) {
	for _, c := range ix.Ending(last) {
		out = append(out, c.Name)
	}
	return out
}
