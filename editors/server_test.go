// Package editors drives the real editors against the real server, and packs what users install. It imports nothing of
// the project: like its users, it knows only the program.
package editors

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func buildServer(t *testing.T) string {
	t.Helper()
	server := filepath.Join(t.TempDir(), "proviso")
	if output, err := exec.CommandContext(t.Context(), "go", "build", "-o", server, "../cmd/proviso").CombinedOutput(); err != nil {
		t.Fatalf("building the server: %v\n%s", err, output)
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
