package editors

import (
	"context"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var neovim = editor{"Neovim", "nvim", "neovim"}

// A user of Neovim opens a file of the demo, asks for the code actions at the finding, takes one, sees the guard and saves.
func TestNeovimAppliesRepairs(t *testing.T) {
	t.Parallel()
	neovim.each(t, func(t *testing.T, program string) {
		version := version(t, program)
		server := buildServer(t)
		for _, r := range []repair{
			{"app/services/billing/charge.rb", "missing-range", "ArgumentError", "raise ArgumentError, \"amount"},
			{"app/services/billing/refund.rb", "missing-presence", "ArgumentError", "raise ArgumentError, \"charge_id is required\" if charge_id.nil?"},
			{"app/services/orders/ship.rb", "unverified-mutation", "save!", "@order.save!"},
			{"app/services/accounts/close.rb", "unchecked-lookup", "find_by!", "Account.find_by!(email: @email)"},
			{"src/inventory/reservation.service.ts", "falsy-guard", "null", "if (count == null)"},
		} {
			t.Run(r.rule, func(t *testing.T) {
				t.Parallel()
				demo := copyDemo(t)
				neovim.told(t, version, r.file, r.rule+": "+applied)
				driveNeovim(t, program, server, demo, r)
				checkRepaired(t, server, demo, visit{File: r.file, Rule: r.rule, Title: r.title, expect: r.expect})
			})
		}
	})
}

// driveNeovim runs neovim/test/drive.lua with its orders in the environment and reads the one line it prints.
func driveNeovim(t *testing.T, program, server, demo string, r repair) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	plugin, err := filepath.Abs("neovim")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, program, "--headless", "--clean", "-u", "NONE", "-i", "NONE", "-n",
		"--cmd", "set runtimepath^="+plugin, "--cmd", "filetype on",
		"-S", filepath.Join(plugin, "test", "drive.lua"))
	cmd.Env = append(onPath(server, demo), "XDG_STATE_HOME="+demo, "XDG_DATA_HOME="+demo, "SERVER="+server,
		"FILE="+filepath.Join(demo, filepath.FromSlash(r.file)), "RULE="+r.rule, "TITLE="+r.title, "EXPECT="+r.expect)
	output, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	if line := lastLine(output); !json.Valid([]byte(line)) || !strings.Contains(line, `"ok": true`) {
		t.Errorf("the session ended well but reported\n%s", output)
	}
}

func lastLine(output []byte) string {
	lines := strings.Split(strings.TrimSpace(string(output)), "\n")
	return lines[len(lines)-1]
}
