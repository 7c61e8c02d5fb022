package ruby

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

func lower(t testing.TB, src string) *program.File {
	t.Helper()
	f, err := Lower("a.rb", syntax.NewText(src), nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var update = flag.Bool("update", false, "write what is lowered into testdata instead of comparing")

// TestExpressions reads testdata/expressions.txt: statements of a method with the parameters a and b, then what each is
// lowered to.
func TestExpressions(t *testing.T) {
	t.Parallel()
	const file = "testdata/expressions.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for c := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		src, want, _ := strings.Cut(c, "\n=> ")
		f := lower(t, "class C\ndef m(a, b)\n"+src+"\nend\nend\n")
		if len(f.Errors) > 0 {
			t.Errorf("%s\nerrors: %v", src, f.Errors)
		}
		got := dumpList(f.Classes[0].Methods[0].Body().List)
		if got != want && !*update {
			t.Errorf("%s\nlowered to\n%s\nwant\n%s", src, got, want)
		}
		out = append(out, src+"\n=> "+got)
	}
	if *update {
		write(t, file, strings.Join(out, "\n\n")+"\n")
	}
}

// TestDeclarations lowers testdata/declarations.rb and compares its classes and members with declarations.want.
func TestDeclarations(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/declarations.rb")
	if err != nil {
		t.Fatal(err)
	}
	got := dumpFile(lower(t, string(src)))
	if *update {
		write(t, "testdata/declarations.want", got)
	}
	want, err := os.ReadFile("testdata/declarations.want")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("declarations (-want +got):\n%s", diff)
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
