package server

import (
	"path"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/config"
)

// kind of a document: how it is analysed.
type kind uint8

const (
	foreign kind = iota // not ours: kept in step, nothing said
	code
	configuration
)

// document is an open buffer. The session's lock guards its fields; versions are immutable from outside.
type document struct {
	key     string // its URI as the library spells it
	uri     string // as the client spells it
	path    string // in its folder, with the ending of its language
	folder  *folder
	kind    kind
	shared  bool // other files see what it declares: it is, or will be, a file
	current *version
	epoch   int // grows when something else it depends on changed
	good    *memory
	trail   []shift       // the edits since a version that was analysed, if they are not too many
	entered *program.File // its model as the folder's index knows it
	pending func()        // stops the timer of the next publication
	running bool          // a publication is being made
	again   bool          // and another one is due after it
	glanced func()        // calls off the look at the whole that a glance at this version left to do
	closed  bool
}

// version is one state of a document's text, with what was found out about it.
type version struct {
	number int32
	order  int // of arrival; the client's numbers are not trusted to grow
	text   *syntax.Text
	parser *syntax.Parser // of the document, for all its versions; nil reads from scratch

	lower sync.Once
	file  *program.File
	err   error

	mu   sync.Mutex // guards the kept report
	kept *report
}

// model lowers the text, once; nil for one that is too large.
func (v *version) model(path string) (*program.File, error) {
	v.lower.Do(func() {
		if v.text.Len() > workspace.MaxSize {
			return
		}
		text := v.text
		if strings.HasPrefix(text.String(), "\uFEFF") { // a mask of the same length keeps every offset
			text = syntax.NewText("   " + text.String()[3:])
		}
		v.file, v.err = workspace.LowerAgain(path, text, v.parser)
	})
	return v.file, v.err
}

// languages are the endings that stand for the language identifiers of editors, for buffers whose name does not tell.
var languages = map[protocol.LanguageKind]string{
	protocol.LanguageKindRuby: ".rb", protocol.LanguageKindTypeScript: ".ts", protocol.LanguageKindTypeScriptReact: ".tsx",
	protocol.LanguageKindJavaScript: ".js", protocol.LanguageKindJavaScriptReact: ".jsx",
}

// classify says how a document of this name and language is analysed, and under which name.
func classify(name string, language protocol.LanguageKind) (string, kind) {
	base := path.Base(name)
	for _, n := range config.FileNames {
		if base == n {
			return name, configuration
		}
	}
	if workspace.Supported(name) {
		return name, code
	}
	end := languages[language]
	declarations := strings.Contains(base, ".d.") // of types only: holds nothing to check
	if end == "" || declarations || !workspace.Supported("x"+end) {
		return name, foreign
	}
	return name + end, code
}

// maxTrail bounds the edits that are kept for moving findings; beyond it, texts are compared.
const maxTrail = 1000

// edit makes the changes of one notification the next version.
func (d *document) edit(number int32, list []change, e syntax.Encoding) {
	d.rest()
	text, order := d.current.text, d.current.order+1
	trail := d.trail
	if len(trail) > maxTrail {
		trail = nil
	}
	trail = trail[:len(trail):len(trail)] // snapshots hold the same array
	for _, c := range list {
		next, step := edited(text, c, e)
		step.order = order
		text, trail = next, append(trail, step)
	}
	if len(list) == 0 {
		trail = append(trail, shift{order: order})
	}
	d.trail = trail
	d.current = &version{number: number, order: order, text: text, parser: d.current.parser}
}

// edited is the text with one change made. A range beyond the text is clamped, one told backwards turned.
func edited(t *syntax.Text, c change, e syntax.Encoding) (*syntax.Text, shift) {
	if c.Range == nil {
		return syntax.NewText(strings.Clone(c.Text)), difference(t.String(), c.Text)
	}
	start, end := t.Offset(c.Range.Start.point(), e), t.Offset(c.Range.End.point(), e)
	if start > end {
		start, end = end, start
	}
	src := t.String()
	return syntax.NewText(src[:start] + c.Text + src[end:]), shift{at: start, removed: end - start, added: len(c.Text)}
}
