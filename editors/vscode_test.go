package editors

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What `npm run package` builds is what people install: the bundle is inside, the packages it was bundled from are not.
func TestVSCodePackage(t *testing.T) {
	t.Parallel()
	files := unpack(t, packExtension(t, ""))
	for _, want := range []string{"extension/package.json", "extension/out/extension.js", "extension/schema/proviso.schema.json",
		"extension/icon.png", "extension/readme.md", "extension/LICENSE.txt"} {
		if len(files[want]) == 0 {
			t.Errorf("%s is missing or empty", want)
		}
	}
	for name := range files {
		if strings.Contains(name, "node_modules") || strings.HasSuffix(name, ".ts") {
			t.Errorf("%s does not belong in the package", name)
		}
	}
	bundle := string(files["extension/out/extension.js"])
	for _, want := range []string{"proviso.restart", "proviso.showLog"} {
		if !strings.Contains(bundle, want) {
			t.Errorf("the bundle does not register %s", want)
		}
	}
}

// The manifest wakes the extension for the languages it serves and nothing else.
func TestVSCodeManifest(t *testing.T) {
	t.Parallel()
	var manifest struct {
		ActivationEvents []string
		Contributes      struct {
			Commands      []struct{ Command string }
			Configuration struct{ Properties map[string]json.RawMessage }
		}
	}
	text, err := os.ReadFile(filepath.Join("vscode", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	want := []string{"onLanguage:ruby", "onLanguage:typescript", "onLanguage:typescriptreact"}
	if !slices.Equal(manifest.ActivationEvents, want) {
		t.Errorf("activation events are %q, want %q", manifest.ActivationEvents, want)
	}
	for _, setting := range []string{"proviso.path", "proviso.profile", "proviso.trace.server"} {
		if _, ok := manifest.Contributes.Configuration.Properties[setting]; !ok {
			t.Errorf("no setting %s", setting)
		}
	}
	if len(manifest.Contributes.Commands) != 2 {
		t.Errorf("commands are %v, want proviso.restart and proviso.showLog", manifest.Contributes.Commands)
	}
}

// The lock file has to serve people behind any registry: it names none.
func TestVSCodeLockNamesNoRegistry(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("vscode", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), `"resolved": "http`) {
		t.Error("package-lock.json names a registry; write it with omit-lockfile-registry-resolved")
	}
}

func unpack(t *testing.T, archive string) map[string][]byte {
	t.Helper()
	reader, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	files := map[string][]byte{}
	for _, entry := range reader.File {
		files[entry.Name] = readEntry(t, entry)
	}
	return files
}

func readEntry(t *testing.T, entry *zip.File) []byte {
	t.Helper()
	content, err := entry.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	bytes, err := io.ReadAll(content)
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}
