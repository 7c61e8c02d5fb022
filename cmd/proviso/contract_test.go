package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const till = `class Till
  attr_reader :balance

  def initialize
    @balance = 0
  end

  # @pre ` + "`n > 0`" + ` -- only real money
  # @post ` + "`balance == old(balance) + n`" + `
  def add(n)
    raise ArgumentError, "n must be positive" unless n.is_a?(Integer) && n.positive?

    @balance += n
  end
end

class Use
  def run = Till.new.add(5)
end
`

// TestContractCard prints the card of a method, marks and callers included.
func TestContractCard(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"till.rb": till, "only.rb": "X = 1\n", "broken.rb": "class X\n  def call(\n"})
	code, out, errs := proviso(t, dir, "", "contract", "till.rb#Till#add")
	if code != 0 || errs != "" {
		t.Fatal(code, errs)
	}
	want := `Till#add  (method, till.rb:10)  verified
  takes
    n, n.is_a?(Integer) && n.positive?
  requires
    ✓ n > 0  (implemented)  only real money
  fails
    raises ArgumentError when !(n.is_a?(Integer) && n.positive?)  (line 11)
  does
    1. @balance += n  (own state, line 13)
  ensures
    ✓ balance == old(balance) + n  (implemented)
  called
    from 1 place in 1 file
    till.rb:18 passes ` + "`5`" + `
`
	if out != want {
		t.Errorf("got\n%s\nwant\n%s", out, want)
	}
	if _, whole, errs := proviso(t, dir, "", "contract", "till.rb#::Till#add"); whole != want {
		t.Errorf("by its whole name: %s%s", whole, errs)
	}
	code, out, _ = proviso(t, dir, "", "contract", "till.rb", "--format", "json")
	var cards struct {
		Version int
		Cards   []struct{ Symbol, Status string }
	}
	if err := json.Unmarshal([]byte(out), &cards); err != nil || code != 0 || len(cards.Cards) != 2 || cards.Cards[0].Symbol != "Till" || cards.Cards[0].Status != "verified" {
		t.Errorf("%d %v %s", code, err, out)
	}
	if code, _, errs := proviso(t, dir, "", "contract", "broken.rb"); code != 2 || !strings.Contains(errs, "broken.rb does not parse at line ") {
		t.Errorf("%d %q", code, errs)
	}
	if code, _, errs := proviso(t, dir, "", "contract", "only.rb"); code != 2 || !strings.Contains(errs, "only.rb has no class and no method, and so no contract") {
		t.Errorf("%d %q", code, errs)
	}
	if code, _, errs := proviso(t, dir, "", "contract", "till.rb#Till#ad"); code != 2 || !strings.Contains(errs, `did you mean "Till#add"`) {
		t.Errorf("%d %q", code, errs)
	}
}

// TestContractCardTrust never calls a contract verified of which something was taken on trust.
func TestContractCardTrust(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"pay.rb": "class Pay\n  # @pre `!order.nil?`\n  # @trusted order -- the queue holds no nil\n  def call(order)\n    order.ship!\n  end\nend\n"})
	_, out, _ := proviso(t, dir, "", "contract", "pay.rb#call")
	if strings.Contains(out, " verified") && !strings.Contains(out, "partly verified") || !strings.Contains(out, "(trusted)") {
		t.Error(out)
	}
}

// TestDiff compares the working tree with a commit.
// commitAll makes a folder a repository with one commit.
func commitAll(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"commit", "-qm", "first"}} {
		c := exec.Command("git", append([]string{"-c", "user.email=a@example.com", "-c", "user.name=a", "-c", "init.defaultBranch=main"}, args...)...)
		c.Dir = dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{"till.rb": till})
	commitAll(t, dir)
	if code, out, errs := proviso(t, dir, "", "diff"); code != 0 || !strings.Contains(out, "No contract changed in 0 changed files since main: a patch.") {
		t.Errorf("%d %s %s", code, out, errs)
	}
	changed := strings.NewReplacer("n.positive?", "n > 10", "  # @post", "  #").Replace(till)
	if err := os.WriteFile(filepath.Join(dir, "till.rb"), []byte(changed), 0o666); err != nil {
		t.Fatal(err)
	}
	code, out, errs := proviso(t, dir, "", "diff", "--since", "HEAD", "--format", "markdown")
	for _, want := range []string{"rejects `n = 1`, which was accepted", "Postcondition dropped (may break callers)", "Caller in violation", "a major version"} {
		if !strings.Contains(out, want) {
			t.Errorf("%d %s: no %q in\n%s", code, errs, want, out)
		}
	}
	if code, _, errs := proviso(t, dir, "", "diff", "--since", "--output=x"); code != 2 || !strings.Contains(errs, "names no commit") {
		t.Errorf("%d %q", code, errs)
	}
	if err := os.MkdirAll(filepath.Join(dir, "spec"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "spec", "till_spec.rb"), []byte("class Fake\n  def call(x) = x\nend\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	loosened := strings.Replace(till, " && n.positive?", " && n >= 0", 1)
	loosened = strings.Replace(loosened, "`n > 0`", "`n >= 0`", 1)
	if err := os.WriteFile(filepath.Join(dir, "till.rb"), []byte(loosened), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, out, _ := proviso(t, dir, "", "diff", "--since", "HEAD", "--format", "json"); !strings.Contains(out, `"precondition loosened"`) || !strings.Contains(out, `"semver": "minor"`) || strings.Contains(out, "Fake") {
		t.Error(out)
	}
}

// TestDiffTellsAClassAsOneChange, leaves out what a check leaves out, and says of an inferred postcondition that it is gone only
// where the result is seen to be nil.
func TestDiffTellsAClassAsOneChange(t *testing.T) {
	t.Parallel()
	dir := workplace(t, map[string]string{
		"old.rb":                "class Old\n  def a = 1\n  def b = 2\nend\n",
		"db/migrate/1_add_x.rb": "class AddX\n  def change = 1\nend\n",
		"sign.rb":               "class Sign\n  def bare? = @n != 1\n  def text(n)\n    \"n\"\n  end\nend\n",
		"pay.rb":                "class Pay\n  def call(a, b)\n    return failure(:a) if a.nil?\n    ok(a)\n  end\nend\n",
	})
	commitAll(t, dir)
	for _, gone := range []string{"old.rb", "db/migrate/1_add_x.rb"} {
		if err := os.Remove(filepath.Join(dir, gone)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{
		"fresh.rb": "class Fresh\n  def a = 1\n  def b = 2\nend\n",
		"sign.rb":  "class Sign\n  def bare? = self.class.bare?(@n)\n  def text(n)\n    return nil if n.zero?\n    \"n\"\n  end\nend\n",
		"pay.rb":   "class Pay\n  def call(a, b)\n    return failure(:a) if a.nil?\n    return invalid(:b) if b.nil?\n    ok(a)\n  end\nend\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, out, errs := proviso(t, dir, "", "diff", "--since", "HEAD")
	want := `Class removed (may break callers)
  old.rb:1  Old
New failure (may break callers)
  sign.rb:3  Sign#text: returns nil when n.zero?
New failing result
  pay.rb:2  Pay#call: returns invalid(:b) when b.nil?
Class added
  fresh.rb:1  Fresh
4 changes of contracts in 4 changed files since HEAD, 2 of them may break callers: a major version.
`
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("%s%s", errs, diff)
	}
}
