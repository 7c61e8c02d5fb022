// Package editors drives the real editors against the real server, and packs what users install. It imports nothing of
// the project: like its users, it knows only the program.
package editors

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// scratch outlives the tests that share what is built there.
var scratch string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	if scratch, err = os.MkdirTemp("", "proviso-editors-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(scratch)
	return m.Run()
}

var built = sync.OnceValues(func() (server string, err error) {
	server = filepath.Join(scratch, "proviso")
	if output, err := exec.Command("go", "build", "-o", server, "../cmd/proviso").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the server: %w\n%s", err, output)
	}
	return server, nil
})

func buildServer(t testing.TB) string {
	t.Helper()
	server, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return server
}

func copyDemo(t *testing.T) string {
	t.Helper()
	demo := filepath.Join(t.TempDir(), "demo")
	if err := os.CopyFS(demo, os.DirFS(filepath.Join("..", "testdata", "demo"))); err != nil {
		t.Fatal(err)
	}
	return demo
}
