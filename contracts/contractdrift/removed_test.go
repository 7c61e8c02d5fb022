package contractdrift

import (
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// TestRemovedTakesAllLinesOfATag removes a tag that goes on below its first line.
func TestRemovedTakesAllLinesOfATag(t *testing.T) {
	t.Parallel()
	const source = "# A sum.\n# @pre a > 0\n#   and more\ndef sum(a) = a\n"
	tag := syntax.Span{Start: strings.Index(source, "@pre"), End: strings.Index(source, "more") + len("more")}
	m := &program.Method{File: &program.File{Language: program.Ruby, Text: syntax.NewText(source)}}
	edits := removed(m, tag).Edits
	if len(edits) != 1 {
		t.Fatalf("%d edits", len(edits))
	}
	got := source[:edits[0].Span.Start] + edits[0].NewText + source[edits[0].Span.End:]
	if want := "# A sum.\ndef sum(a) = a\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
