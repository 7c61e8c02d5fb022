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

var vim = editor{"Vim with ALE", "vim", "vim vim-ale"}

// A user of Vim who has pasted the settings of the README opens a file, takes a code action through ALE's menu, and saves.
func TestVimAppliesRepairs(t *testing.T) {
	t.Parallel()
	t.Attr("client", vim.name)
	program, err := exec.LookPath(vim.program)
	if err != nil {
		t.Skipf("SKIPPED: Vim is not on the PATH (apt-get install %s)", vim.debian)
	}
	if exec.CommandContext(t.Context(), program, "-Nes", "-u", "NONE", "-i", "NONE", "+packadd ale", "+execute exists(':ALELint') ? 'qall!' : 'cquit'").Run() != nil {
		t.Skip("SKIPPED: this Vim has no ALE, no jobs or no timers (apt-get install vim-ale)")
	}
	version := version(t, program)
	server := buildServer(t)
	eachRepair(t, server, func(t *testing.T, demo string, r repair) {
		vim.told(t, version, r.file, r.rule+": "+applied)
		driveVim(t, program, server, demo, r)
	})
}

func driveVim(t *testing.T, program, server, demo string, r repair) {
	t.Helper()
	settings, report := filepath.Join(t.TempDir(), "settings.vim"), filepath.Join(t.TempDir(), "report")
	if err := os.WriteFile(settings, []byte(readmeBlock(t, "vim")), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-Nn", "-i", "NONE", "--not-a-term", "-u", filepath.Join("vim", "drive.vim"))
	cmd.Env = append(onPath(server, demo), "TERM=dumb", "SETTINGS="+settings, "REPORT="+report,
		"FILE="+filepath.Join(demo, filepath.FromSlash(r.file)), "RULE="+r.rule, "TITLE="+r.title, "EXPECT="+r.expect)
	output, err := cmd.CombinedOutput()
	told, _ := os.ReadFile(report) // none if Vim never came so far
	if err != nil || !strings.Contains(string(told), `"ok":1`) {
		t.Errorf("%v\n%s\n%s", err, told, output)
	}
}
