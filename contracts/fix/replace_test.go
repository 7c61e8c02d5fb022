package fix

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// held lists the names in a folder.
func held(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range list {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

func TestReplaceSweepsWhatKilledProcessesLeft(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "app [old]*")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{".proviso-1.tmp": 2 * abandoned, ".proviso-2.tmp": 0, ".other-1.tmp": 2 * abandoned} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(file, then, then); err != nil {
			t.Fatal(err)
		}
	}
	if err := replace(filepath.Join(dir, "a.rb"), []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if got, want := held(t, dir), ".other-1.tmp .proviso-2.tmp a.rb"; got != want {
		t.Errorf("left %q, want %q", got, want)
	}
}

func TestReplaceKeepsModeAndLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.rb")
	if err := os.WriteFile(file, []byte("old"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := replace(file, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil || string(data) != "new" || info.Mode().Perm() != 0o755 {
		t.Errorf("%q, mode %v, %v", data, info.Mode(), err)
	}
	folder := filepath.Join(dir, "folder") // cannot be replaced by a file
	if err := os.MkdirAll(filepath.Join(folder, "full"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := replace(folder, []byte("x")); err == nil || !strings.Contains(err.Error(), folder+" cannot be written") {
		t.Errorf("a folder was replaced: %v", err)
	}
	if got, want := held(t, dir), "a.rb folder"; got != want {
		t.Errorf("left %q, want %q", got, want)
	}
}

// TestCreateThroughALinkThatLeadsNowhere makes what the link is for, and leaves the link.
func TestCreateThroughALinkThatLeadsNowhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	link := filepath.Join(dir, "latest.json")
	if err := os.Symlink("report.json", link); err != nil {
		t.Skipf("SKIPPED: no links here: %v", err)
	}
	if err := Create(link, []byte("{}")); err != nil {
		t.Fatal(err)
	}
	to, err := os.Readlink(link)
	data, readErr := os.ReadFile(filepath.Join(dir, "report.json"))
	if err != nil || to != "report.json" || readErr != nil || string(data) != "{}" {
		t.Errorf("leads to %q %v, which holds %q %v", to, err, data, readErr)
	}
}
