package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// Document adds a line to the documentation doc of what starts at the offset at, or makes documentation of it where there is none.
func Document(f *program.File, doc *program.Comment, at int, text string) (contracts.Edit, bool) {
	t := f.Text
	indent := t.Indent(at)
	eol := t.EOL()
	line := t.LineSpan(t.LineOf(at)).Start
	if doc == nil {
		if strings.TrimSpace(t.Slice(syntax.Span{Start: line, End: at})) != "" {
			return contracts.Edit{}, false
		}
		if f.Language == program.Ruby {
			return insertion(f, line, indent+"# "+text+eol), true
		}
		return insertion(f, line, indent+"/** "+text+" */"+eol), true
	}
	if !strings.HasPrefix(doc.Text, "/*") {
		mark := "# "
		if f.Language == program.TypeScript {
			mark = "// "
		}
		return insertion(f, doc.Span.End, eol+t.Indent(doc.Span.Start)+mark+text), true
	}
	end := strings.LastIndex(doc.Text, "*/")
	if end < 0 {
		return contracts.Edit{}, false
	}
	own := t.Indent(doc.Span.Start)
	close := doc.Span.Start + end
	if !strings.Contains(doc.Text, "\n") {
		body := strings.TrimSpace(strings.TrimPrefix(doc.Text[:end], "/**"))
		return contracts.Edit{File: f, Span: doc.Span, NewText: "/**" + eol + own + " * " + body + eol + own + " * " + text + eol + own + " */"}, true
	}
	start := t.LineSpan(t.LineOf(close)).Start
	if head := strings.TrimSpace(t.Slice(syntax.Span{Start: start, End: close})); head != "" {
		return contracts.Edit{File: f, Span: syntax.Span{Start: close, End: close}, NewText: eol + own + " * " + text + eol + own + " "}, true
	}
	return insertion(f, start, own+" * "+text+eol), true
}

func insertion(f *program.File, at int, text string) contracts.Edit {
	return contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: text}
}

// listed is documentation in tags, to which the error that a new guard raises belongs.
var listed = regexp.MustCompile(`(?m)(^|/\*\*)\W*@(param|returns?|raises?|throws|exception|pre|post|require|ensure|yield|yieldparam|yieldreturn|option|example|see|api|deprecated)`)

// Tagged reports whether documentation is kept in tags, and so lists what a method raises, or ought to.
func Tagged(doc string) bool { return listed.MatchString(doc) }

// documented tells in the documentation of a public method, where that is kept in tags, what a clause raises and when.
func (c Clause) documented(m *program.Method) (contracts.Edit, bool) {
	if m.Doc == nil || m.Visibility != program.Public || c.Exit != "" || !Tagged(m.Doc.Text) {
		return contracts.Edit{}, false
	}
	tag, when := "@raise ["+c.Error+"]", " if `"+c.Bad+"`"
	if m.File.Language == program.TypeScript {
		tag = "@throws {" + c.Error + "}"
	}
	if c.Good != "" {
		when = " unless `" + c.Good + "`"
	}
	return Document(m.File, m.Doc, m.Span.Start, tag+when)
}
