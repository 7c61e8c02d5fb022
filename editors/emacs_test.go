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

var emacs = editor{"Emacs eglot", "emacs", "emacs-nox elpa-eglot"}

// A user of Emacs who has pasted the settings of the README opens a file, takes a code action, saves, and finds the guard.
func TestEmacsAppliesRepairs(t *testing.T) {
	t.Parallel()
	emacs.each(t, func(t *testing.T, program string) {
		if exec.CommandContext(t.Context(), program, "-Q", "--batch", "--eval", `(progn (require 'package)`+
			`(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa") (package-initialize) (require 'eglot))`).Run() != nil {
			t.Skip("SKIPPED: this Emacs has no eglot (apt-get install elpa-eglot)")
		}
		version := version(t, program)
		server := buildServer(t)
		eachRepair(t, server, func(t *testing.T, demo string, r repair) {
			emacs.told(t, version, r.file, r.rule+": "+applied)
			driveEmacs(t, program, server, demo, r)
		})
	})
}

func driveEmacs(t *testing.T, program, server, demo string, r repair) {
	t.Helper()
	if output, err := exec.CommandContext(t.Context(), "git", "init", "-q", demo).CombinedOutput(); err != nil { // eglot's project
		t.Fatalf("%v\n%s", err, output)
	}
	settings := filepath.Join(t.TempDir(), "settings.el")
	if err := os.WriteFile(settings, []byte(readmeBlock(t, "elisp")), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-Q", "--batch", "-l", "emacs/drive.el")
	cmd.Env = append(onPath(server, demo), "SETTINGS="+settings, "FILE="+filepath.Join(demo, filepath.FromSlash(r.file)),
		"RULE="+r.rule, "TITLE="+r.title, "EXPECT="+r.expect)
	output, err := cmd.CombinedOutput()
	switch line := lastLine(output); {
	case err == nil && strings.Contains(line, `"ok":true`):
	case strings.HasPrefix(line, "skipped: "):
		t.Skipf("SKIPPED: %s", strings.TrimPrefix(line, "skipped: "))
	default:
		t.Errorf("%v\n%s", err, output)
	}
}
