package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

const (
	// risky has one warning, of unchecked-lookup.
	risky = `class Close
  def call(email)
    raise ArgumentError, "email is required" if email.nil?

    account = Account.find_by(email: email)
    account.close!
  end
end
`
	sound = "class Sound\n  VALUE = 1\nend\n"
)

// workplace is a folder of the test that no configuration above reaches.
func workplace(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	if _, ok := files["proviso.yml"]; !ok {
		files["proviso.yml"] = "root: true\n"
	}
	for name, text := range files {
		at := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func proviso(t *testing.T, dir, in string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = door{dir: dir, in: strings.NewReader(in), out: &out, err: &errs}.run(t.Context(), args)
	return code, out.String(), errs.String()
}

// TestStandardInput reports on one text, within the project around it.
func TestStandardInput(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky, "app/services/sound.rb": sound})
	for _, tt := range []struct {
		path, in string
		code     int
		stdout   string
	}{
		{"app/services/sound.rb", risky, found, "app/services/sound.rb:5:15: warning"},
		{"app/new.rb", sound, clean, "no findings in 1 file"},
		{"app/new.rb", "\xff", clean, "app/new.rb: skipped: not UTF-8 (line 1)"},
	} {
		code, stdout, stderr := proviso(t, dir, tt.in, "check", "--stdin", tt.path)
		if code != tt.code || !strings.Contains(stdout, tt.stdout) || stderr != "" {
			t.Errorf("%s: %d\n%s\n%s", tt.path, code, stdout, stderr)
		}
	}
}

func TestExitStatusAndMessages(t *testing.T) {
	t.Parallel()
	files := map[string]string{"app/services/close.rb": risky, "app/services/sound.rb": sound, "bad/proviso.yml": "root: true\nexlude: []\n", "bad/x.rb": "", "latin/x.rb": "# \xe9",
		"torn/x.rb": "class Torn\n  def call(x)\n    x.foo(\n  end\nend\n"}
	dir := workplace(t, files)
	tests := []struct {
		name   string
		args   []string
		in     string
		code   int
		stdout string // what it contains
		stderr string // all of it
	}{
		{"clean", []string{"check", "app/services/sound.rb"}, "", 0, "no findings in 1 file, 3 lines", ""},
		{"findings", []string{"check", "app"}, "", 1, "app/services/close.rb:5:15: warning unchecked-lookup: ", ""},
		{"nothing is fatal", []string{"check", "--fail-on", "never", "app"}, "", 0, "unchecked-lookup", ""},
		{"only errors are fatal", []string{"check", "--fail-on", "error", "app"}, "", 0, "unchecked-lookup", ""},
		{"only errors are shown", []string{"check", "--level", "error", "app"}, "", 1, "no findings in 2 files, 11 lines; ", ""},
		{"graded", []string{"check", "--rule", "unchecked-lookup=error", "app"}, "", 1, "error unchecked-lookup", ""},
		{"switched off", []string{"check", "--rule", "unchecked-lookup=off", "app"}, "", 0, "no findings", ""},
		{"statistics", []string{"check", "--statistics", "app"}, "", 1, "     1  unchecked-lookup\n", ""},
		{"coloured", []string{"check", "--color", "always", "app"}, "", 1, "\x1b[", ""},
		{"skipped", []string{"check", "latin"}, "", 0, "latin/x.rb: skipped: not UTF-8 (line 1)", ""},
		{"read in part", []string{"check", "torn"}, "", 0, "torn/x.rb: skipped: line 2, which cannot be read, and the method or class around it\nno findings in 1 file, 5 lines; 1 skipped", ""},
		{"no such path", []string{"check", "gone"}, "", 2, "", "proviso: gone: cannot be read: no such file or directory\n"},
		{"wrong configuration", []string{"check", "bad"}, "", 2, "", "proviso: bad/proviso.yml:2:1: unknown key \"exlude\"; did you mean \"exclude\"?\n"},
		{"no such configuration", []string{"check", "--config", "gone.yml", "app"}, "", 2, "", ""},
		{"unknown flag", []string{"check", "--formt"}, "", 2, "", "proviso: unknown flag: --formt (see proviso check --help)\n"},
		{"unknown format", []string{"check", "--format", "jsn"}, "", 2, "", "proviso: --format: \"jsn\" is none of github, gitlab, json, junit, rdjson, sarif, text; did you mean \"json\"?\n"},
		{"two formats at once", []string{"check", "--format", "json", "--format", "text"}, "", 2, "", "proviso: --format: only one format can go to standard output; give the others a file, as in sarif=FILE\n"},
		{"format without file", []string{"check", "--format", "json="}, "", 2, "", "proviso: --format: \"json=\" names no file\n"},
		{"unknown level", []string{"check", "--level", "warn"}, "", 2, "", "proviso: --level: \"warn\" is none of error, warning, information, hint\n"},
		{"unknown profile", []string{"check", "--profile", "fort"}, "", 2, "", "proviso: --profile: \"fort\" is none of standard, fortress, advisory\n"},
		{"unknown rule", []string{"check", "--rule", "unchecked-lokup=off"}, "", 2, "", "proviso: --rule: unknown rule \"unchecked-lokup\"; did you mean \"unchecked-lookup\"?\n"},
		{"rule without severity", []string{"check", "--rule", "unchecked-lookup"}, "", 2, "", "proviso: --rule: \"unchecked-lookup\" is not NAME=SEVERITY\n"},
		{"no jobs", []string{"check", "--jobs", "0"}, "", 2, "", "proviso: --jobs: want at least 1\n"},
		{"unsafe what", []string{"check", "--unsafe"}, "", 2, "", "proviso: --unsafe: goes with --fix or --diff\n"},
		{"standard input beside paths", []string{"check", "--stdin", "a.rb", "app"}, "", 2, "", "proviso: --stdin: reports on a.rb alone, within the working directory; leave out app\n"},
		{"explain nothing", []string{"explain"}, "", 2, "", "proviso: explain: which rule? proviso explain missing-presence prints its page, proviso rules lists them all\n"},
		{"explain too much", []string{"explain", "missing-presence", "missing-range"}, "", 2, "", "proviso: explain: one rule at a time\n"},
		{"the contract of what", []string{"contract"}, "", 2, "", "proviso: contract: of which file? proviso contract app/services/charge.rb#Charge#call prints the card of one method, without # those of the whole file\n"},
		{"two contracts", []string{"contract", "a.rb", "b.rb"}, "", 2, "", "proviso: contract: one file at a time, as in app/services/charge.rb#Charge\n"},
		{"fix what", []string{"check", "--stdin", "a.rb", "--fix"}, "", 2, "", "proviso: --fix: cannot write to standard input; use --diff\n"},
		{"unknown command", []string{"chekc"}, "", 2, "", "proviso: unknown command \"chekc\" for \"proviso\" Did you mean this? check\n"},
		{"version", []string{"version"}, "", 0, "proviso ", ""},
		{"explain", []string{"explain", "unused-suppression"}, "", 0, "**What must hold.** A comment", ""},
		{"explain what", []string{"explain", "unused-supression"}, "", 2, "", "proviso: unknown rule \"unused-supression\"; did you mean \"unused-suppression\"? (proviso rules lists them)\n"},
		{"rules", []string{"rules"}, "", 0, "unused-suppression", ""},
		{"rules as JSON", []string{"rules", "--format", "json"}, "", 0, `"fortress": "warning"`, ""},
		{"completion", []string{"completion", "bash"}, "", 0, "bash completion", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, stdout, stderr := proviso(t, dir, tt.in, tt.args...)
			if code != tt.code || !strings.Contains(stdout, tt.stdout) || tt.stderr != "" && stderr != tt.stderr {
				t.Errorf("status %d\n%s\n%s", code, stdout, stderr)
			}
			if failing := code == failed; failing != (stderr != "") || strings.Count(stderr, "\n") > 1 {
				t.Errorf("standard error: %q", stderr)
			}
		})
	}
}

