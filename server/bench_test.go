package server

import (
	"fmt"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts/check"
)

// thousandLines is a service of a thousand lines, each method with a defective guard.
func thousandLines() string {
	var b strings.Builder
	b.WriteString("class AccountService\n")
	for i := range 166 {
		fmt.Fprintf(&b, "  def m%d(account)\n    raise ArgumentError if account && account.closed?\n\n    account.name%d.upcase\n  end\n\n", i, i)
	}
	return b.String() + "end\n"
}

// BenchmarkEditToDiagnostics is what a keystroke costs, the debounce and the wire excluded.
func BenchmarkEditToDiagnostics(b *testing.B) {
	s := newSession(Options{})
	s.ctx, s.check, s.clock = b.Context(), check.File, &fakeClock{}
	s.client.pulls = true
	d := &document{key: doc, uri: doc, kind: code, shared: true}
	d.folder, _, _ = s.locate(doc)
	d.path = "app/services/account_service.rb"
	d.current = &version{text: syntax.NewText(thousandLines())}
	s.docs[doc] = d
	c := change{Text: "\n", Range: &struct{ Start, End position }{position{6, 0}, position{6, 0}}}
	for b.Loop() {
		d.edit(1, []change{c}, syntax.UTF16)
		if _, err := s.items(b.Context(), s.open(doc)); err != nil {
			b.Fatal(err)
		}
	}
}
