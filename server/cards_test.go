package server

import (
	"strings"
	"testing"
)

const purse = "class Purse\n  # @pre `n > 0`\n  # @pre\n  def take(n)\n    raise ArgumentError, \"n\" unless n.is_a?(Integer) && n.positive?\n\n    n\n  end\n\n  def twice = take(4)\nend\n"

const shows = `{"textDocument":{"hover":{"contentFormat":["markdown"]},"codeLens":{},"inlayHint":{},"signatureHelp":{},"completion":{}}}`

// TestContractEverywhere asks for the contract of a method in every way an editor can show it.
func TestContractEverywhere(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(shows)
	e.open(doc, "ruby", purse)
	id := object{"uri": doc}
	where := func(line, column int) object {
		return object{"textDocument": id, "position": object{"line": line, "character": column}}
	}
	for _, at := range []object{where(3, 7), where(9, 15)} { // its name, and a call
		got := e.result("textDocument/hover", at)["contents"].(object)["value"].(string)
		if !strings.Contains(got, "**Purse#take**") || !strings.Contains(got, "✓ `n > 0`  (implemented)") {
			t.Errorf("hover: %s", got)
		}
	}
	if got := e.result("textDocument/hover", where(3, 11))["contents"].(object)["value"].(string); !strings.Contains(got, "**n**: parameter") || !strings.Contains(got, "✓ `n > 0` (implemented)") {
		t.Errorf("hover over the parameter: %s", got)
	}
	lenses := e.request("textDocument/codeLens", object{"textDocument": id})["result"].([]any)
	if len(lenses) != 1 || !strings.Contains(lenses[0].(object)["command"].(object)["title"].(string), "requires") {
		t.Errorf("lenses: %v", lenses)
	}
	hints := e.request("textDocument/inlayHint", object{"textDocument": id, "range": rangeOf(0, 0, 20, 0)})["result"].([]any)
	if len(hints) != 1 || hints[0].(object)["label"] != "⟨n.is_a?(Integer) && n.positive?⟩" {
		t.Errorf("hints: %v", hints)
	}
	help := e.result("textDocument/signatureHelp", where(9, 19))
	first := help["signatures"].([]any)[0].(object)
	if first["label"] != "Purse#take(n)" || !strings.Contains(first["documentation"].(object)["value"].(string), "`n > 0`") {
		t.Errorf("signature: %v", help)
	}
	items := e.request("textDocument/completion", where(2, 8))["result"].([]any)
	if len(items) == 0 || !strings.HasPrefix(items[0].(object)["label"].(string), "@pre") {
		t.Errorf("completion: %v", items)
	}
}

// TestOpenCall finds the call around an offset.
func TestOpenCall(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, name string
		argument   int
	}{{"a.pay(1, [2, 3], ", "pay", 2}, {"pay!(", "pay!", 0}, {"f(g(1), ", "f", 1}, {"x = [1, ", "", 0}, {"(1, ", "", 0}} {
		at, n, ok := openCall(tt.text, len(tt.text))
		got := ""
		if ok {
			got = tt.text[at.Start:at.End]
		}
		if got != tt.name || ok && n != tt.argument {
			t.Errorf("%q: %q %d", tt.text, got, n)
		}
	}
}
