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
