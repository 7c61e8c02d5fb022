package server

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/syntax"
)

const doc = "file:///w/x.rb"

func TestTextSync(t *testing.T) {
	t.Parallel()
	const utf8, utf16, utf32 = `{"general":{"positionEncodings":["utf-16","utf-8"]}}`, `{}`, `{"general":{"positionEncodings":["utf-32"]}}`
	tests := map[string]struct {
		capabilities, text string
		changes            []object
		want               string
	}{
		"insert":                {utf16, "abc", []object{edit(0, 1, 0, 1, "X")}, "aXbc"},
		"replace over lines":    {utf16, "one\ntwo\nthree", []object{edit(0, 2, 2, 2, "-")}, "on-ree"},
		"whole text":            {utf16, "abc", []object{{"text": "new"}}, "new"},
		"in order":              {utf16, "abc", []object{edit(0, 0, 0, 1, ""), edit(0, 0, 0, 1, "B"), {"text": "z"}, edit(0, 1, 0, 1, "!")}, "z!"},
		"astral in UTF-16":      {utf16, "é😀x", []object{edit(0, 3, 0, 4, "Y")}, "é😀Y"},
		"astral in UTF-8":       {utf8, "é😀x", []object{edit(0, 6, 0, 7, "Y")}, "é😀Y"},
		"astral in UTF-32":      {utf32, "é😀x", []object{edit(0, 2, 0, 3, "Y")}, "é😀Y"},
		"inside a surrogate":    {utf16, "😀x", []object{edit(0, 1, 0, 2, "Y")}, "Yx"},
		"CRLF":                  {utf16, "a\r\nb\r\n", []object{edit(1, 0, 1, 1, "B")}, "a\r\nB\r\n"},
		"beyond the line":       {utf16, "ab\ncd", []object{edit(0, 99, 0, 99, "X")}, "abX\ncd"},
		"beyond the text":       {utf16, "ab", []object{edit(7, 0, 9, 9, "X")}, "abX"},
		"to the largest number": {utf16, "ab\ncd", []object{edit(0, 1, 2147483647, 2147483647, "")}, "a"},
		"backwards":             {utf16, "abcd", []object{edit(0, 3, 0, 1, "X")}, "aXd"},
		"negative":              {utf16, "abcd", []object{edit(-1, -5, 0, 1, "X")}, "Xbcd"},
		"range length ignored":  {utf16, "abcd", []object{{"range": rangeOf(0, 0, 0, 1), "rangeLength": 99, "text": ""}}, "bcd"},
		"no changes":            {utf16, "abcd", nil, "abcd"},
		"byte order mark":       {utf16, "\uFEFFab", []object{edit(0, 1, 0, 2, "X")}, "\uFEFFXb"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t)
			e.initialize(tt.capabilities)
			e.open(doc, "ruby", tt.text)
			e.change(doc, 2, tt.changes...)
			if got := e.text(doc); got != tt.want {
				t.Errorf("text %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNegotiatedEncoding(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		`{}`: "utf-16", `{"general":{}}`: "utf-16", `{"general":{"positionEncodings":["utf-16"]}}`: "utf-16",
		`{"general":{"positionEncodings":["utf-32","utf-16"]}}`: "utf-16", `{"general":{"positionEncodings":["utf-16","utf-8"]}}`: "utf-8",
		`{"general":{"positionEncodings":["utf-32"]}}`: "utf-32",
	}
	for capabilities, want := range tests {
		e := start(t)
		if got := e.initialize(capabilities)["capabilities"].(object)["positionEncoding"]; got != want {
			t.Errorf("%s: %v, want %s", capabilities, got, want)
		}
	}
}

func TestUnopenedDocumentsAreIgnored(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.change(doc, 2, edit(0, 0, 0, 0, "x"))
	e.close(doc)
	e.notify("textDocument/didSave", object{"textDocument": object{"uri": doc}})
	if got := e.text(doc); got != "(not open)" {
		t.Errorf("text %q", got)
	}
}

func TestVersionOfOldClients(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open(doc, "ruby", "a")
	e.notify("textDocument/didChange", object{"textDocument": object{"uri": doc, "version": nil}, "contentChanges": []object{{"text": "b"}}})
	if got := e.text(doc); got != "b" {
		t.Errorf("text %q", got)
	}
}

// TestOrder sends many edits at once: handled out of turn, or lost, they would leave another text.
func TestOrder(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open(doc, "ruby", "")
	var want strings.Builder
	for i := range 200 {
		e.change(doc, i+2, edit(0, want.Len(), 0, want.Len(), fmt.Sprint(i, ",")))
		fmt.Fprint(&want, i, ",")
	}
	if got := e.text(doc); got != want.String() {
		t.Errorf("text %q", got)
	}
}

// TestVersionsOutOfOrder applies edits as they come, whatever number they bear, and notes the strange ones: a text that lacks an edit
// is out of step for good.
func TestVersionsOutOfOrder(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open(doc, "ruby", "")
	for i, number := range []int{2, 5, 3, 3, 6} {
		e.change(doc, number, edit(0, i, 0, i, fmt.Sprint(i)))
	}
	if got := e.text(doc); got != "01234" {
		t.Errorf("text %q", got)
	}
	if n := e.logs.FilterMessage("a version that does not follow").Len(); n != 2 {
		t.Errorf("%d versions noted", n)
	}
}

// TestEditedAgainstModel holds incremental edits to a naive model of lines of UTF-16 units.
func TestEditedAgainstModel(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewSource(1))
	pieces := []string{"a", "é", "😀", "\n", "\r\n", "\t", "日本", ""}
	text := syntax.NewText("start\nend")
	for range 3000 {
		start := random.Intn(text.Len() + 1)
		for start > 0 && start < text.Len() && text.String()[start]&0xC0 == 0x80 {
			start--
		}
		p := text.Point(start, syntax.UTF16)
		if text.Offset(p, syntax.UTF16) != start {
			continue // between the bytes of a line end
		}
		piece := pieces[random.Intn(len(pieces))]
		c := change{Text: piece, Range: &struct{ Start, End position }{
			position{float64(p.Line), float64(p.Column)}, position{float64(p.Line), float64(p.Column)}}}
		want := text.String()[:start] + piece + text.String()[start:]
		text, _ = edited(text, c, syntax.UTF16)
		if text.String() != want {
			t.Fatalf("at %v: %q, want %q", p, text.String(), want)
		}
		if text.Len() > 400 {
			text = syntax.NewText("")
		}
	}
}

func TestKeptStringsOwnTheirBytes(t *testing.T) {
	t.Parallel()
	e := start(t)
	e.initialize(`{}`)
	e.open("untitled:x", "ruby", strings.Repeat("x", 100))
	e.sync()
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if d := e.s.docs["untitled:x"]; d == nil || d.path != "untitled:x.rb" {
		t.Errorf("document %+v", d)
	}
}
