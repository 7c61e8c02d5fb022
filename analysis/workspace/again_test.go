package workspace

import (
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// TestAgain takes a base again: what was lowered goes, but for what fits; what somebody entered stays.
func TestAgain(t *testing.T) {
	t.Parallel()
	text := func(name string) string { return "class " + name + "\n  def call = 1\nend\n" }
	lowered := func(path, name string) *program.File {
		f, err := Lower(path, syntax.NewText(text(name)))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	var surveyed []*Held
	for path, name := range map[string]string{"a.rb": "A", "b.rb": "B", "c.rb": "C", "d.rb": "D"} {
		surveyed = append(surveyed, Unread(path, text(name), factsOf(lowered(path, name))))
	}
	entered := lowered("d.rb", "Other")
	ix := NewIndexOf(surveyed).With(entered)
	if w := ix.Weight(); w != 0 {
		t.Errorf("%d bytes are lowered before anybody asked", w)
	}
	a, b := ix.File("a.rb"), ix.Classes("B")[0].File
	size := a.Text.Len()
	if w := ix.Weight(); w != 2*size {
		t.Errorf("%d bytes are lowered, want those of two files, %d", w, 2*size)
	}
	next := ix.Again(size)
	if w := next.Weight(); w != size {
		t.Errorf("%d bytes stay lowered, want those of one file, %d", w, size)
	}
	if next.File("a.rb") != a || next.File("b.rb") == b {
		t.Error("the first file in order of path should stay, and no other")
	}
	both := ix.Again(2 * size)
	if both.File("b.rb") != b || both.Again(size).File("b.rb") != b {
		t.Error("what was asked for last should stay, before others in order of path")
	}
	if next.File("d.rb") != entered || len(next.Classes("D")) != 0 || len(next.Classes("Other")) != 1 {
		t.Error("what was entered is gone")
	}
	if next.Classes("B")[0].File != next.File("b.rb") {
		t.Error("a class and its file are of two readings")
	}
	kept, _ := Survey(t.Context(), []Reading{{Source: Source{Path: "a.rb"}, Content: Content{Text: text("A")}}, {Source: Source{Path: "b.rb"}, Content: Content{Text: text("B")}}}, 1, size, false, func(int) *Facts { return nil })
	if w := NewIndexOf(kept).Weight(); w != size {
		t.Errorf("a survey leaves %d bytes lowered, want those of one file, %d", w, size)
	}
	// The file of the base stands for its path again; another text for the path has to be entered.
	held := surveyed[0].Again()
	back := next.With(lowered(held.Path(), "Passing")).Holding(held.Path(), held)
	if got := back.File(held.Path()).Text; got != held.Text() {
		t.Errorf("%s reads %q", held.Path(), got)
	}
	if got := back.Holding("a.rb", Unread("a.rb", text("New"), factsOf(lowered("a.rb", "New")))).Classes("New"); len(got) != 1 {
		t.Error("a new text is not seen")
	}
	if back.Holding("a.rb", nil).File("a.rb") != nil {
		t.Error("a file that is gone is there")
	}
}

// TestFrozen takes a base again whose files are frozen: what comes back is the same model, with nothing lowered anew.
func TestFrozen(t *testing.T) {
	t.Parallel()
	var readings []Reading
	for _, name := range []string{"A", "B"} {
		readings = append(readings, Reading{Source: Source{Path: name + ".rb"}, Content: Content{Text: "class " + name + "\n  def call = 1\nend\n"}})
	}
	held, _ := Survey(t.Context(), readings, 1, 0, true, func(int) *Facts { return nil })
	ix := NewIndexOf(held)
	for range 2 {
		for _, h := range held {
			if h.cold.Load() == nil {
				t.Errorf("%s is not frozen", h.path)
			}
			c := ix.Classes(h.path[:1])
			if len(c) != 1 || c[0].File != ix.File(h.path) || c[0].Methods[0].Body().List[0].Name != "1" {
				t.Errorf("%s does not come back as it was", h.path)
			}
		}
		before := ix.File("A.rb")
		if ix = ix.Again(0); ix.File("A.rb") == before {
			t.Error("what was thawed stays")
		}
	}
}
