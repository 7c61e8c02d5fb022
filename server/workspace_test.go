package server

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// countKnown is a checker that reports how many classes named Base the workspace has, at the start of the file.
func countKnown(_ context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) check.Result {
	return check.Result{Findings: []contracts.Finding{{Rule: "missing-presence", Severity: contracts.Warning, File: f,
		Message: fmt.Sprintf("%d %s", len(ix.Classes("Base")), cfg.ProfileFor(f.Path))}}}
}

func knowing(s *session) { s.check = countKnown }

func folderWith(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(root, name), text)
	}
	return root
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// until pulls whenever the server asks for it, until the one diagnostic of the document says want.
func (e *editor) until(uri, want string) {
	e.t.Helper()
	for {
		items := e.pull(uri, nil)["items"].([]any)
		if got := fmt.Sprint(items[0].(object)["message"]); got == want {
			return
		}
		e.wait("workspace/diagnostic/refresh")
	}
}

func (e *editor) watched(kind int, files ...string) {
	var list []object
	for _, f := range files {
		list = append(list, object{"uri": "file://" + f, "type": kind})
	}
	e.notify("workspace/didChangeWatchedFiles", object{"changes": list})
}

func TestWorkspaceIsLoadedAndWatched(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"app/base.rb": "class Base\nend\n", "node_modules/x.rb": "class Base\nend\n"})
	e := start(t, knowing)
	e.initialize(pulling, root)
	use := "file://" + root + "/app/use.rb"
	e.open(use, "ruby", "class Use < Base\nend\n")
	e.until(use, "1 standard")

	second := filepath.Join(root, "app/second.rb")
	write(t, second, "class Base\nend\n")
	e.watched(1, second)
	e.until(use, "2 standard")

	if err := os.Remove(second); err != nil {
		t.Fatal(err)
	}
	e.watched(3, second)
	e.until(use, "1 standard")
}

// TestSignaturesAreWatched changes a signature file on disk, which is none of the files that are checked.
func TestSignaturesAreWatched(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"app/base.rb": "class Base\nend\n", "sig/base.rbs": "class Base\nend\n"})
	e := start(t, func(s *session) {
		s.check = func(_ context.Context, ix *workspace.Index, f *program.File, _ *config.Config) check.Result {
			return check.Result{Findings: []contracts.Finding{{Rule: "missing-presence", Severity: contracts.Warning, File: f,
				Message: fmt.Sprint(len(ix.Signatures("Base")))}}}
		}
	})
	e.initialize(pulling, root)
	use := "file://" + root + "/app/use.rb"
	e.open(use, "ruby", "class Use < Base\nend\n")
	e.until(use, "1")

	second := filepath.Join(root, "sig/second.rbs")
	write(t, second, "class Base\nend\n")
	e.watched(1, second)
	e.until(use, "2")

	write(t, second, "class Other\nend\n")
	e.watched(2, second)
	e.until(use, "1")
}

func TestOpenBufferWinsOverDisk(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"base.rb": "class Base\nend\n"})
	e := start(t, knowing)
	e.initialize(pulling, root)
	use, base := "file://"+root+"/use.rb", "file://"+root+"/base.rb"
	e.open(use, "ruby", "Base")
	e.until(use, "1 standard")
	e.open(base, "ruby", "class Other\nend\n")
	e.pull(base, nil)
	e.until(use, "0 standard")
	e.change(base, 2, object{"text": "class Base\nend\nclass Base\nend\n"})
	e.pull(base, nil)
	e.until(use, "2 standard")
	e.watched(2, filepath.Join(root, "base.rb"))
	e.wait("workspace/diagnostic/refresh")
	e.until(use, "2 standard")
	e.close(base)
	e.until(use, "1 standard")
}

// TestEditReachesDependents pushes again for a document that names a class of the one being edited, and for no other.
func TestEditReachesDependents(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	e.initialize(`{}`)
	e.open("file:///w/base.rb", "ruby", "class Base\nend\n")
	e.settle()
	e.open("file:///w/use.rb", "ruby", "Base.new")
	e.settle()
	e.open("file:///w/aside.rb", "ruby", "Other.new")
	e.settle()
	e.change("file:///w/base.rb", 2, object{"text": "class Renamed\nend\n"})
	if p := e.settle(); p["uri"] != "file:///w/base.rb" {
		t.Fatalf("published %v", p["uri"])
	}
	e.clock.advance(afterthought)
	p := e.settle()
	if got := p["diagnostics"].([]any)[0].(object)["message"]; p["uri"] != "file:///w/use.rb" || got != "0 standard" {
		t.Errorf("published %v", p)
	}
	e.clock.advance(debounce)
	e.sync()
	for _, m := range e.seen {
		t.Errorf("then %v", m)
	}
}

func TestUntitledIsSeenByNobodyElse(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	e.initialize(pulling)
	e.open("untitled:a", "ruby", "class Base\nend\n")
	e.until("untitled:a", "1 standard")
	e.open(doc, "ruby", "Base")
	e.until(doc, "0 standard")
}

