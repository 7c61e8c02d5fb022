package dsl

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby"
	"github.com/agentcore/proviso/analysis/ruby/rbs"
	"github.com/agentcore/proviso/analysis/syntax"
)

// alone resolves the names of one file.
type alone struct{ file *program.File }

func (a alone) Classes(name string) []*program.Class {
	var out []*program.Class
	for _, c := range a.file.Classes {
		if c.Name == name {
			out = append(out, c)
		}
	}
	return out
}

func (a alone) Functions(string) []*program.Method { return nil }

// TestDeclarations reads testdata/*.rb: a trailing comment "# => a: known; b: known" tells what the line declares.
func TestDeclarations(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.rb")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f, err := ruby.Lower(path, syntax.NewText(string(source)), nil)
			if err != nil {
				t.Fatal(err)
			}
			got := declared(f)
			for n, line := range strings.Split(string(source), "\n") {
				want := map[string]string{}
				if _, told, ok := strings.Cut(line, "# => "); ok {
					for _, part := range strings.Split(told, "; ") {
						name, known, _ := strings.Cut(part, ": ")
						want[name] = known
					}
				}
				for name, known := range want {
					if got[n][name] != known {
						t.Errorf("line %d: %s is %q, want %q", n+1, name, got[n][name], known)
					}
				}
				for name, known := range got[n] {
					if _, ok := want[name]; !ok {
						t.Errorf("line %d: %s is declared (%s), and no comment says so", n+1, name, known)
					}
				}
			}
		})
	}
}

// declared is what each line declares, by name.
func declared(f *program.File) map[int]map[string]string {
	out := map[int]map[string]string{}
	put := func(p *program.Param, known string) {
		n := f.Text.LineOf(p.NameSpan.Start)
		if out[n] == nil {
			out[n] = map[string]string{}
		}
		out[n][p.Name] = known
	}
	for _, c := range f.Classes {
		d := Read(alone{f}, c, func(string) []*rbs.Class { return nil })
		for _, in := range d.Inputs {
			if in.Class == c {
				put(in.Param, described(in.Optional, in.Param.Default, in.Known, len(in.Must)))
			}
		}
		for p, g := range d.Params {
			known := described(g.Nilable, nil, g.Known, 0)
			if g.Evidence {
				known += ", unchecked"
			}
			put(p, known)
		}
	}
	return out
}

func described(optional bool, def *program.Expr, f flow.Fact, must int) string {
	var words []string
	add := func(yes bool, word string) {
		if yes {
			words = append(words, word)
		}
	}
	add(optional, "optional")
	add(def != nil, "defaulted")
	add(f.Null == flow.NonNull, "present")
	add(f.Empty == flow.No, "filled")
	add(f.Type != "", f.Type)
	if f.Lo.Set {
		words = append(words, bound(f.Lo, ">", ">="))
	}
	if f.Hi.Set {
		words = append(words, bound(f.Hi, "<", "<="))
	}
	add(f.Member, "listed")
	add(f.Assumed, "assumed")
	add(must > 0, "conditions")
	if len(words) == 0 {
		return "open"
	}
	return strings.Join(words, " ")
}

func bound(b flow.Bound, open, closed string) string {
	if b.Open {
		return fmt.Sprint(open, b.At)
	}
	return fmt.Sprint(closed, b.At)
}
