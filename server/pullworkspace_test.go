package server

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pullWorkspace tells each item as "file: kind number-of-items", in order, and gives the ids.
func (e *editor) pullWorkspace(previous map[string]string) (lines []string, ids map[string]string) {
	e.t.Helper()
	list := []object{}
	for u, id := range previous {
		list = append(list, object{"uri": u, "value": id})
	}
	ids = map[string]string{}
	for _, i := range e.result("workspace/diagnostic", object{"previousResultIds": list})["items"].([]any) {
		item := i.(object)
		n := "-"
		if items, ok := item["items"].([]any); ok {
			n = fmt.Sprint(len(items))
		}
		u := item["uri"].(string)
		lines = append(lines, fmt.Sprintf("%s: %s %s", filepath.Base(u), item["kind"], n))
		ids[u], _ = item["resultId"].(string)
	}
	return lines, ids
}

func TestWorkspaceDiagnostics(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"a.rb": "bad bad", "b.rb": "fine", "c.rb": "bad", "open.rb": "bad"})
	e := start(t)
	r := e.initialize(pulling, root)
	if got := r["capabilities"].(object)["diagnosticProvider"].(object)["workspaceDiagnostics"]; got != true {
		t.Errorf("announced %v", got)
	}
	e.open("file://"+root+"/open.rb", "ruby", "bad")
	check := func(previous map[string]string, want string) map[string]string {
		t.Helper()
		for end := time.Now().Add(patience); ; { // files are read in the background
			lines, ids := e.pullWorkspace(previous)
			if got := strings.Join(lines, ", "); got == want {
				return ids
			} else if time.Now().After(end) {
				t.Fatalf("got %s\nwant %s", got, want)
			}
		}
	}
	ids := check(nil, "a.rb: full 2, c.rb: full 1")
	check(nil, "a.rb: full 2, c.rb: full 1")
	check(ids, "a.rb: unchanged -, c.rb: unchanged -")
	write(t, root+"/b.rb", "bad")
	write(t, root+"/a.rb", "good")
	if err := os.Remove(root + "/c.rb"); err != nil {
		t.Fatal(err)
	}
	e.watched(2, root+"/a.rb", root+"/b.rb", root+"/c.rb")
	check(ids, "a.rb: full 0, b.rb: full 1, c.rb: full 0")
	e.close("file://" + root + "/open.rb")
	check(nil, "b.rb: full 1, open.rb: full 1")
}

// TestWorkspaceDiagnosticsSwitchedOff leaves them out of what is announced.
func TestWorkspaceDiagnosticsSwitchedOff(t *testing.T) {
	t.Parallel()
	e := start(t)
	r := e.result("initialize", object{"processId": nil, "rootUri": nil, "capabilities": json.RawMessage(pulling),
		"initializationOptions": object{"workspaceDiagnostics": false}})
	if got := r["capabilities"].(object)["diagnosticProvider"].(object)["workspaceDiagnostics"]; got != false {
		t.Errorf("announced %v", got)
	}
}

// TestDocumentSymbols lists contracts, and nothing of methods that have none.
func TestDocumentSymbols(t *testing.T) {
	t.Parallel()
	e := start(t)
	r := e.initialize(`{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}`)
	if r["capabilities"].(object)["documentSymbolProvider"] != true {
		t.Error("not announced")
	}
	e.open(doc, "ruby", purse)
	symbols := e.request("textDocument/documentSymbol", object{"textDocument": object{"uri": doc}})["result"].([]any)
	if len(symbols) != 1 || symbols[0].(object)["name"] != "Purse" {
		t.Fatalf("symbols %v", symbols)
	}
	methods := symbols[0].(object)["children"].([]any)
	take := methods[0].(object)
	if len(methods) != 1 || take["name"] != "take" || !strings.Contains(take["detail"].(string), "requires") {
		t.Fatalf("methods %v", methods)
	}
	clause := take["children"].([]any)[0].(object)
	if clause["name"] != "pre n > 0" || clause["detail"] != "implemented" {
		t.Errorf("clause %v", clause)
	}
}
