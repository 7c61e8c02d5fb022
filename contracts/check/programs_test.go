package check

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// TestPrograms holds each rule to the programs in its folder: it reports where a line says "want rule subject", and nowhere else.
func TestPrograms(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		if rule.Group == "suppressions" {
			continue // about comments, not programs; tested in contracts/suppression
		}
		folder := strings.ReplaceAll(rule.Name, "-", "")
		files, err := filepath.Glob(filepath.Join("..", folder, "testdata", "*"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) < 3 {
			t.Errorf("%s: %d programs, want one that is bad and two that are not", rule.Name, len(files))
		}
		for _, file := range files {
			t.Run(rule.Name+"/"+filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				source, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				got := reported(t, rule.Name, placed(filepath.Base(file)), source)
				if diff := cmp.Diff(wanted(source, rule.Name), got); diff != "" {
					t.Errorf("markers and findings differ (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// placed is where in a project a program would stand; TypeScript programs are named *.service.ts.
func placed(name string) string {
	if strings.HasSuffix(name, ".ts") {
		return "src/" + name
	}
	return "app/services/" + name
}

// wanted reads the markers as "line: subject", in order.
func wanted(source []byte, rule string) []string {
	var out []string
	lines := bufio.NewScanner(bytes.NewReader(source))
	for n := 1; lines.Scan(); n++ {
		if _, subject, ok := strings.Cut(lines.Text(), " want "+rule); ok {
			out = append(out, fmt.Sprintf("%d: %s", n, strings.TrimSpace(subject)))
		}
	}
	sort.Strings(out)
	return out
}

// reported lowers and checks a program as the only file of its project.
func reported(t *testing.T, rule, path string, source []byte) []string {
	t.Helper()
	f, err := workspace.Lower(path, syntax.NewText(string(source)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	result := File(context.Background(), workspace.NewIndex([]*program.File{f}), f, &config.Config{})
	for _, x := range result.Findings {
		if x.Rule == rule && x.Severity >= contracts.Information {
			out = append(out, fmt.Sprintf("%d: %s", f.Text.LineOf(x.Span.Start)+1, x.Subject))
		}
	}
	sort.Strings(out)
	return out
}
