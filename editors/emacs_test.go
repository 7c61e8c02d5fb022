package editors

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A user of Emacs who has pasted the settings of the README opens a file, takes a code action, saves, and finds the guard.
func TestEmacsAppliesRepairs(t *testing.T) {
	t.Parallel()
	emacs, err := exec.LookPath("emacs")
	if err != nil {
		t.Skip("SKIPPED: Emacs is not installed (apt-get install emacs-nox elpa-eglot)")
	}
	if exec.CommandContext(t.Context(), emacs, "-Q", "--batch", "--eval", `(progn (require 'package)`+
		`(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa") (package-initialize) (require 'eglot))`).Run() != nil {
		t.Skip("SKIPPED: this Emacs has no eglot (apt-get install elpa-eglot)")
	}
	server := buildServer(t)
	for _, test := range []struct{ file, rule, title, expect string }{
		{"app/services/accounts/close.rb", "find_by", "find_by!", "Account.find_by!(email: @email)"},
		{"app/services/billing/refund.rb", "charge_id", "ArgumentError", "raise ArgumentError, \"charge_id is required\" if charge_id.nil?"},
	} {
		t.Run(filepath.Base(test.file), func(t *testing.T) {
			t.Parallel()
			demo := copyDemo(t)
			if output, err := exec.CommandContext(t.Context(), "git", "init", "-q", demo).CombinedOutput(); err != nil { // eglot's project
				t.Fatalf("%v\n%s", err, output)
			}
			settings := filepath.Join(t.TempDir(), "settings.el")
			if err := os.WriteFile(settings, []byte(readmeBlock(t, "elisp")), 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, emacs, "-Q", "--batch", "-l", "emacs/drive.el")
			cmd.Env = append(os.Environ(), "HOME="+demo, "PATH="+filepath.Dir(server)+string(os.PathListSeparator)+os.Getenv("PATH"),
				"SETTINGS="+settings, "FILE="+filepath.Join(demo, filepath.FromSlash(test.file)), "RULE="+test.rule, "TITLE="+test.title, "EXPECT="+test.expect)
			output, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(lastLine(output), `"ok":true`) {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
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