func TestSameBytesWhateverTheJobs(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for _, name := range strings.Fields("a b c d e f g h i j k l") {
		files["app/services/"+name+".rb"] = risky
	}
	dir := workplace(t, files)
	duration := regexp.MustCompile(`"durationMs": \d+`)
	first := ""
	for _, jobs := range []string{"1", "2", "7"} {
		_, out, _ := proviso(t, dir, "", "check", "--format", "json", "--jobs", jobs)
		out = duration.ReplaceAllString(out, "")
		if first == "" {
			first = out
		}
		if out != first {
			t.Errorf("%s jobs give another report", jobs)
		}
	}
	if strings.Count(first, "unchecked-lookup") != len(files)-1 {
		t.Errorf("findings are missing:\n%s", first)
	}
}

func TestPathsAreRelativeToTheWorkingDirectory(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky})
	for from, want := range map[string]string{".": "app/services/close.rb", "app": "services/close.rb", "app/services": "close.rb"} {
		var report struct{ Findings []struct{ File string } }
		_, out, _ := proviso(t, filepath.Join(dir, from), "", "check", "--format", "json", filepath.Join(dir, "app", "services"))
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			t.Fatal(err)
		}
		if len(report.Findings) != 1 || report.Findings[0].File != want {
			t.Errorf("from %s: %v, want %s", from, report.Findings, want)
		}
	}
}

