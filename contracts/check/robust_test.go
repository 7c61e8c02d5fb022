package check_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/fix"
)

func findings(t testing.TB, path, text string) []contracts.Finding {
	t.Helper()
	f, err := workspace.Lower(path, syntax.NewText(text))
	if err != nil {
		t.Fatal(err)
	}
	return check.File(context.Background(), workspace.NewIndex([]*program.File{f}), f, &config.Config{}).Findings
}

// inside fails unless every span of the findings lies in the text.
func inside(t *testing.T, text string, list []contracts.Finding) {
	t.Helper()
	ok := func(s syntax.Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) }
	for _, f := range list {
		if !ok(f.Span) || f.Message == "" {
			t.Errorf("%s: span %v of %d bytes, message %q", f.Rule, f.Span, len(text), f.Message)
		}
		for _, r := range f.Repairs {
			for _, e := range r.Edits {
				if !ok(e.Span) {
					t.Errorf("%s: edit at %v of %d bytes", f.Rule, e.Span, len(text))
				}
			}
		}
	}
}

func demo(t testing.TB) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir("../../testdata/demo", func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && workspace.Supported(p) {
			out = append(out, p)
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("no demo files: %v", err)
	}
	return out
}

// Half-typed code is what a server sees most of the time.
func TestEveryPrefixOfTheDemoIsAnalysed(t *testing.T) {
	t.Parallel()
	for _, path := range demo(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../testdata/demo/")
		for n := 0; n <= len(text); n += 3 {
			prefix := strings.ToValidUTF8(string(text[:n]), "")
			inside(t, prefix, findings(t, name, prefix))
		}
	}
}

// A preferred repair must take its finding away and leave text that parses.
func TestRepairsOfTheDemoMendTheirFindings(t *testing.T) {
	t.Parallel()
	for _, path := range demo(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../testdata/demo/")
		for _, f := range findings(t, name, string(text)) {
			for _, r := range f.Repairs {
				if !r.Preferred {
					continue
				}
				mended, ok := fix.Apply(string(text), r.Edits)
				if !ok {
					t.Errorf("%s: the edits of %q overlap", name, r.Title)
					continue
				}
				after, err := workspace.Lower(name, syntax.NewText(mended))
				if err != nil || len(after.Errors) > 0 {
					t.Errorf("%s: %q leaves text that does not parse:\n%s", name, r.Title, mended)
				}
				for _, g := range findings(t, name, mended) {
					if g.Rule == f.Rule && g.Subject == f.Subject && g.Symbol == f.Symbol {
						t.Errorf("%s: %q leaves its finding:\n%s", name, r.Title, mended)
					}
				}
			}
		}
	}
}

// A repair writes texts in the quotes of the file.
func TestRepairsOfTheDemoKeepItsQuotes(t *testing.T) {
	t.Parallel()
	for _, path := range demo(t) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(path) != ".ts" || strings.Contains(string(text), `"`) || !strings.Contains(string(text), "'") {
			continue
		}
		name := strings.TrimPrefix(filepath.ToSlash(path), "../../testdata/demo/")
		for _, f := range findings(t, name, string(text)) {
			for _, r := range f.Repairs {
				for _, e := range r.Edits {
					if strings.Contains(e.NewText, `"`) {
						t.Errorf("%s: %q writes %s", name, r.Title, e.NewText)
					}
				}
			}
		}
	}
}

// The shape of a guard must not matter.
func TestEquivalentGuardsAreEquallySilent(t *testing.T) {
	t.Parallel()
	for name, guard := range map[string]string{
		"modifier":     `raise ArgumentError, "order is required" if order.nil?`,
		"block":        "if order.nil?\n      raise ArgumentError, \"order is required\"\n    end",
		"unless":       `raise ArgumentError, "order is required" unless order`,
		"yoda":         `raise ArgumentError, "order is required" if nil == order`,
		"negated":      `raise ArgumentError, "order is required" unless !order.nil?`,
		"or":           `order or raise ArgumentError, "order is required"`,
		"early return": `return Failure(:order_missing) if order.nil?`,
		"presence":     `raise ArgumentError, "order is required" if order.blank?`,
		"stored":       "missing = order.nil?\n    raise ArgumentError, \"order is required\" if missing",
		"any":          `raise ArgumentError, "order is required" if [order].any?(&:nil?)`,
	} {
		text := "class Close\n  def call(order)\n    " + guard + "\n\n    order.close!\n    true\n  end\nend\n"
		for _, f := range findings(t, "app/services/close.rb", text) {
			t.Errorf("%s: %s: %s\n%s", name, f.Rule, f.Message, text)
		}
	}
	bare := "class Close\n  def call(order)\n    order.close!\n    true\n  end\nend\n"
	if list := findings(t, "app/services/close.rb", bare); len(list) != 1 || list[0].Rule != "missing-presence" {
		t.Errorf("without a guard: %v, want one missing-presence", list)
	}
}

func FuzzFile(f *testing.F) {
	for _, path := range demo(f) {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text), strings.HasSuffix(path, ".rb"))
	}
	f.Add("class A\n def call(a) = (a.b ||= begin; yield; rescue; retry; ensure; return; end)\nend", true)
	f.Add("export class AService { f(a: any) { for (;;) { switch (a) { default: continue; case 1: } } } }", false)
	f.Fuzz(func(t *testing.T, text string, ruby bool) {
		name := "app/services/x.rb"
		if !ruby {
			name = "src/x.service.ts"
		}
		text = strings.ToValidUTF8(text, "?")
		inside(t, text, findings(t, name, text))
	})
}
