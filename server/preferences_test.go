package server

import (
	"encoding/json"
	"strings"
	"testing"
)

// What the user sets in the editor stands above proviso.yml, as a flag does on the command line.
func TestProfileOfTheEditor(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, file string
		options    any
		want       string
	}{
		{"no options", "profile: fortress\n", nil, "0 fortress"},
		{"no profile", "profile: fortress\n", object{}, "0 fortress"},
		{"left to the file", "profile: fortress\n", object{"profile": ""}, "0 fortress"},
		{"above the file", "profile: advisory\n", object{"profile": "fortress"}, "0 fortress"},
		{"without a file", "root: true\n", object{"profile": "advisory"}, "0 advisory"},
		{"above an override", "overrides:\n  - files: [\"app/**\"]\n    profile: advisory\n", object{"profile": "standard"}, "0 standard"},
		{"options of some other kind", "profile: fortress\n", []any{1}, "0 fortress"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			root := folderWith(t, map[string]string{"proviso.yml": test.file})
			e := start(t, knowing)
			e.initializeWith(test.options, root)
			use := "file://" + root + "/app/use.rb"
			e.open(use, "ruby", "x")
			e.until(use, test.want)
		})
	}
}

func TestProfileChangesWithTheSettings(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"proviso.yml": "profile: advisory\n"})
	e := start(t, knowing)
	e.initializeWith(object{"profile": "fortress"}, root)
	use := "file://" + root + "/app/use.rb"
	e.open(use, "ruby", "x")
	e.until(use, "0 fortress")
	steps := []struct {
		settings any
		want     string
	}{
		{object{"proviso": object{"profile": "standard"}}, "0 standard"},
		{nil, "0 standard"},
		{object{"other": object{"profile": "fortress"}}, "0 standard"},
		{object{"proviso": object{"profile": ""}}, "0 advisory"},
	}
	for _, step := range steps {
		e.notify("workspace/didChangeConfiguration", object{"settings": step.settings})
		e.until(use, step.want)
	}
}

// A misspelt profile is told of, and is no reason to check with some other one.
func TestUnknownProfileOfTheEditor(t *testing.T) {
	t.Parallel()
	root := folderWith(t, map[string]string{"proviso.yml": "profile: advisory\n"})
	e := start(t, knowing)
	e.initializeWith(object{"profile": "fortres"}, root)
	shown := e.wait("window/showMessage")["params"].(object)
	if got := shown["message"].(string); !strings.Contains(got, "fortres") {
		t.Errorf("shown %q", got)
	}
	use := "file://" + root + "/app/use.rb"
	e.open(use, "ruby", "x")
	e.until(use, "0 advisory")
}

func (e *editor) initializeWith(options any, root string) {
	e.t.Helper()
	p := object{"processId": nil, "rootUri": "file://" + root, "capabilities": json.RawMessage(pulling)}
	if options != nil {
		p["initializationOptions"] = options
	}
	e.ask("initialize", p)
	e.notify("initialized", object{})
}
