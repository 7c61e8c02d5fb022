// Package release holds no code, only what is released beside the program; these are its tests.
package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/elf"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// copied names the projects whose C code each package brings, by the folders of their licences.
var copied = map[string][]string{
	"github.com/smacker/go-tree-sitter":                       {"tree-sitter", "icu"},
	"github.com/smacker/go-tree-sitter/ruby":                  {"tree-sitter-ruby"},
	"github.com/smacker/go-tree-sitter/typescript/typescript": {"tree-sitter-typescript"},
	"github.com/smacker/go-tree-sitter/typescript/tsx":        {"tree-sitter-typescript"},
}

// TestLicencesOfC finds linked C code whose licence no tool sees and nobody has laid here.
func TestLicencesOfC(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "-f", "{{if and .CFiles (not .Standard)}}{{.ImportPath}}{{end}}", "../../../cmd/proviso").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if len(linked) < len(copied) {
		t.Errorf("only %v are linked", linked)
	}
	for _, name := range linked {
		if strings.HasPrefix(name, "github.com/agentcore/proviso/") {
			continue
		}
		if len(copied[name]) == 0 {
			t.Errorf("%s has C code; whose is it, and under which licence?", name)
		}
		for _, folder := range copied[name] {
			if text, err := os.ReadFile(filepath.Join("licences", folder, "LICENSE")); err != nil || len(text) < 1000 {
				t.Errorf("%s: %v", folder, err)
			}
		}
	}
}

// TestDist builds a release and uses it as somebody does who has nothing else.
func TestDist(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("SKIPPED: building a release takes a minute")
	}
	if runtime.GOOS != "linux" {
		t.Skip("SKIPPED: what is read here is a release for Linux")
	}
	if out, err := exec.CommandContext(t.Context(), "go", "run", "github.com/google/go-licenses@v1.6.0", "help").CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: go-licenses cannot be had: %v\n%s", err, out)
	}
	folder := t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "bash", "dist.sh", folder, "9.8.7").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	name := "proviso-9.8.7-linux-" + runtime.GOARCH
	files := untar(t, filepath.Join(folder, name+".tar.gz"))
	for _, want := range []string{"LICENSE", "README.md", "proviso", "licences/go/LICENSE", "licences/tree-sitter-ruby/LICENSE",
		"licences/github.com/spf13/cobra/LICENSE.txt", "licences/go.lsp.dev/protocol/LICENSE"} {
		if len(files[name+"/"+want]) == 0 {
			t.Errorf("%s is missing or empty", want)
		}
	}
	alone(t, files[name+"/proviso"])
	packed(t, filepath.Join(folder, name+".vsix"), files[name+"/proviso"])
	sums, err := os.ReadFile(filepath.Join(folder, name+".sha256"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(sums)), "\n") {
		sum, file, _ := strings.Cut(line, "  ")
		text, err := os.ReadFile(filepath.Join(folder, file))
		if err != nil || fmt.Sprintf("%x", sha256.Sum256(text)) != sum {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// alone runs the program where there is nothing beside it.
func alone(t *testing.T, program []byte) {
	t.Helper()
	f, err := elf.NewFile(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(f.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP }) {
		t.Error("the program asks for a loader")
	}
	dir := t.TempDir()
	at := filepath.Join(dir, "proviso")
	if err := os.WriteFile(at, program, 0o755); err != nil {
		t.Fatal(err)
	}
	src := "class Close\n  def call(email)\n    account = Account.find_by(email: email)\n    account.close!\n  end\nend\n"
	if err := os.WriteFile(filepath.Join(dir, "close.rb"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) (string, int) {
		c := exec.CommandContext(t.Context(), at, args...)
		c.Dir, c.Env = dir, []string{"PATH="}
		out, err := c.CombinedOutput()
		if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		return string(out), c.ProcessState.ExitCode()
	}
	if out, code := run("version"); code != 0 || !strings.HasPrefix(out, "proviso 9.8.7\n") {
		t.Errorf("version: %d %s", code, out)
	}
	if out, code := run("check"); code != 1 || !strings.Contains(out, "unchecked-lookup") {
		t.Errorf("check: %d %s", code, out)
	}
}

// packed looks into the extension, which is not there without its build tools.
func packed(t *testing.T, file string, program []byte) {
	t.Helper()
	r, err := zip.OpenReader(file)
	if errors.Is(err, os.ErrNotExist) {
		t.Log("SKIPPED: no extension was packed, because its packages are not installed")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	read := func(name string) []byte {
		h, err := r.Open(path.Join("extension", name))
		if err != nil {
			t.Error(err)
			return nil
		}
		defer h.Close()
		data, err := io.ReadAll(h)
		if err != nil {
			t.Error(err)
		}
		return data
	}
	if !bytes.Equal(read("bin/proviso"), program) {
		t.Error("another program is in the extension")
	}
	if !strings.Contains(string(read("package.json")), `"version": "9.8.7"`) {
		t.Error("the extension has another version")
	}
	for _, want := range []string{"bin/licences/tree-sitter-typescript/LICENSE", "out/licences.txt"} {
		if len(read(want)) == 0 {
			t.Errorf("%s is empty", want)
		}
	}
}

func untar(t *testing.T, file string) map[string][]byte {
	t.Helper()
	h, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	z, err := gzip.NewReader(h)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		entry, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if out[entry.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
}
