package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// change writes a file of a workplace anew.
func change(t *testing.T, dir, name, text string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// second is another finding in the same class.
var second = strings.Replace(risky, "def ", "def other(name)\n    raise ArgumentError, \"name is required\" if name.nil?\n\n    a = Account.find_by(name: name)\n    a.close!\n  end\n\n  def ", 1)

func TestBaseline(t *testing.T) {
	t.Parallel()
	const file = "app/services/close.rb"
	dir := workplace(t, map[string]string{file: risky})
	if code, out, errs := proviso(t, dir, "", "check", "--write-baseline"); code != clean || !strings.Contains(out, "no findings") || !strings.Contains(out, "1 in the baseline") || !strings.HasPrefix(errs, "proviso: wrote proviso-baseline.json with 1 finding; ") {
		t.Fatal(code, out, errs)
	}
	hidden := func(name string) {
		t.Helper()
		if code, out, errs := proviso(t, dir, "", "check", "--baseline", "proviso-baseline.json"); code != clean || !strings.Contains(out, "1 in the baseline") {
			t.Errorf("%s: %d\n%s%s", name, code, out, errs)
		}
		if code, _, _ := proviso(t, filepath.Join(dir, "app"), "", "check", "--baseline", "../proviso-baseline.json"); code != clean {
			t.Errorf("%s: from a folder below: %d", name, code)
		}
	}
	hidden("nothing changed")
	change(t, dir, file, "# frozen_string_literal: true\n\n\n"+risky)
	hidden("moved lines")
	change(t, dir, file, strings.ReplaceAll(strings.ReplaceAll(risky, "  ", "      "), "(", "(\n"))
	hidden("reformatted")
	if err := os.Remove(filepath.Join(dir, file)); err != nil {
		t.Fatal(err)
	}
	change(t, dir, "app/services/accounts/shut.rb", risky)
	hidden("a moved file")
	change(t, dir, file, risky)
	change(t, dir, "app/services/accounts/shut.rb", sound)
	change(t, dir, file, second)
	if code, out, _ := proviso(t, dir, "", "check", "--baseline", "proviso-baseline.json"); code != found || strings.Count(out, "unchecked-lookup:") != 1 || !strings.Contains(out, "a = Account") {
		t.Errorf("a new finding: %d\n%s", code, out)
	}
	change(t, dir, "app/models/other.rb", sound)
	if code, _, errs := proviso(t, dir, "", "check", "app/models", "--write-baseline"); code != clean || !strings.Contains(errs, "1 finding\n") {
		t.Errorf("what was not checked is dropped: %s", errs)
	}
}

func TestBaselineThatIsWrong(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/a.rb": sound, "broken.json": "{\n<<<<<<< HEAD"})
	for name, want := range map[string]string{
		"gone.json":   "proviso: --baseline: gone.json: there is no such file; --write-baseline writes it\n",
		"broken.json": "proviso: --baseline: broken.json: line 2: ",
	} {
		if code, _, errs := proviso(t, dir, "", "check", "--baseline", name); code != failed || !strings.HasPrefix(errs, want) {
			t.Errorf("%s: %d %s", name, code, errs)
		}
	}
}

func gitIn(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestSince(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := workplace(t, map[string]string{"app/services/close.rb": risky, "app/services/a b\t\"é\".rb": sound})
	gitIn(t, dir, "init", "-q", "-b", "main")
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "commit", "-q", "-m", "one")
	count := func(name string, want int) {
		t.Helper()
		_, out, errs := proviso(t, dir, "", "check", "--since", "HEAD")
		if got := strings.Count(out, "unchecked-lookup:"); got != want || errs != "" {
			t.Errorf("%s: %d findings, want %d\n%s%s", name, got, want, out, errs)
		}
	}
	count("nothing changed", 0)
	change(t, dir, "app/services/close.rb", "# moved\n"+risky)
	count("moved lines", 0)
	change(t, dir, "app/services/close.rb", second)
	count("a new method", 1)
	change(t, dir, "app/services/new.rb", risky)
	count("a new file", 2)
	change(t, dir, "app/services/a b\t\"é\".rb", risky)
	count("a name that git quotes", 3)
	if _, out, _ := proviso(t, filepath.Join(dir, "app", "services"), "", "check", "--since", "HEAD"); !strings.Contains(out, "\nnew.rb:5:15") {
		t.Errorf("from a folder below:\n%s", out)
	}
	if code, _, errs := proviso(t, dir, "", "check", "--since", "nowhere"); code != failed || !strings.HasPrefix(errs, "proviso: --since: \"nowhere\" names no commit here") {
		t.Errorf("%d %s", code, errs)
	}
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "commit", "-q", "-m", "two")
	count("committed", 0)
	gitIn(t, dir, "mv", "app/services/new.rb", "app/services/moved.rb")
	count("a moved file", 0)
}

func TestParseHunks(t *testing.T) {
	t.Parallel()
	diff := "diff --git a/x.rb b/x.rb\n--- a/x.rb\n+++ b/x.rb\n@@ -1,2 +1,3 @@ def x\n-++ b/no.rb\n-b\n+@@ -1 +9 @@\n+++ b/never.rb\n+c\n@@ -9,2 +10,0 @@\n-a\n-b\n\\ No newline at end of file\n--- a/y.rb\n+++ \"b/y\\303\\251.rb\"\n@@ -0,0 +1 @@\n+x\n"
	got := parseHunks(diff)
	if len(got) != 2 || len(got["x.rb"]) != 2 || got["x.rb"][0] != (lineRange{1, 3}) || got["x.rb"][1] != (lineRange{10, 11}) || got["yé.rb"][0] != (lineRange{1, 1}) {
		t.Errorf("%v", got)
	}
}
