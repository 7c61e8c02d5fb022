package editors

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var helix = editor{"Helix", "hx", "hx, in Debian testing"}

// A user of Helix who has pasted the settings of the README opens a file, goes to the finding, takes the first code action, and
// saves.
func TestHelixAppliesRepairs(t *testing.T) {
	t.Parallel()
	helix.each(t, func(t *testing.T, program string) {
		version := version(t, program)
		server := buildServer(t)
		needTerminals(t)
		eachRepair(t, server, func(t *testing.T, demo string, r repair) {
			helix.told(t, version, r.file, r.rule+": "+applied)
			driveHelix(t, program, server, demo, r)
		})
	})
}

func driveHelix(t *testing.T, program, server, demo string, r repair) {
	t.Helper()
	settings := filepath.Join(demo, ".config", "helix")
	if err := os.MkdirAll(settings, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"languages.toml": readmeBlock(t, "toml"),
		"config.toml":    "[editor]\ntrue-color = false\nend-of-line-diagnostics = \"hint\"\n",
	} {
		if err := os.WriteFile(filepath.Join(settings, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(demo, filepath.FromSlash(r.file))
	screen := startTerminal(t, onPath(server, demo), demo, program, file)
	screen.see("a finding", marked)
	screen.keys("]", "d")
	screen.keys("Space", "a")
	screen.see("the code action", regexp.MustCompile(regexp.QuoteMeta(r.title)))
	screen.keys("Enter")
	screen.keys("Escape")
	screen.see("the guard", regexp.MustCompile(regexp.QuoteMeta(r.expect[:min(len(r.expect), 40)])))
	screen.gone("the finding", marked)
	screen.keys(":")
	screen.literally("w")
	screen.keys("Enter")
	until(t, "the file to be saved", func() bool {
		text, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(text), r.expect)
	})
}

// marked is a line with the sign of a finding at its left.
var marked = regexp.MustCompile(`(?m)^●`)
