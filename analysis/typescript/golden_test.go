package typescript

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is lowered into testdata instead of comparing")

// golden compares got with a file of testdata.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestDeclarations(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/declarations.ts")
	if err != nil {
		t.Fatal(err)
	}
	f := lower(t, "a.ts", string(src))
	if len(f.Errors) > 0 {
		t.Errorf("errors at %v", f.Errors)
	}
	golden(t, "testdata/declarations.want", dumpFile(f))
}

// TestExpressions lowers each line as the body of a method with the parameters x and y.
func TestExpressions(t *testing.T) {
	t.Parallel()
	lines, err := os.ReadFile("testdata/expressions.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(string(lines)), "\n") {
		f := lower(t, "a.ts", "class A { async *m(x, y) { "+line+" } }")
		if len(f.Errors) > 0 {
			t.Errorf("%s: errors at %v", line, f.Errors)
		}
		fmt.Fprintf(&b, "%s\n    %s\n", line, dumpList(f.Classes[0].Methods[0].Body().List))
	}
	golden(t, "testdata/expressions.want", b.String())
}
