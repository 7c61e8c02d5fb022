package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/contracts/check"
)

var update = flag.Bool("update", false, "write the generated parts of README.md")

const (
	demoStart  = "<!-- demo:start -->\n"
	demoEnd    = "<!-- demo:end -->"
	rulesStart = "<!-- rules:start -->\n"
	rulesEnd   = "<!-- rules:end -->"
)

// TestReadme holds the generated parts of README.md to what Proviso has and says. `go test ./cmd/proviso -update` writes them.
func TestReadme(t *testing.T) {
	t.Parallel()
	for _, part := range []struct{ start, end, want string }{{demoStart, demoEnd, demo(t)}, {rulesStart, rulesEnd, rulesTable()}} {
		path := filepath.Join("..", "..", "README.md")
		readme, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, started := strings.Cut(string(readme), part.start)
		is, after, ended := strings.Cut(rest, part.end)
		if !started || !ended {
			t.Fatalf("README.md has no part between %q and %q", part.start, part.end)
		}
		if *update {
			if err := os.WriteFile(path, []byte(before+part.start+part.want+part.end+after), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(part.want, is); diff != "" {
			t.Errorf("a part of README.md is out of date, run `go test ./cmd/proviso -update` (-want +got):\n%s", diff)
		}
	}
}

// demo is what a check of the demo begins and ends with.
func demo(t *testing.T) string {
	code, out, errs := proviso(t, filepath.Join("..", ".."), "", "check", "testdata/demo")
	findings := strings.Split(strings.TrimSuffix(out, "\n"), "\n\n")
	if code != found || errs != "" || len(findings) < 5 {
		t.Fatal(code, out, errs)
	}
	shown := append(slices.Clone(findings[:4]), "…", findings[len(findings)-1])
	return "```text\n$ proviso check testdata/demo\n" + strings.Join(shown, "\n\n") + "\n```\n"
}

// TestDemo holds each file of the demo to the one rule that its page names.
func TestDemo(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "..", "testdata", "demo", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile("(?m)^\\| `(.+)` \\| `(.+)` \\|$").FindAllStringSubmatch(string(page), -1)
	_, out, _ := proviso(t, filepath.Join("..", "..", "testdata", "demo"), "", "check")
	got := regexp.MustCompile(`(?m)^(\S+?):\d+:\d+: warning (\S+):`).FindAllStringSubmatch(out, -1)
	if len(got) != 10 {
		t.Errorf("%d warnings:\n%s", len(got), out)
	}
	for i, w := range want {
		if i >= len(got) || got[i][1] != w[1] || got[i][2] != w[2] {
			t.Errorf("no %s in %s:\n%s", w[2], w[1], out)
		}
	}
}

func rulesTable() string {
	var b strings.Builder
	b.WriteString("| rule | severity | group | what must hold |\n|---|---|---|---|\n")
	for _, r := range check.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.Name, r.Default, r.Group, strings.ReplaceAll(r.Summary, "|", `\|`))
	}
	return b.String()
}
