package flow_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/analysis/workspace"
)

// TestFacts runs every method of the first file of each archive and asks what is known wherever the program calls probe(x). A
// trailing comment tells what that must be: "known: present", "known: nil", "known: >= 0 number", "known: nothing", and
// "unreached" where no path leads. Of a method that is called by another one, only the latter's run counts: name the former
// with a leading "_" to leave it out as an entry.
func TestFacts(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no programs", err)
	}
	for _, archive := range archives {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(archive)
			if err != nil {
				t.Fatal(err)
			}
			var files []*program.File
			for _, f := range txtar.Parse(data).Files {
				lowered, err := workspace.Lower(f.Name, syntax.NewText(string(f.Data)))
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, lowered)
			}
			index := workspace.NewIndex(files)
			if diff := cmp.Diff(expected(files), known(index, files[0])); diff != "" {
				t.Errorf("facts at probes (-want +got):\n%s", diff)
			}
		})
	}
}

var expectation = regexp.MustCompile(`(?:#|//) (?:known: (.*)|(unreached))$`)

// expected reads the comments of all files, by file and line.
func expected(files []*program.File) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		for n, line := range strings.Split(f.Text.String(), "\n") {
			if m := expectation.FindStringSubmatch(line); m != nil && m[2] == "" {
				out[fmt.Sprintf("%s:%d", f.Path, n+1)] = m[1]
			}
		}
	}
	return out
}

// known runs the entry methods and describes the argument of each probe.
func known(index *workspace.Index, f *program.File) map[string]string {
	out := map[string]string{}
	for _, c := range f.Classes {
		a := flow.New(index, c)
		a.Checks = func(m *program.Method, e *program.Expr) *flow.Check { return schema.Check(index, m, e) }
		for _, m := range c.Methods {
			if strings.HasPrefix(m.Name, "_") || m.Visibility != program.Public || !m.HasBody() {
				continue
			}
			a.Run(m, nil, func(e flow.Event) {
				x := e.Step.Expr
				if e.Step.Kind != flow.Eval || x == nil || x.Op != program.Call || x.Name != "probe" {
					return
				}
				at := fmt.Sprintf("%s:%d", e.Frame.File().Path, e.Frame.File().Text.LineOf(x.Span.Start)+1)
				out[at] = describe(e.State.Fact(e.Frame.Value(e.State, x.List[0])))
			})
		}
	}
	return out
}

// describe names the facts in a fixed order.
func describe(f flow.Fact) string {
	var words []string
	say := func(holds bool, word string) {
		if holds {
			words = append(words, word)
		}
	}
	say(f.Null == flow.IsNull, "nil")
	say(f.Null == flow.NonNull, "present")
	say(f.Truth == flow.Yes, "true")
	say(f.Truth == flow.No && f.Null != flow.IsNull, "false")
	say(f.Empty == flow.Yes, "empty")
	say(f.Empty == flow.No, "nonempty")
	say(f.Type != "", "is "+f.Type)
	bound := func(b flow.Bound, closed, open string) {
		if b.Set && b.Open {
			closed = open
		}
		say(b.Set, fmt.Sprintf("%s %g", closed, b.At))
	}
	bound(f.Lo, ">=", ">")
	bound(f.Hi, "<=", "<")
	say(f.NonZero && !f.Lo.Set && !f.Hi.Set, "!= 0")
	say(f.Integer, "integer")
	say(f.Finite && !f.Integer, "number")
	say(f.OneOf.Known(), "listed")
	say(f.Tested&flow.TestOpaque != 0 && !f.Assumed, "checked")
	say(f.Assumed, "assumed")
	if len(words) == 0 {
		return "nothing"
	}
	return strings.Join(words, ", ")
}
