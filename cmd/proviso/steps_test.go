package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWorkedExample takes a contract from undeclared through declared to enforced, in both languages; each step is a project.
func TestWorkedExample(t *testing.T) {
	t.Parallel()
	broken := []string{"contract-drift", "contract-drift", "invariant-not-restored", "violated-precondition"}
	for _, step := range []struct {
		name string
		want []string // what the declared contract brings to light in each language
	}{
		{"1-undeclared", nil},
		{"2-declared", broken},
		{"3-enforced", nil},
	} {
		dir := copied(t, filepath.Join("..", "..", "testdata", "demo", "steps", step.name))
		_, out, errs := proviso(t, dir, "", "check", ".", "--format", "json", "--level", "information", "--fail-on", "never")
		var report struct {
			Findings []struct{ Rule, File string }
		}
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatal(err, errs)
		}
		for _, file := range []string{"app/services/purse.rb", "src/purse.service.ts"} {
			var got []string
			for _, f := range report.Findings {
				if f.File == file && f.Rule != "missing-range" { // which needs no declaration
					got = append(got, f.Rule)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, step.want) {
				t.Errorf("%s: %s: %v, want %v", step.name, file, got, step.want)
			}
			_, card, _ := proviso(t, dir, "", "contract", file+"#take")
			verified := strings.Contains(card, "  verified\n")
			if verified != (step.name == "3-enforced") {
				t.Errorf("%s: %s: the card is\n%s", step.name, file, card)
			}
		}
	}
}

// copied is a copy of a folder that no configuration above reaches.
func copied(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return to
}

// TestInitDocuments writes what documentation tools need, beside what is there already.
func TestInitDocuments(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"app/services/a.rb": sound, "src/a.ts": "export class A {}\n", "package.json": `{"devDependencies": {"typedoc": "0.28"}}`, ".yardopts": "--private\n"} {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs := proviso(t, dir, "", "init")
	if code != clean || !strings.Contains(out, "\nwrote tsdoc.json, ") || !strings.Contains(out, "\nwrote typedoc.json, ") || !strings.Contains(out, `.yardopts exists already; add to it these lines:`) || !strings.Contains(out, `--tag pre:"Precondition"`) {
		t.Fatal(code, out, errs)
	}
	if text, err := os.ReadFile(filepath.Join(dir, ".yardopts")); err != nil || string(text) != "--private\n" {
		t.Errorf("%q %v", text, err)
	}
	var tsdoc struct {
		Extends []string
		Tags    []struct {
			TagName string
		} `json:"tagDefinitions"`
	}
	text, err := os.ReadFile(filepath.Join(dir, "tsdoc.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &tsdoc); err != nil || len(tsdoc.Extends) != 1 || len(tsdoc.Tags) != len(contractTags) {
		t.Errorf("%v %s", err, text)
	}
}
