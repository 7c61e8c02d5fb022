package editors

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// vscodeInstall is where vscode/e2e/setup.sh has put VS Code, and the browser that shows it.
type vscodeInstall struct{ folder, chromium string }

// version is that of VS Code itself, which code-server tells behind its own.
func (v vscodeInstall) version(t *testing.T) string {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), v.node(), filepath.Join(v.folder, "code-server", "node_modules", "code-server", "out", "node", "entry.js"),
		"--config", filepath.Join(v.folder, "code-server", "config.yaml"), "--version").Output()
	if err != nil {
		t.Fatalf("code-server --version: %v", err)
	}
	_, code, _ := strings.Cut(string(output), "with Code ")
	return strings.TrimSpace(code)
}

func (v vscodeInstall) node() string {
	return filepath.Join(v.folder, "node", "node_modules", "node", "bin", "node")
}

func vscodeTools(t *testing.T) vscodeInstall {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: driving VS Code takes a minute")
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("SKIPPED: VS Code is not driven: %v", err)
	}
	folder := filepath.Join(cache, "proviso-vscode")
	if _, err := os.Stat(filepath.Join(folder, "complete")); err != nil {
		reason := "it is not installed (make setup)"
		if text, err := os.ReadFile(filepath.Join(folder, "skipped")); err == nil {
			reason = strings.TrimSpace(string(text))
		}
		t.Skipf("SKIPPED: VS Code is not driven: %s", reason)
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if browser, err := exec.LookPath(name); err == nil {
			return vscodeInstall{folder, browser}
		}
	}
	t.Skip("SKIPPED: VS Code is not driven: there is no Chromium")
	return vscodeInstall{}
}
