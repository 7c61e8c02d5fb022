package editors

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// visit is what the user does in one file: sees the squiggle, reads the problem and, if a title is given, takes that repair.
type visit struct {
	File     string `json:"file"`
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	expect   string // what the saved file holds
}

// vscode is found, and its version, in another way than the other editors.
var vscode = editor{name: "VS Code"}

func (v visit) saw() string {
	if v.Title == "" {
		return "squiggle, problem"
	}
	return "squiggle, problem, lightbulb, guard, squiggle gone, saved, checked"
}

// orders are what vscode/e2e/drive.mjs is told.
type orders struct {
	Tools       string            `json:"tools"`
	Chromium    string            `json:"chromium"`
	VSIX        string            `json:"vsix"`
	Workspace   string            `json:"workspace"`
	Screenshots string            `json:"screenshots"`
	Settings    map[string]string `json:"settings"`
	Steps       []visit           `json:"steps"`
}

// The extension as it is packed runs in VS Code itself. The server is found in each of the three places, and each session
// uses it: on the PATH it repairs a file of both languages, the setting brings a profile along, the bundled one repairs.
func TestVSCodeAppliesRepairs(t *testing.T) {
	t.Parallel()
	t.Attr("client", vscode.name)
	tools := vscodeTools(t)
	version := tools.version(t)
	server := buildServer(t)
	vsix := packExtension(t, server)
	ruby := visit{File: "app/services/billing/refund.rb", Rule: "missing-presence", Severity: "warning",
		Title:  "Raise ArgumentError if charge_id is nil",
		expect: `raise ArgumentError, "charge_id is required" if charge_id.nil?`}
	typeScript := visit{File: "src/users/invite.service.ts", Rule: "ignored-guard", Severity: "warning",
		Title: "Throw TypeError unless isValidEmail holds", expect: "if (!this.isValidEmail(email)) throw new TypeError("}
	// What is information in the standard profile is a warning in fortress.
	strict := visit{File: "app/services/accounts/rename.rb", Rule: "missing-presence", Severity: "warning"}
	tests := []struct {
		origin   string
		path     string
		settings map[string]string
		visits   []visit
	}{
		{"PATH", filepath.Dir(server), nil, []visit{ruby, typeScript}},
		{"setting", "", map[string]string{"proviso.path": server, "proviso.profile": "fortress"}, []visit{strict}},
		{"bundled", "", nil, []visit{ruby}},
	}
	for _, test := range tests { // one after the other: each takes both cores for itself
		t.Run(test.origin, func(t *testing.T) {
			for _, v := range test.visits {
				vscode.told(t, version, v.File, "packed extension, server by "+test.origin+": "+v.Rule+": "+v.saw())
			}
			demo := copyDemo(t)
			writeStrict(t, demo)
			order := orders{Tools: tools.folder, Chromium: tools.chromium, VSIX: vsix, Workspace: demo,
				Screenshots: screenshots(t, test.origin), Settings: test.settings, Steps: test.visits}
			channel := driveVSCode(t, order, test.path)
			if !strings.Contains(channel, "("+test.origin+")") {
				t.Errorf("the server was not found by %s; the log says\n%s", test.origin, channel)
			}
			for _, v := range test.visits {
				checkRepaired(t, server, demo, v)
			}
		})
	}
}

// writeStrict adds a service whose only obligation no evidence weighs.
func writeStrict(t *testing.T, demo string) {
	t.Helper()
	text := "class RenameAccount < ApplicationService\n  def initialize(account:, name:)\n    @account = account\n    @name = name\n" +
		"  end\n\n  def call\n    @account.update!(name: @name)\n  end\nend\n"
	if err := os.WriteFile(filepath.Join(demo, "app", "services", "accounts", "rename.rb"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func screenshots(t *testing.T, session string) string {
	t.Helper()
	folder, err := filepath.Abs(filepath.Join("vscode", "screenshots", session))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// checkRepaired looks at the file as it was saved, with eyes other than the editor's.
func checkRepaired(t *testing.T, server, demo string, v visit) {
	t.Helper()
	if v.Title == "" {
		return
	}
	text, err := os.ReadFile(filepath.Join(demo, filepath.FromSlash(v.File)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), v.expect) {
		t.Errorf("%s was saved without the guard:\n%s", v.File, text)
	}
	cmd := exec.CommandContext(t.Context(), server, "check", "--no-cache", "--level", "hint", v.File)
	cmd.Dir = demo
	if output, err := cmd.CombinedOutput(); err != nil || strings.Contains(string(output), v.Rule) {
		t.Errorf("%s still has findings: %v\n%s", v.File, err, output)
	}
}

// driveVSCode runs one session and gives what the extension logged.
func driveVSCode(t *testing.T, order orders, path string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	text, err := json.Marshal(order)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, vscodeInstall{folder: order.Tools}.node(), filepath.Join("vscode", "e2e", "drive.mjs"))
	cmd.Env = append(os.Environ(), "ORDERS="+string(text), "PATH="+searchPath(path))
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it ends the editor before itself
	cmd.WaitDelay = 20 * time.Second
	output, err := cmd.Output()
	var report struct {
		OK       bool
		Failure  string
		Channel  string
		Problems []string
	}
	if bad := json.Unmarshal([]byte(lastLine(output)), &report); bad != nil {
		t.Fatalf("the session told nothing: %v\n%s", err, output)
	}
	if !report.OK {
		t.Fatalf("%s\nproblems seen: %q\nthe extension's log: %s\nscreenshots: %s",
			report.Failure, report.Problems, report.Channel, order.Screenshots)
	}
	for i, v := range order.Steps {
		if !strings.Contains(report.Problems[i], v.Rule) {
			t.Errorf("the problem of %s reads %q", v.File, report.Problems[i])
		}
	}
	return report.Channel
}

// searchPath is the PATH without every proviso that is installed here, with the folder first, if any.
func searchPath(first string) string {
	var folders []string
	if first != "" {
		folders = append(folders, first)
	}
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		if _, err := os.Stat(filepath.Join(folder, "proviso")); err != nil {
			folders = append(folders, folder)
		}
	}
	return strings.Join(folders, string(filepath.ListSeparator))
}
