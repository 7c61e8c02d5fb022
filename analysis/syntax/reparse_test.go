package syntax

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// pieces are typed at random: halves of constructs, and letters beyond ASCII.
var pieces = []string{"x", "(", ")", "{", "}", "[", "end", "\n", "\r\n", "é", "🙂", "'", `"`, "`", "#", "//", "/*", "<", "=>", "?", ":", " if a\n", "def m(a)\n", "m(a: string) {\n",
	"<<~SQL\n", "SQL\n", "#{", "${", " do |a|\n", "=begin\n", "=end\n", "%w[", "/re/", ".b", "&.", "async ", "return ", "@a = 1\n"}

// edit replaces something of a text by something of it or of the pieces.
func edit(r *rand.Rand, text string) string {
	at := r.IntN(len(text) + 1)
	end, insert := at, ""
	switch r.IntN(4) {
	case 0:
		end = min(len(text), at+1+r.IntN(20))
	case 1:
		from := r.IntN(len(text) + 1)
		insert = text[from:min(len(text), from+r.IntN(60))]
	default:
		insert = pieces[r.IntN(len(pieces))]
	}
	return text[:at] + insert + text[end:]
}

func sameTree(t *testing.T, got, want *Tree) {
	t.Helper()
	for i := range min(len(got.Nodes), len(want.Nodes)) {
		if g, w := got.Nodes[i], want.Nodes[i]; g != w {
			t.Fatalf("node %d is %s %v, from scratch %s %v; in\n%s", i, got.KindOf(ID(i)), g, want.KindOf(ID(i)), w, want.Text)
		}
	}
	if len(got.Nodes) != len(want.Nodes) {
		t.Fatalf("%d nodes, from scratch %d", len(got.Nodes), len(want.Nodes))
	}
}

// seeds are the programs of the demonstration.
func seeds(t testing.TB, pattern string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "..", "testdata", "demo", "*", "*", pattern))
	if err != nil || len(found) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	var out []string
	for _, name := range found {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return out
}

// TestReparseIsParse edits real programs at random, now and then taking everything back, as whoever types does.
func TestReparseIsParse(t *testing.T) {
	t.Parallel()
	for language, pattern := range map[Language]string{Ruby: "*.rb", TypeScript: "*.ts", TSX: "*.ts"} {
		for i, text := range seeds(t, pattern) {
			var p Parser
			r := rand.New(rand.NewPCG(uint64(language), uint64(i)))
			history := []string{text}
			for range 150 {
				if len(history) > 1 && r.IntN(3) == 0 {
					history = history[:1+r.IntN(len(history)-1)]
				} else {
					history = append(history, edit(r, history[len(history)-1]))
				}
				version := NewText(history[len(history)-1])
				got, err := p.Parse(version, language)
				if err != nil {
					t.Fatal(err)
				}
				want, err := Parse(version, language)
				if err != nil {
					t.Fatal(err)
				}
				sameTree(t, got, want)
			}
			p.Close()
		}
	}
}

func TestParserGivesUpAndGoesOn(t *testing.T) {
	t.Parallel()
	var p Parser
	small := NewText("class A {}\n")
	for _, l := range []Language{TypeScript, Ruby, TSX, TSX} { // another language does not lead it astray
		if _, err := p.Parse(small, l); err != nil {
			t.Fatal(err)
		}
	}
	p.Close()
	p.Close()
	got, err := p.Parse(small, TypeScript)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Parse(small, TypeScript)
	if err != nil {
		t.Fatal(err)
	}
	sameTree(t, got, want)
}

func FuzzReparse(f *testing.F) {
	f.Add("def a(b)\n  b.c\nend\n", "def a(b)\n  raise if b.nil?\n  b.c\nend\n", false)
	f.Add("class A { m(a) { return a.b; } }", "class A { m(a) { return a?.b; } }", true)
	f.Fuzz(func(t *testing.T, before, after string, typescript bool) {
		language := Ruby
		if typescript {
			language = TypeScript
		}
		var p Parser
		defer p.Close()
		for _, text := range []string{before, after, before} {
			got, err := p.Parse(NewText(text), language)
			if err != nil {
				t.Skip(err)
			}
			want, err := Parse(NewText(text), language)
			if err != nil {
				t.Skip(err)
			}
			sameTree(t, got, want)
		}
	})
}

// BenchmarkParse types a letter into the middle of a thousand lines and takes it back.
func BenchmarkParse(b *testing.B) {
	long := strings.Repeat("  def total(order)\n    raise ArgumentError if order.nil?\n\n    order.lines.sum { |l| l.price * l.count }\n  end\n\n", 166)
	texts := [2]*Text{NewText("class A\n" + long + "end\n")}
	middle := strings.Index(texts[0].String()[len(long)/2:], "order.lines") + len(long)/2
	texts[1] = NewText(texts[0].String()[:middle] + "x" + texts[0].String()[middle:])
	for name, read := range map[string]func(*Text, Language) (*Tree, error){"scratch": Parse, "again": new(Parser).Parse} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := read(texts[i%2], Ruby); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