func TestConfiguration(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"proviso.yml": "profile: fortress\n"})
	e := start(t, knowing)
	e.initialize(pulling, root)
	use := "file://" + root + "/app/use.rb"
	e.open(use, "ruby", "x")
	e.until(use, "0 fortress")

	file := filepath.Join(root, "proviso.yml")
	write(t, file, "profile: fortres\n")
	e.watched(2, file)
	shown := e.wait("window/showMessage")["params"].(object)
	if got := shown["message"].(string); !strings.Contains(got, "proviso.yml:1:") || !strings.Contains(got, "fortress") {
		t.Errorf("shown %q", got)
	}
	p := e.wait("textDocument/publishDiagnostics")["params"].(object)
	if p["uri"] != "file://"+file || len(p["diagnostics"].([]any)) != 1 {
		t.Errorf("published %v", p)
	}
	e.until(use, "0 fortress")

	write(t, file, "profile: advisory\n")
	e.notify("workspace/didChangeConfiguration", object{"settings": nil})
	if p := e.wait("textDocument/publishDiagnostics")["params"].(object); len(p["diagnostics"].([]any)) != 0 {
		t.Errorf("not withdrawn: %v", p)
	}
	e.until(use, "0 advisory")
}

func TestConfigurationBeingEdited(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open("file:///w/proviso.yml", "yaml", "profile: standard\nrulez: {}\n")
	if got := spans(e.settle()["diagnostics"]); fmt.Sprint(got) != "[1:0-1:5]" {
		t.Errorf("spans %v", got)
	}
	e.change("file:///w/proviso.yml", 2, edit(1, 0, 1, 5, "rules"))
	if got := e.settle()["diagnostics"]; fmt.Sprint(got) != "[]" {
		t.Errorf("mended: %v", got)
	}
}

func TestExcludedByConfiguration(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"proviso.yml": "exclude: [\"gen/**\"]\n"})
	e := start(t)
	e.initialize(pulling, root)
	u := "file://" + root + "/gen/x.rb"
	e.open(u, "ruby", "bad")
	if got := e.pull(u, nil)["items"]; fmt.Sprint(got) != "[]" {
		t.Errorf("findings %v", got)
	}
}

func TestFolders(t *testing.T) {
	t.Parallel()
	a := folderWith(t, map[string]string{"base.rb": "class Base\nend\n"})
	b := folderWith(t, map[string]string{"one.rb": "class Base\nend\n", "two.rb": "class Base\nend\n"})
	e := start(t, knowing)
	e.initialize(pulling, a, b)
	inA, inB := "file://"+a+"/use.rb", "file://"+b+"/use.rb"
	e.open(inA, "ruby", "x")
	e.open(inB, "ruby", "x")
	e.until(inA, "1 standard")
	e.until(inB, "2 standard")
	e.notify("workspace/didChangeWorkspaceFolders", object{"event": object{"added": []any{}, "removed": []object{{"uri": "file://" + b, "name": "b"}}}})
	e.until(inB, "0 standard")
	e.notify("workspace/didChangeWorkspaceFolders", object{"event": object{"removed": []any{}, "added": []object{{"uri": "file://" + b, "name": "b"}}}})
	e.until(inB, "2 standard")
}

func TestRootsOfOlderClients(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"base.rb": "class Base\nend\n"})
	for key, value := range map[string]string{"rootUri": "file://" + root, "rootPath": root} {
		e := start(t, knowing)
		p := object{"processId": nil, "rootUri": nil, "capabilities": object{"textDocument": object{"diagnostic": object{}},
			"workspace": object{"diagnostics": object{"refreshSupport": true}}}}
		p[key] = value
		e.result("initialize", p)
		e.notify("initialized", object{})
		use := "file://" + root + "/use.rb"
		e.open(use, "ruby", "x")
		e.until(use, "1 standard")
	}
}

func TestRegistersWhatItWantsToHear(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true},"didChangeConfiguration":{"dynamicRegistration":true}}}`)
	m := e.wait("client/registerCapability")
	list := m["params"].(object)["registrations"].([]any)
	if len(list) != 2 || list[0].(object)["method"] != "workspace/didChangeWatchedFiles" {
		t.Errorf("registered %v", list)
	}
	e.send(object{"id": m["id"], "result": nil})
	e.send(object{"id": "unknown", "error": object{"code": -1, "message": "no"}})
	e.sync()
}

func TestWatchedStorm(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range rebuildAbove + 10 {
		files[fmt.Sprintf("f%d.rb", i)] = "class Base\nend\n"
	}
	root := folderWith(t, nil)
	e := start(t, knowing)
	e.initialize(pulling, root)
	use := "file://" + root + "/use.rb"
	e.open(use, "ruby", "x")
	e.until(use, "0 standard")
	var paths []string
	for name, text := range files {
		write(t, filepath.Join(root, name), text)
		paths = append(paths, filepath.Join(root, name))
	}
	e.watched(1, paths...)
	e.until(use, fmt.Sprintf("%d standard", len(files)))
}
