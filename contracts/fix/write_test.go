package fix

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/agentcore/proviso/analysis/workspace"
)

// What people see of a file beside its lines stays: byte order mark, line ends, the last line end or its absence, and the mode.
func TestWriteKeepsForm(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, before, after, holds, want string }{
		{"unix", "a\nb\n", "a\nx\nb\n", "a\nb\n", "a\nx\nb\n"},
		{"windows", "a\r\nb\r\n", "a\r\nx\r\nb\r\n", "a\r\nb\r\n", "a\r\nx\r\nb\r\n"},
		{"no last line end", "a\nb", "x\na\nb", "a\nb", "x\na\nb"},
		{"byte order mark", "a\n", "x\na\n", "\uFEFFa\n", "\uFEFFx\na\n"},
		{"mark, windows, no last line end", "a\r\nb", "x\r\na\r\nb", "\uFEFFa\r\nb", "\uFEFFx\r\na\r\nb"},
		{"emptied", "a\n", "", "a\n", ""},
	}
	for _, tt := range tests {
		for _, mode := range []os.FileMode{0o600, 0o644, 0o755, 0o664} {
			t.Run(tt.name+" "+mode.String(), func(t *testing.T) {
				t.Parallel()
				file := filepath.Join(t.TempDir(), "a.rb")
				if err := os.WriteFile(file, []byte(tt.holds), mode); err != nil {
					t.Fatal(err)
				}
				if err := os.Chmod(file, mode); err != nil { // past the mask of the process
					t.Fatal(err)
				}
				if err := Write(file, tt.before, tt.after); err != nil {
					t.Fatal(err)
				}
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if string(data) != tt.want {
					t.Errorf("holds %q, want %q", data, tt.want)
				}
				info, err := os.Stat(file)
				if err != nil {
					t.Fatal(err)
				}
				if runtime.GOOS != "windows" && info.Mode().Perm() != mode {
					t.Errorf("mode %v, want %v", info.Mode(), mode)
				}
			})
		}
	}
}

// Where no file can be made beside it, the old one stays whole.
func TestWriteInReadOnlyFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.rb")
	if err := os.WriteFile(file, []byte("old\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	if h, err := os.Create(filepath.Join(dir, "probe")); err == nil {
		_ = h.Close()
		t.Skip("this user may write everywhere")
	}
	if err := Write(file, "old\n", "new\n"); err == nil {
		t.Error("no error")
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "old\n" {
		t.Errorf("holds %q, %v", data, err)
	}
}

// rewriteForever names the file that TestRewriteForever writes, in the process that is going to be killed.
const rewriteForever = "PROVISO_TEST_REWRITE"

// A process that is killed while it writes leaves one of the two texts, whole.
func TestKilledWriteLeavesWholeFile(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts processes")
	}
	texts := []string{strings.Repeat("old line\n", 1<<16), strings.Repeat("new line, longer\n", 1<<16)}
	for round := range 4 {
		file := filepath.Join(t.TempDir(), "a.rb")
		if err := os.WriteFile(file, []byte(texts[0]), 0o640); err != nil {
			t.Fatal(err)
		}
		child := exec.Command(os.Args[0], "-test.run=^TestRewriteForever$")
		child.Env = append(os.Environ(), rewriteForever+"="+file)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		for time.Since(begun) < 20*time.Second { // until it has written once
			if data, err := os.ReadFile(file); err == nil && string(data) == texts[1] {
				break
			}
		}
		time.Sleep(time.Duration(3+7*round) * time.Millisecond)
		_ = child.Process.Kill()
		_ = child.Wait()
		data, err := os.ReadFile(file)
		if err != nil || string(data) != texts[0] && string(data) != texts[1] {
			t.Errorf("round %d: %d bytes that are neither text, %v", round, len(data), err)
		}
		if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
			t.Errorf("round %d: mode %v, %v", round, info.Mode(), err)
		}
	}
}

// TestRewriteForever is the process that TestKilledWriteLeavesWholeFile kills.
func TestRewriteForever(t *testing.T) {
	file := os.Getenv(rewriteForever)
	if file == "" {
		t.Skip("runs in a process of its own only")
	}
	texts := []string{strings.Repeat("old line\n", 1<<16), strings.Repeat("new line, longer\n", 1<<16)}
	for i, begun := 0, time.Now(); time.Since(begun) < time.Minute; i++ {
		if now, err := workspace.Read(file); err != nil || Write(file, now.Text, texts[(i+1)%2]) != nil {
			t.Fatal(err)
		}
	}
}
