package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// legacy is a small code base that nobody has checked before: each file has a warning, or owes what only fortress asks for.
func legacy(t *testing.T) string {
	t.Helper()
	dir := workplace(t, map[string]string{
		"Gemfile":                    "gem \"rails\"\n",
		"app/services/close.rb":      risky,
		"app/services/ship.rb":       "class Ship\n  def initialize(order)\n    @order = order\n  end\n\n  def call\n    @order.number\n  end\nend\n",
		"src/split/split.service.ts": "export class SplitService {\n  split(text: string): number {\n    const shares = Number(text);\n    if (shares <= 0) throw new RangeError('shares must be positive');\n    return Math.ceil(100 / shares);\n  }\n}\n",
	})
	if err := os.Remove(filepath.Join(dir, "proviso.yml")); err != nil {
		t.Fatal(err)
	}
	gitIn(t, dir, "init", "-q", "-b", "main")
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "commit", "-q", "-m", "as it was")
	return dir
}

// hasty is a new service with one warning, and one obligation that only fortress makes a warning.
const hasty = `class Refund
  def initialize(order)
    @order = order
  end

  def call(email)
    raise ArgumentError, "email is required" if email.nil?

    account = Account.find_by(email: email)
    account.refund!(@order.number)
  end
end
`

// TestAdoption goes the way that editors/ci/README.md shows: freeze what is there, be told of what is new alone, repair that alone, and
// hold new services to more than the old ones.
func TestAdoption(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("SKIPPED: git is not installed")
	}
	dir := legacy(t)
	run := func(code int, args ...string) (out, errs string) {
		t.Helper()
		got, out, errs := proviso(t, dir, "", args...)
		if got != code {
			t.Fatalf("proviso %s: status %d, want %d\n%s%s", strings.Join(args, " "), got, code, out, errs)
		}
		return out, errs
	}
	says := func(text string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(text, part) {
				t.Errorf("%q is not in\n%s", part, text)
			}
		}
	}
	known := []string{"check", "--baseline", "proviso-baseline.json"}

	out, _ := run(found, "check")
	says(out, "close.rb:5:15: warning", "split.service.ts:4:5: warning", "2 warnings in 3 files")
	out, _ = run(clean, "init")
	says(out, "wrote proviso.yml\n", "next: proviso check --write-baseline\n")
	_, errs := run(clean, "check", "--write-baseline")
	says(errs, "wrote proviso-baseline.json with 2 findings; commit it, and check with --baseline proviso-baseline.json from now on\n")
	_, errs = run(found, "check")
	says(errs, "proviso-baseline.json lies here unread; --baseline proviso-baseline.json hides what it knows\n")
	run(clean, known...)
	gitIn(t, dir, "add", "-A")
	gitIn(t, dir, "commit", "-q", "-m", "frozen")

	change(t, dir, "app/services/refund.rb", hasty)
	out, _ = run(found, known...)
	says(out, "refund.rb:9:15: warning unchecked-lookup", "1 warning in 4 files", "2 in the baseline")
	out, _ = run(found, "check", "--since", "HEAD")
	says(out, "refund.rb:9:15: warning unchecked-lookup", "1 warning in 4 files")

	old := read(t, dir, "app/services/close.rb") + read(t, dir, "src/split/split.service.ts")
	for _, hiding := range [][]string{known[1:], {"--since", "HEAD"}} {
		change(t, dir, "app/services/refund.rb", hasty)
		_, errs = run(clean, append([]string{"check", "--fix"}, hiding...)...)
		says(errs, "1 repair in 1 file\n")
		says(read(t, dir, "app/services/refund.rb"), "Account.find_by!(email: email)")
		if now := read(t, dir, "app/services/close.rb") + read(t, dir, "src/split/split.service.ts"); now != old {
			t.Fatalf("%v: a repair of what is hidden:\n%s", hiding, now)
		}
	}
	gitIn(t, dir, "stash", "-q", "-u")

	change(t, dir, "proviso.yml", read(t, dir, "proviso.yml")+"\noverrides:\n  - {files: [\"app/services/**\"], profile: fortress}\n")
	out, _ = run(found, known...)
	says(out, "ship.rb:2:18: warning missing-presence")
	_, errs = run(clean, "check", "--write-baseline")
	says(errs, "wrote proviso-baseline.json with 3 findings\n")
	change(t, dir, "app/services/refund.rb", hasty)
	out, _ = run(found, known...)
	says(out, "refund.rb:2:18: warning missing-presence", "refund.rb:9:15: warning unchecked-lookup", "2 warnings in 4 files", "3 in the baseline")
}

// TestMendedFindingsAreTold says when a baseline knows more than there is, so that it only ever shrinks.
func TestMendedFindingsAreTold(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"app/services/close.rb": risky, "app/services/shut.rb": risky})
	proviso(t, dir, "", "check", "--write-baseline")
	change(t, dir, "app/services/close.rb", sound)
	for _, step := range []struct{ path, want string }{
		{".", "proviso: 1 finding in proviso-baseline.json found no more; --write-baseline drops what is mended\n"},
		{"app/services/shut.rb", ""}, // nobody has looked for the other
	} {
		if code, out, errs := proviso(t, dir, "", "check", step.path, "--baseline", "proviso-baseline.json"); code != clean || errs != step.want {
			t.Errorf("%s: %d\n%s%s", step.path, code, out, errs)
		}
	}
	if _, _, errs := proviso(t, dir, "", "check", "--write-baseline"); errs != "proviso: wrote proviso-baseline.json with 1 finding\n" {
		t.Error(errs)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
