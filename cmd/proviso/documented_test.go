package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// documented is a project that uses every tag, with the settings that `proviso init` writes.
func documented(t *testing.T) string {
	t.Helper()
	dir := copied(t, filepath.Join("..", "..", "testdata", "documented"))
	manifest := filepath.Join(dir, "package.json")
	if err := os.WriteFile(manifest, []byte(`{"devDependencies": {"typedoc": "0.28"}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := proviso(t, dir, "", "init"); code != clean || strings.Count(out, "wrote ") != 4 {
		t.Fatalf("init: %d\n%s%s", code, out, errs)
	}
	return dir
}

// documentation runs a documentation tool and gives what it wrote into file.
func documentation(t *testing.T, dir, file, tool string, args ...string) string {
	t.Helper()
	c := exec.Command(tool, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil || strings.Contains(string(out), "warn") && !strings.Contains(string(out), "0 warnings") {
		t.Fatalf("%s complains: %v\n%s", filepath.Base(tool), err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestYARDTakesEveryTag runs YARD on the tags; a tag it does not know is a warning, and lost to the reader.
func TestYARDTakesEveryTag(t *testing.T) {
	t.Parallel()
	yard, err := exec.LookPath("yard")
	if err != nil {
		t.Skip("SKIPPED: YARD is not installed (make setup)")
	}
	text := documentation(t, documented(t), "doc/Till.html", yard, "doc", "--no-cache", "--no-save", "--fail-on-warning")
	for _, want := range []string{"Precondition", "Postcondition", "Invariant", "amount &gt; 0"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of Till has no %q", want)
		}
	}
}

// TestTypeDocTakesEveryTag runs TypeDoc on the tags; it reads tsdoc.json as the editors do.
func TestTypeDocTakesEveryTag(t *testing.T) {
	t.Parallel()
	packages, err := filepath.Abs(filepath.Join("..", "..", "editors", "vscode", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	typedoc := filepath.Join(packages, ".bin", "typedoc")
	if _, err := os.Stat(typedoc); err != nil {
		t.Skip("SKIPPED: TypeDoc is not installed (make setup)")
	}
	dir := documented(t)
	if err := os.Symlink(packages, filepath.Join(dir, "node_modules")); err != nil {
		t.Fatal(err)
	}
	text := documentation(t, dir, "docs/classes/Till.html", typedoc, "--disableSources", "--name", "Documented", "--treatWarningsAsErrors", "--treatValidationWarningsAsErrors")
	for _, want := range []string{"Pre", "Post", "Invariant", "amount &gt; 0"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of Till has no %q", want)
		}
	}
}
