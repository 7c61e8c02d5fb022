package syntax

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseCopiesTheTree(t *testing.T) {
	t.Parallel()
	tree, err := Parse(NewText("class A\n  def b(x:) = x.y\nend\n"), Ruby)
	if err != nil {
		t.Fatal(err)
	}
	class := tree.ChildOfKind(0, "class")
	if got := tree.Source(tree.Child(class, "name")); got != "A" {
		t.Errorf("class name = %q, want A", got)
	}
	for id := range tree.Nodes {
		n := tree.Nodes[id]
		if id > 0 && (int(n.Parent) >= id || tree.Nodes[n.Parent].Start > n.Start || tree.Nodes[n.Parent].End < n.End) {
			t.Errorf("node %d (%s) lies outside its parent", id, tree.KindOf(ID(id)))
		}
	}
}

func TestParseSurvivesDeepNesting(t *testing.T) {
	t.Parallel()
	tree, err := Parse(NewText("x = "+strings.Repeat("[", 200_000)), TypeScript)
	if err != nil {
		t.Fatal(err)
	}
	if !tree.Is(0, HasError) {
		t.Error("unclosed brackets parsed without an error")
	}
}

func TestTextRoundTrip(t *testing.T) {
	t.Parallel()
	text := NewText("a\r\nb𝒳c\rd\n")
	for _, e := range []Encoding{UTF8, UTF16, UTF32} {
		for i := range text.String() {
			p := text.Point(i, e)
			if span := text.LineSpan(p.Line); i > span.End {
				continue // inside a line end
			}
			if got := text.Offset(p, e); got != i {
				t.Errorf("encoding %d: offset %d → %v → %d", e, i, p, got)
			}
		}
	}
	if got := text.Point(strings.Index(text.String(), "c"), UTF16); got != (Point{1, 3}) {
		t.Errorf("c stands at %v, want {1 3} in UTF-16 code units", got)
	}
}

func TestLongListIsGivenUp(t *testing.T) {
	t.Parallel()
	text := NewText("run([" + strings.Repeat("x.y,", 200_000) + "])")
	tree, err := parseWithin(50*time.Millisecond, text, TypeScript)
	if err == nil || tree != nil {
		t.Fatalf("a list that takes minutes was read, %v", err)
	}
}

// TestPatienceIsForTheProcessor reads in many stints what is read in one, however late the machine comes to it.
func TestPatienceIsForTheProcessor(t *testing.T) {
	t.Parallel()
	text := "run([" + strings.Repeat("x.y,", 300) + "]);\nclass A {\n" + strings.Repeat("  m(a: string) { return a + 1; }\n", 3000) + "}\n"
	whole, err := Parse(NewText(text), TypeScript)
	if err != nil {
		t.Fatal(err)
	}
	stints := 0
	late := work{time.Microsecond, time.Nanosecond, func() time.Duration { stints++; return 0 }}
	tree, err := late.parse(nil, text, TypeScript)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	if nodes, _ := flatten(tree, nil, nil); !slices.Equal(nodes, whole.Nodes) || stints < 10 {
		t.Errorf("%d nodes after %d stints, want %d", len(nodes), stints, len(whole.Nodes))
	}
	if before := threadTime(); threadTime() < before || before == 0 {
		t.Error("the thread has used no time")
	}
}
