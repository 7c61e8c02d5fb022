package editors

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// editor is a client that people have. Its tests tell what they saw in attributes, of which `make clients` prints a table.
type editor struct {
	name    string
	program string
	debian  string // the packages that hold it
}

// each runs a test with every copy of the editor that is here: the one on the PATH, and the newest that clients/setup.sh could get.
func (e editor) each(t *testing.T, drive func(t *testing.T, program string)) {
	t.Run("installed", func(t *testing.T) {
		t.Parallel()
		t.Attr("client", e.name)
		program, err := exec.LookPath(e.program)
		if err != nil {
			t.Skipf("SKIPPED: %s is not on the PATH (apt-get install %s)", e.program, e.debian)
		}
		drive(t, program)
	})
	t.Run("newest", func(t *testing.T) {
		t.Parallel()
		t.Attr("client", e.name)
		drive(t, e.newest(t))
	})
}

func (e editor) newest(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("SKIPPED: the newest %s is not driven: %v", e.name, err)
	}
	folder := filepath.Join(cache, "proviso-clients")
	program := filepath.Join(folder, "bin", e.program)
	if _, err := os.Stat(program); err != nil {
		reason := "it was not fetched (make setup)"
		if text, err := os.ReadFile(filepath.Join(folder, "skipped")); err == nil {
			reason = strings.TrimSpace(string(text))
		}
		t.Skipf("SKIPPED: the newest %s is not driven: %s", e.name, reason)
	}
	return program
}

var versionNumber = regexp.MustCompile(`\d+\.\d+(\.\d+)?`)

// version is what a program says of itself.
func version(t *testing.T, program string) string {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), program, "--version").Output()
	if err != nil {
		t.Fatalf("%s --version: %v", program, err)
	}
	return versionNumber.FindString(string(output))
}

// told is what a test of a client tells the table, for each file.
func (e editor) told(t *testing.T, version, file, saw string) {
	t.Helper()
	t.Attr("client", e.name)
	t.Attr("version", version)
	t.Attr("language", map[string]string{".rb": "Ruby", ".ts": "TypeScript", ".tsx": "TypeScript"}[filepath.Ext(file)])
	t.Attr("saw", saw)
}

// applied is what every client is seen to do with one file.
const applied = "finding, code action, guard, finding gone, saved, checked"

// onPath is an environment in which the server is the first proviso on the PATH, and the home is the folder.
func onPath(server, home string) []string {
	return append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_CACHE_HOME="+filepath.Join(home, ".cache"),
		"PATH="+filepath.Dir(server)+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// readmeBlock is the code block of a language in the README of the editors: what users paste is what is tested.
func readmeBlock(t *testing.T, language string) string {
	t.Helper()
	raw, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(raw), "```"+language+"\n")
	block, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatalf("README.md has no block of %s", language)
	}
	return block
}

// repair is one that every client can be asked to apply, and what the file holds then.
type repair struct{ file, rule, title, expect string }

// eachRepair has a repair of each language applied, each in its own copy of the demo, and looks at the saved file.
func eachRepair(t *testing.T, server string, drive func(t *testing.T, demo string, r repair)) {
	for _, r := range []repair{
		{"app/services/billing/refund.rb", "missing-presence", "Raise ArgumentError if charge_id is nil", `raise ArgumentError, "charge_id is required" if charge_id.nil?`},
		{"src/inventory/reservation.service.ts", "falsy-guard", "Reject only absence: count == null", "if (count == null)"},
	} {
		t.Run(filepath.Ext(r.file)[1:], func(t *testing.T) {
			t.Parallel()
			demo := copyDemo(t)
			drive(t, demo, r)
			checkRepaired(t, server, demo, visit{File: r.file, Rule: r.rule, Title: r.title, expect: r.expect})
		})
	}
}

// until asks ten times a second, for a minute at most.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waited a minute for %s", what)
		}
	}
}
