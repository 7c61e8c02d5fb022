package server

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/contracts/check"
)

var update = flag.Bool("update", false, "write what the sessions in testdata give anew")

// cursor marks in a session where the user asks for actions.
const cursor = "¦"

// TestActionSessions replays the sessions in testdata/actions with the real rules: the files are opened, the actions at the cursor
// of the first are asked for, and each is resolved and applied, from the same text. The part "actions" holds what came.
func TestActionSessions(t *testing.T) {
	t.Parallel()
	sessions, err := filepath.Glob("testdata/actions/*.txtar")
	if err != nil || len(sessions) == 0 {
		t.Fatalf("no sessions: %v", err)
	}
	for _, path := range sessions {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a := txtar.Parse(source)
			want := ""
			if last := len(a.Files) - 1; a.Files[last].Name == "actions" {
				want = string(a.Files[last].Data)
				a.Files = a.Files[:last]
			}
			got := replay(t, a)
			if *update {
				a.Files = append(a.Files, txtar.File{Name: "actions", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

const creating = `{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},"dataSupport":true,"resolveSupport":{"properties":["edit"]}}},"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}`

// closed reports whether the comment of an archive says that a file lies on the disk and is not opened: "closed: PATH".
func closed(a *txtar.Archive, path string) bool {
	return slices.Contains(strings.Split(string(a.Comment), "\n"), "closed: "+path)
}

func replay(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	e := start(t, func(s *session) { s.check = check.File })
	dir := t.TempDir()
	for _, f := range a.Files {
		if !closed(a, f.Name) {
			continue
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	e.initialize(creating, dir)
	at := object{}
	first, text, others := "", "", map[string]string{}
	for i, f := range a.Files {
		uri := "file://" + filepath.ToSlash(filepath.Join(dir, f.Name))
		source := string(f.Data)
		if before, after, ok := strings.Cut(source, cursor); ok && i == 0 {
			line := strings.Count(before, "\n")
			column := len(before) - strings.LastIndex(before, "\n") - 1
			at, first, text = rangeOf(line, column, line, column), uri, before+after
			source = text
		}
		others[f.Name] = source
		if closed(a, f.Name) {
			continue
		}
		language := "ruby"
		if strings.HasSuffix(f.Name, ".ts") {
			language = "typescript"
		}
		e.open(uri, language, source)
		if i > 0 {
			e.actions(uri, rangeOf(0, 0, 0, 0)) // so that the file is known when the first is asked about
		}
	}
	var b strings.Builder
	for _, action := range e.actions(first, at) {
		kind := strings.TrimPrefix(action["kind"].(string), "refactor.rewrite.")
		mark := ""
		if action["isPreferred"] == true {
			mark = " (preferred)"
		}
		fmt.Fprintf(&b, "# %s: %s%s\n", kind, action["title"], mark)
		if action["edit"] == nil {
			action = e.result("codeAction/resolve", action)
		}
		b.WriteString(outcome(t, dir, text, first, others, action))
	}
	return b.String()
}

// outcome is the text after an action, or that of the other file that it changes or makes.
func outcome(t *testing.T, dir, text, uri string, others map[string]string, action object) string {
	t.Helper()
	edit, _ := action["edit"].(object)
	changes, _ := edit["documentChanges"].([]any)
	if len(changes) == 0 {
		return "(nothing)\n"
	}
	if made := changes[0].(object); made["kind"] == "create" {
		edits := changes[1].(object)["edits"].([]any)
		return "new " + strings.TrimPrefix(made["uri"].(string), "file://"+filepath.ToSlash(dir)+"/") + "\n" + applyEdits("", edits)
	}
	if changed, _ := changes[0].(object)["textDocument"].(object)["uri"].(string); changed != uri {
		path := strings.TrimPrefix(changed, "file://"+filepath.ToSlash(dir)+"/")
		version := changes[0].(object)["textDocument"].(object)["version"] // none where it is closed
		return "in " + path + "\n" + applied(t, others[path], changed, action, version)
	}
	return applied(t, text, uri, action, float64(1))
}
