package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/entry"
)

// TestMethodsSayWhatFileSays asks of each method of every rule's programs by itself, and of the file.
func TestMethodsSayWhatFileSays(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../*/testdata/*")
	if err != nil || len(paths) < 20 {
		t.Fatalf("%d programs, %v", len(paths), err)
	}
	settings := config.NewSet(t.TempDir(), names())
	settings.Force(contracts.Fortress, nil)
	cfg, err := settings.For("a.rb")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, path := range paths {
		if !workspace.Supported(path) {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := workspace.Lower(placed(filepath.Base(path)), syntax.NewText(string(source)))
		if err != nil {
			t.Fatal(err)
		}
		ix := workspace.NewIndex([]*program.File{f})
		whole := File(t.Context(), ix, f, cfg).Findings
		for _, m := range f.AllMethods() {
			if m.Kind == program.KindConstructor || m.Kind == program.KindTopLevel {
				continue
			}
			symbol := entry.Symbol(m)
			same := slices.DeleteFunc(slices.Clone(f.AllMethods()), func(o *program.Method) bool { return entry.Symbol(o) != symbol })
			asked++
			if diff := cmp.Diff(saidOf(symbol, whole), saidOf(symbol, Methods(t.Context(), ix, f, cfg, same).Findings)); diff != "" {
				t.Errorf("%s, %s (-file +method):\n%s", path, symbol, diff)
			}
		}
	}
	if asked < 1000 {
		t.Errorf("asked of %d methods", asked)
	}
}

// saidOf tells the findings of a method that do not depend on others.
func saidOf(symbol string, list []contracts.Finding) []string {
	var out []string
	for _, f := range list {
		if f.Symbol == symbol && !Across(f.Rule) && f.Rule != "unused-suppression" && f.Rule != "unexplained-suppression" {
			out = append(out, fmt.Sprintf("%v %s %s: %s", f.Span, f.Severity, f.Rule, f.Message))
		}
	}
	return out
}
