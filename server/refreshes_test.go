package server

import (
	"testing"
)

// TestWhoCannotBeToldToAskAgainIsSentFindings: a client that asks for diagnostics, but cannot be told that an edit elsewhere made
// them wrong, is treated as one that does not ask.
func TestWhoCannotBeToldToAskAgainIsSentFindings(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	if r := e.initialize(`{"textDocument":{"diagnostic":{}}}`); r["capabilities"].(object)["diagnosticProvider"] != nil {
		t.Error("asked to ask")
	}
	e.open("file:///w/base.rb", "ruby", "class Base\nend\n")
	e.settle()
	e.open("file:///w/use.rb", "ruby", "Base.new")
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
}

// TestEditNudgesForCards asks a client to ask again for what else it shows of a document that an edit elsewhere concerns.
func TestEditNudgesForCards(t *testing.T) {
	t.Parallel()
	e := start(t, knowing)
	e.initialize(`{"textDocument":{"codeLens":{},"inlayHint":{}},"workspace":{"codeLens":{"refreshSupport":true},"inlayHint":{"refreshSupport":true}}}`)
	e.open("file:///w/base.rb", "ruby", "class Base\nend\n")
	e.settle()
	e.open("file:///w/use.rb", "ruby", "Base.new")
	e.settle()
	e.change("file:///w/base.rb", 2, object{"text": "class Renamed\nend\n"})
	e.settle()
	e.clock.advance(afterthought)
	e.answerTo("workspace/codeLens/refresh")
	e.answerTo("workspace/inlayHint/refresh")
}