func TestDiffChangesNothingAndFixChangesFiles(t *testing.T) {
	t.Parallel()
	src := "# proviso:disable-file missing-range -- not any more\n" + sound
	dir := workplace(t, map[string]string{"app/a.rb": src})
	file := filepath.Join(dir, "app", "a.rb")
	code, diff, stderr := proviso(t, dir, "", "check", "--diff")
	want := "--- a/app/a.rb\n+++ b/app/a.rb\n@@ -1,4 +1,3 @@\n-# proviso:disable-file missing-range -- not any more\n class Sound\n   VALUE = 1\n end\n"
	if code != found || diff != want || stderr != "" {
		t.Errorf("status %d\n%s\n%s", code, diff, stderr)
	}
	if text, _ := os.ReadFile(file); string(text) != src {
		t.Error("--diff changed the file")
	}
	code, out, stderr := proviso(t, dir, "", "check", "--fix")
	if code != clean || !strings.HasPrefix(out, "no findings") || stderr != "proviso: 1 repair in 1 file\n" {
		t.Errorf("status %d\n%s\n%s", code, out, stderr)
	}
	if text, _ := os.ReadFile(file); string(text) != sound {
		t.Errorf("after --fix: %q", text)
	}
}

func TestReportsGoToFiles(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky})
	code, out, stderr := proviso(t, dir, "", "check", "--format", "text", "--format", "sarif=out.sarif", "--format", "json=out.json")
	if code != found || !strings.Contains(out, "unchecked-lookup") || stderr != "" {
		t.Errorf("status %d\n%s\n%s", code, out, stderr)
	}
	for _, name := range []string{"out.sarif", "out.json"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !json.Valid(text) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if code, _, stderr := proviso(t, dir, "", "check", "--format", "json=none/out.json"); code != failed || !strings.Contains(stderr, "--format json=none/out.json: ") {
		t.Errorf("status %d: %s", code, stderr)
	}
}

func TestInit(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky, "Gemfile": "gem 'rails', '~> 8'\n", "spec/close_spec.rb": ""})
	if code, _, stderr := proviso(t, dir, "", "init"); code != failed || stderr != "proviso: proviso.yml exists already; nothing was written\n" {
		t.Errorf("status %d: %s", code, stderr)
	}
	if err := os.Remove(filepath.Join(dir, "proviso.yml")); err != nil {
		t.Fatal(err)
	}
	if code, out, stderr := proviso(t, dir, "", "init"); code != clean || !strings.HasPrefix(out, "wrote proviso.yml\nwrote .yardopts, so that YARD knows @pre, @post and @invariant\n\nnext: ") {
		t.Errorf("status %d: %s%s", code, out, stderr)
	}
	text, err := os.ReadFile(filepath.Join(dir, "proviso.yml"))
	if err != nil || !strings.Contains(string(text), "1 Ruby and 0 TypeScript files; folders of services: app/services.\n# Frameworks seen: Rails. Folders of tests, which are left out: spec.\n") {
		t.Errorf("%s, %v", text, err)
	}
	if code, _, stderr := proviso(t, dir, "", "check", "--fail-on", "never"); code != clean {
		t.Errorf("the configuration written is wrong: %s", stderr)
	}
	commented := regexp.MustCompile(`(?m)^# ((?:\w+:| ).*)$`).ReplaceAllString(string(text), "$1")
	if err := os.WriteFile(filepath.Join(dir, "proviso.yml"), []byte(commented), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := proviso(t, dir, "", "check", "--fail-on", "never"); code != clean {
		t.Errorf("what stands in its comments is wrong: %s\n%s", stderr, commented)
	}
}

// TestStandardInputBesideABrokenConfiguration holds the text to the configuration that governs its file, and to no other.
func TestStandardInputBesideABrokenConfiguration(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": sound, "lib/close.rb": sound, "lib/proviso.yml": "profil: standard\n"})
	for _, tt := range []struct {
		path string
		code int
		says string
	}{{"app/services/close.rb", found, "unchecked-lookup"}, {"lib/close.rb", failed, "lib/proviso.yml:1"}} {
		code, stdout, stderr := proviso(t, dir, risky, "check", "--stdin", tt.path)
		if code != tt.code || !strings.Contains(stdout+stderr, tt.says) {
			t.Errorf("%s: %d %s%s", tt.path, code, stdout, stderr)
		}
	}
}

// broken is a standard output that fails.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestStandardOutputThatFails(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky})
	for _, tt := range []struct {
		err    error
		code   int
		stderr string
	}{{syscall.EPIPE, found, ""}, {errors.New("no space"), failed, "proviso: standard output: no space\n"}} {
		var errs bytes.Buffer
		code := door{dir: dir, in: strings.NewReader(""), out: broken{tt.err}, err: &errs}.run(t.Context(), []string{"check"})
		if code != tt.code || errs.String() != tt.stderr {
			t.Errorf("%v: status %d, %q", tt.err, code, errs.String())
		}
	}
}
