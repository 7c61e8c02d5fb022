package config

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// tree writes files into a folder of the test.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
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

func TestNearestWins(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{
		"proviso.yml":        "root: true\nprofile: advisory\nexclude: [old/**]\nrules: {missing-format: off, missing-presence: off}\n",
		"a/.proviso.yml":     "profile: fortress\nexclude: [gen/**]\nrules: {missing-presence: error}\nboundaries: {ruby: {paths: [\"lib/**\"]}}\n",
		"b/proviso.yml":      "root: true\n",
		"b/.proviso.yml":     "profile: fortress\n",
		"a/over/proviso.yml": "overrides: [{files: [\"x/**\"], profile: advisory}]\n",
	})
	s := NewSet(root, ruleNames)
	get := func(file string) *Config {
		c, err := s.For(file)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if p := get("x.rb").ProfileFor("x.rb"); p != contracts.Advisory {
		t.Errorf("x.rb: %s", p)
	}
	a := get("a/deep/x.rb")
	got := []any{a.ProfileFor("a/deep/x.rb"), a.Severity("a/deep/x.rb", "missing-format"), a.Severity("a/deep/x.rb", "missing-presence"), a.Exclude, a.BoundaryPaths(program.Ruby)}
	want := []any{contracts.Fortress, RuleOff, RuleSeverity(contracts.Error), []string{"old/**", "a/gen/**"}, []string{"a/lib/**"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a (-want +got):\n%s", diff)
	}
	if b := get("b/x.rb"); b.ProfileFor("b/x.rb") != contracts.Standard || len(b.Exclude) > 0 {
		t.Error("root: true does not stop the search, or .proviso.yml is read beside proviso.yml")
	}
	o := get("a/over/x/y.rb")
	if o.ProfileFor("a/over/x/y.rb") != contracts.Advisory || o.ProfileFor("a/over/z.rb") != contracts.Fortress {
		t.Error("an override's files are not relative to its folder")
	}
	for file, want := range map[string]bool{"old": true, "old/x.rb": true, "a/gen/x.rb": true, "gen/x.rb": false} {
		if got := s.Excluded(file); got != want {
			t.Errorf("Excluded(%s) = %v", file, got)
		}
	}
}

func TestConfigurationAboveTheWorkingDirectory(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{
		"proviso.yml": "root: true\nexclude: [\"app/old/**\", \"**/gen/**\", \"lib/**\"]\noverrides: [{files: [\"app/jobs/**\"], profile: advisory}]\n",
		"app/x.rb":    "",
	})
	s := NewSet(filepath.Join(root, "app"), ruleNames)
	for file, want := range map[string]bool{"old/x.rb": true, "gen/x.rb": true, "lib/x.rb": false, "../lib/x.rb": true} {
		if got := s.Excluded(file); got != want {
			t.Errorf("Excluded(%s) = %v", file, got)
		}
	}
	c, err := s.For("jobs/x.rb")
	if err != nil {
		t.Fatal(err)
	}
	if c.ProfileFor("jobs/x.rb") != contracts.Advisory {
		t.Error("the override does not hold")
	}
}

func TestForceAndOnly(t *testing.T) {
	t.Parallel()
	root := tree(t, map[string]string{"proviso.yml": "profile: wrong\n", "ci/proviso.yml": "overrides: [{files: [\"**\"], profile: advisory, rules: {missing-format: off}}]\n"})
	s := NewSet(root, ruleNames)
	if _, err := s.For("x.rb"); err == nil || err.Error() != `proviso.yml:1:10: unknown profile "wrong" (known: standard, fortress, advisory)` {
		t.Errorf("error = %v", err)
	}
	s = NewSet(root, ruleNames)
	s.Only("ci/proviso.yml")
	s.Force(contracts.Fortress, map[string]RuleSeverity{"missing-format": RuleSeverity(contracts.Error)})
	c, err := s.For("deep/x.rb")
	if err != nil {
		t.Fatal(err)
	}
	if c.ProfileFor("deep/x.rb") != contracts.Fortress || c.Severity("deep/x.rb", "missing-format") != RuleSeverity(contracts.Error) {
		t.Error("the command line does not win")
	}
	s = NewSet(root, ruleNames)
	s.Only("none.yml")
	if _, err := s.For("x.rb"); err == nil {
		t.Error("a named configuration that does not exist is no error")
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	words := []string{"exclude", "rules", "root", "missing-presence"}
	for name, want := range map[string]string{"exlude": "exclude", "roles": "rules", "rot": "root", "missing-presnece": "missing-presence", "profile": "", "": ""} {
		if got := Nearest(name, words); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
