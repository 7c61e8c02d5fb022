package editors

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A user of Neovim opens a file of the demo, asks for the code actions at the finding, takes one, and sees the guard.
func TestNeovimAppliesRepairs(t *testing.T) {
	t.Parallel()
	neovim, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("SKIPPED: Neovim is not installed (apt-get install neovim)")
	}
	server := buildServer(t)
	tests := []struct{ file, rule, title, expect string }{
		{"app/services/billing/charge.rb", "missing-range", "ArgumentError", "raise ArgumentError, \"amount"},
		{"app/services/billing/refund.rb", "missing-presence", "ArgumentError", "raise ArgumentError, \"charge_id is required\" if charge_id.nil?"},
		{"app/services/orders/ship.rb", "unverified-mutation", "save!", "@order.save!"},
		{"app/services/accounts/close.rb", "unchecked-lookup", "find_by!", "Account.find_by!(email: @email)"},
		{"src/inventory/reservation.service.ts", "falsy-guard", "null", "if (count == null)"},
	}
	for _, test := range tests {
		t.Run(test.rule, func(t *testing.T) {
			t.Parallel()
			demo := copyDemo(t)
			drive(t, neovim, demo, map[string]string{
				"SERVER": server,
				"FILE":   filepath.Join(demo, filepath.FromSlash(test.file)),
				"RULE":   test.rule,
				"TITLE":  test.title,
				"EXPECT": test.expect,
			})
		})
	}
}

// drive runs neovim/test/drive.lua with its orders in the environment and reads the one line it prints.
func drive(t *testing.T, neovim, home string, orders map[string]string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	plugin, err := filepath.Abs("neovim")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, neovim, "--headless", "--clean", "-u", "NONE", "-i", "NONE", "-n",
		"--cmd", "set runtimepath^="+plugin, "--cmd", "filetype on",
		"-S", filepath.Join(plugin, "test", "drive.lua"))
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home, "XDG_STATE_HOME="+home, "XDG_DATA_HOME="+home)
	for name, value := range orders {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
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
