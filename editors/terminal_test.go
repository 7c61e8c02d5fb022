package editors

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// terminal is a screen of tmux with one program on it, for editors that show nothing without one.
type terminal struct {
	t      *testing.T
	socket string
}

func needTerminals(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("SKIPPED: tmux is not installed (apt-get install tmux)")
	}
}

func startTerminal(t *testing.T, env []string, folder string, command ...string) terminal {
	t.Helper()
	term := terminal{t, filepath.Join(t.TempDir(), "tmux")}
	cmd := exec.CommandContext(t.Context(), "tmux", append([]string{"-S", term.socket, "-f", "/dev/null", "-u", "new-session", "-d",
		"-x", "140", "-y", "40", "-c", folder}, command...)...)
	cmd.Env = append(env, "TERM=xterm-256color")
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("tmux: %v\n%s", err, output)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the screen at the end:\n%s", term.text())
		}
		_ = exec.Command("tmux", "-S", term.socket, "kill-server").Run() // gone already if the program ended
	})
	return term
}

// text is what stands on the screen.
func (s terminal) text() string {
	output, _ := exec.Command("tmux", "-S", s.socket, "capture-pane", "-p").CombinedOutput()
	return string(output)
}

// keys presses keys, by their names; literally types a text.
func (s terminal) keys(names ...string) { s.send(names...) }

func (s terminal) literally(text string) { s.send("-l", text) }

func (s terminal) send(arguments ...string) {
	s.t.Helper()
	if output, err := exec.CommandContext(s.t.Context(), "tmux", append([]string{"-S", s.socket, "send-keys"}, arguments...)...).CombinedOutput(); err != nil {
		s.t.Fatalf("tmux: %v\n%s", err, output)
	}
}

func (s terminal) see(what string, looks *regexp.Regexp) {
	s.t.Helper()
	until(s.t, "the screen to show "+what, func() bool { return looks.MatchString(s.text()) })
}

func (s terminal) gone(what string, looks *regexp.Regexp) {
	s.t.Helper()
	until(s.t, "the screen not to show "+what, func() bool { return !looks.MatchString(s.text()) })
}
