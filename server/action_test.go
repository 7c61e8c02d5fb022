package server

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/check"
)

const (
	acting = `{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}`
	modern = `{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},"dataSupport":true,"resolveSupport":{"properties":["edit"]}}},"workspace":{"workspaceEdit":{"documentChanges":true}}}`
)

func (e *editor) actions(uri string, r object, only ...string) []object {
	e.t.Helper()
	context := object{"diagnostics": []any{}}
	if only != nil {
		context["only"] = only
	}
	m := e.request("textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": r, "context": context})
	list, ok := m["result"].([]any)
	if !ok {
		e.t.Fatalf("code actions: %v", m)
	}
	var out []object
	for _, a := range list {
		out = append(out, a.(object))
	}
	return out
}

func titles(list []object) string {
	var out []string
	for _, a := range list {
		out = append(out, a["title"].(string))
	}
	return strings.Join(out, "; ")
}

// applied is the text after an action's edit, in either form.
func applied(t *testing.T, text, uri string, action object, version any) string {
	t.Helper()
	edit := action["edit"].(object)
	var edits []any
	if changes, ok := edit["documentChanges"].([]any); ok {
		change := changes[0].(object)
		id := change["textDocument"].(object)
		if id["uri"] != uri || id["version"] != version {
			t.Errorf("edit for %v", id)
		}
		edits = change["edits"].([]any)
	} else {
		edits = edit["changes"].(object)[uri].([]any)
	}
	return applyEdits(text, edits)
}

// applyEdits applies edits as the protocol says: all positions are of the text before.
func applyEdits(text string, edits []any) string {
	source := syntax.NewText(text)
	type replaced struct {
		start, end int
		text       string
	}
	var list []replaced
	for _, x := range edits {
		r := x.(object)["range"].(object)
		offset := func(k string) int {
			p := r[k].(object)
			return source.Offset(syntax.Point{Line: int(p["line"].(float64)), Column: int(p["character"].(float64))}, syntax.UTF16)
		}
		list = append(list, replaced{offset("start"), offset("end"), x.(object)["newText"].(string)})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].start < list[j].start })
	var b strings.Builder
	at := 0
	for _, r := range list {
		b.WriteString(text[at:r.start] + r.text)
		at = r.end
	}
	return b.String() + text[at:]
}

func TestQuickFix(t *testing.T) {
	t.Parallel()
	const text = "é😀 = 1\n  y = bad\nz = bad\n"
	for name, tt := range map[string]struct {
		capabilities string
		version      any
	}{"with versions": {modern, float64(1)}, "with changes": {acting, nil}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.initialize(tt.capabilities)
			e.open(doc, "ruby", text)
			list := e.actions(doc, rangeOf(1, 6, 1, 6), "quickfix")
			want := "Make it good; Suppress missing-presence here, with a reason"
			if tt.version != nil { // the edit of many repairs is made only when it is chosen
				want = "Make it good; Repair all 2 findings of missing-presence in this file; Suppress missing-presence here, with a reason"
			}
			if got := titles(list); got != want {
				t.Fatalf("offered %s", got)
			}
			if len(list) == 3 {
				list = append(list[:1], list[2])
			}
			if list[0]["isPreferred"] != true || list[1]["isPreferred"] != nil || list[0]["kind"] != "quickfix" {
				t.Errorf("actions %v", list)
			}
			if got := spans(list[0]["diagnostics"]); fmt.Sprint(got) != "[1:6-1:9]" {
				t.Errorf("for %v", got)
			}
			if got, want := applied(t, text, doc, list[0], tt.version), "é😀 = 1\n  y = good\nz = bad\n"; got != want {
				t.Errorf("fixed %q, want %q", got, want)
			}
			want = "é😀 = 1\n  # proviso:disable-next-line missing-presence -- reason\n  y = bad\nz = bad\n"
			if got := applied(t, text, doc, list[1], tt.version); got != want {
				t.Errorf("suppressed %q, want %q", got, want)
			}
		})
	}
}

