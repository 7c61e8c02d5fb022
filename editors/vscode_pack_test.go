package editors

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// packExtension does what `npm run package` does, in a copy, because packing writes into the folder. A server that is given
// travels in the package, as in that of `make dist`.
func packExtension(t *testing.T, server string) string {
	t.Helper()
	npm, err := exec.LookPath("npm")
	if err != nil {
		t.Skip("SKIPPED: npm is not installed")
	}
	if _, err := os.Stat(filepath.Join("vscode", "node_modules", ".package-lock.json")); err != nil {
		t.Skip("SKIPPED: the extension's packages are not installed (make setup)")
	}
	folder := copyExtension(t)
	if server != "" {
		copyProgram(t, server, filepath.Join(folder, "bin"))
	}
	vsix := filepath.Join(t.TempDir(), "proviso.vsix")
	cmd := exec.CommandContext(t.Context(), npm, "run", "--silent", "package", "--", "--out", vsix)
	cmd.Dir = folder
	if output, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("npm run package: %v\n%s", err, output)
	}
	return vsix
}

// copyExtension copies the sources of the extension; what they only read is linked.
func copyExtension(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	folder := filepath.Join(root, "editors", "vscode")
	err := filepath.WalkDir("vscode", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(root, "editors", file)
		if entry.IsDir() {
			switch entry.Name() {
			case "node_modules", "out", "bin", "screenshots":
				return filepath.SkipDir
			}
			return os.MkdirAll(target, 0o755)
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	link(t, filepath.Join("vscode", "node_modules"), filepath.Join(folder, "node_modules"))
	link(t, filepath.Join("..", "contracts"), filepath.Join(root, "contracts"))
	link(t, filepath.Join("..", "LICENSE"), filepath.Join(root, "LICENSE"))
	return folder
}

func link(t *testing.T, file, name string) {
	t.Helper()
	absolute, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(absolute, name); err != nil {
		t.Fatal(err)
	}
}

func copyProgram(t *testing.T, program, folder string) {
	t.Helper()
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "proviso"), content, 0o755); err != nil {
		t.Fatal(err)
	}
}
