package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/contracts/check"
)

var update = flag.Bool("update", false, "write the generated parts of README.md")

const (
	rulesStart = "<!-- rules:start -->\n"
	rulesEnd   = "<!-- rules:end -->"
)

// TestReadmeRules holds the table in README.md to the rules that exist. `go test ./cmd/proviso -update` writes it.
func TestReadmeRules(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, started := strings.Cut(string(readme), rulesStart)
	table, after, ended := strings.Cut(rest, rulesEnd)
	if !started || !ended {
		t.Fatalf("README.md has no part between %q and %q", rulesStart, rulesEnd)
	}
	want := rulesTable()
	if *update {
		if err := os.WriteFile(path, []byte(before+rulesStart+want+rulesEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, table); diff != "" {
		t.Errorf("the table of rules is out of date, run `go test ./cmd/proviso -update` (-want +got):\n%s", diff)
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