func TestSuppressionForms(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ uri, text, want string }{
		"CRLF":          {doc, "\tbad\r\n", "\t# proviso:disable-next-line missing-presence -- reason\r\n\tbad\r\n"},
		"joins another": {doc, "# proviso:disable-next-line nan-leak -- why\nbad", "# proviso:disable-next-line nan-leak, missing-presence -- why\nbad"},
		"joins without reason": {doc, "# proviso:disable-next-line nan-leak, missing-range\nbad",
			"# proviso:disable-next-line nan-leak, missing-range, missing-presence\nbad"},
		"not every comment": {doc, "# about proviso\nbad", "# about proviso\n# proviso:disable-next-line missing-presence -- reason\nbad"},
		"TypeScript":        {"file:///w/x.ts", "  bad;\n", "  // proviso:disable-next-line missing-presence -- reason\n  bad;\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.initialize(acting)
			e.open(tt.uri, "", tt.text)
			list := e.actions(tt.uri, rangeOf(0, 0, 9, 0), "quickfix")
			if len(list) != 2 {
				t.Fatalf("offered %s", titles(list))
			}
			if got := applied(t, tt.text, tt.uri, list[1], nil); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOnly(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(modern)
	e.open(doc, "ruby", "bad")
	tests := map[string]int{"quickfix": 2, "": 3, "source": 1, "source.fixAll": 1, "source.fixAll.proviso": 1,
		"source.fixAll.eslint": 0, "refactor": 0, "quick": 0, "source.organizeImports": 0}
	for only, want := range tests {
		if got := e.actions(doc, rangeOf(0, 0, 0, 0), only); len(got) != want {
			t.Errorf("only %q: %s", only, titles(got))
		}
	}
	if got := e.actions(doc, rangeOf(0, 0, 0, 0)); len(got) != 3 {
		t.Errorf("all: %s", titles(got))
	}
	if got := e.actions("file:///none.rb", rangeOf(0, 0, 0, 0)); len(got) != 0 {
		t.Errorf("unopened: %s", titles(got))
	}
}

// TestForeignDiagnostics sends along what another server found, with a code that the library cannot decode.
func TestForeignDiagnostics(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(acting)
	e.open(doc, "ruby", "bad")
	m := e.request("textDocument/codeAction", object{"textDocument": object{"uri": doc}, "range": rangeOf(0, 0, 0, 1),
		"context": object{"diagnostics": []object{{"range": rangeOf(0, 0, 0, 1), "message": "x", "code": 99999999999}, {"range": "?"}}}})
	if list, _ := m["result"].([]any); len(list) != 2 {
		t.Errorf("answer %v", m)
	}
}

func TestClientWithoutActions(t *testing.T) {
	t.Parallel()
	e := start(t)
	if r := e.initialize(`{}`); r["capabilities"].(object)["codeActionProvider"] != nil {
		t.Error("offered")
	}
	e.open(doc, "ruby", "bad")
	if got := e.actions(doc, rangeOf(0, 0, 0, 1)); len(got) != 0 {
		t.Errorf("answered %s", titles(got))
	}
}

const account = `class AccountService
  def call(account:)
    raise ArgumentError, "account is required" if account && account.closed?

    account.name.upcase
  end
end
`

// TestFixAll lets the real rules mend a service, both when the edit is resolved later and when it is made at once.
func TestFixAll(t *testing.T) {
	t.Parallel()
	const uri = "file:///w/app/services/account_service.rb"
	for name, capabilities := range map[string]string{"resolved": modern, "at once": acting} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t, func(s *session) { s.check = check.File })
			e.initialize(capabilities)
			e.open(uri, "ruby", account)
			list := e.actions(uri, rangeOf(0, 0, 0, 0), "source.fixAll")
			if len(list) != 1 {
				t.Fatalf("offered %s", titles(list))
			}
			action := list[0]
			if name == "resolved" {
				if action["edit"] != nil {
					t.Error("the edit came unasked")
				}
				action = e.result("codeAction/resolve", action)
			}
			got := applied(t, account, uri, action, float64(1))
			if !strings.Contains(got, "if account.nil?") {
				t.Errorf("mended:\n%s", got)
			}
			e.change(uri, 2, object{"text": got})
			if rest := e.actions(uri, rangeOf(0, 0, 0, 0), "source.fixAll"); len(rest) != 0 {
				t.Errorf("still offered %s", titles(rest))
			}
		})
	}
}

func TestResolveOfStaleAction(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(modern)
	e.open(doc, "ruby", "bad")
	action := e.actions(doc, rangeOf(0, 0, 0, 0), "source.fixAll")[0]
	e.change(doc, 2, edit(0, 0, 0, 0, " "))
	if got := errorCode(e.request("codeAction/resolve", action)); got != float64(-32801) {
		t.Errorf("code %v", got)
	}
	if got := e.result("codeAction/resolve", object{"title": "someone else's", "data": object{"x": 1}}); got["title"] != "someone else's" {
		t.Errorf("foreign action came back as %v", got)
	}
}

func TestHover(t *testing.T) {
	t.Parallel()
	const text = "class Charge\n  def call(amount, fee: 3)\n    amount + fee + bad\n  end\nend\n"
	tests := []struct {
		capabilities string
		line, column int
		kind         string
		want         []string
	}{
		{`{"textDocument":{"hover":{"contentFormat":["markdown","plaintext"]}}}`, 1, 13, "markdown", []string{"**amount**: parameter of `Charge#call`", "required"}},
		{`{"textDocument":{"hover":{"contentFormat":["markdown"]}}}`, 2, 14, "markdown", []string{"**fee**: keyword parameter", "default `3`"}},
		{`{}`, 2, 5, "plaintext", []string{"amount: parameter of Charge#call"}},
		{`{}`, 2, 20, "plaintext", []string{"missing-presence (warning): this is bad", ruleNamed("missing-presence").Summary, pageOf("missing-presence")}},
	}
	for _, tt := range tests {
		e := start(t)
		e.initialize(tt.capabilities)
		e.open(doc, "ruby", text)
		c := e.result("textDocument/hover", object{"textDocument": object{"uri": doc}, "position": object{"line": tt.line, "character": tt.column}})["contents"].(object)
		for _, want := range tt.want {
			if got := c["value"].(string); c["kind"] != tt.kind || !strings.Contains(got, want) {
				t.Errorf("%d:%d: %v %q lacks %q", tt.line, tt.column, c["kind"], got, want)
			}
		}
	}
}

func TestHoverOverNothing(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open(doc, "ruby", "x = 1\n\n")
	for _, p := range []object{{"line": 1, "character": 0}, {"line": 99, "character": 99}} {
		if m := e.request("textDocument/hover", object{"textDocument": object{"uri": doc}, "position": p}); m["result"] != nil || m["error"] != nil {
			t.Errorf("%v: %v", p, m)
		}
	}
}
