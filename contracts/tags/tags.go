// Package tags reads contract tags from documentation comments: @pre, @post, @invariant and their companions. It knows their
// grammar, not what they oblige to. It imports the program model and asks analysis/workspace to read the expressions.
package tags

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
)

// Kind of a tag; aliases have the kind of the canonical name.
type Kind string

// The kinds.
const (
	Pre       Kind = "pre"
	Post      Kind = "post"
	Invariant Kind = "invariant"
	Raise     Kind = "raise" // @raise [Err] if …, @throws {Err} if …
	Asserts   Kind = "asserts"
	Trusted   Kind = "trusted"
	Modifies  Kind = "modifies"
	Contract  Kind = "contract"
)

var kinds = map[string]Kind{
	"pre": Pre, "precondition": Pre, "require": Pre, "requires": Pre,
	"post": Post, "postcondition": Post, "ensure": Post, "ensures": Post,
	"invariant": Invariant, "inv": Invariant,
	"raise": Raise, "throws": Raise, "exception": Raise,
	"asserts": Asserts, "trusted": Trusted, "modifies": Modifies, "contract": Contract,
}

// Tag is one contract tag.
type Tag struct {
	Kind    Kind
	Name    string        // as written, without @
	Label   string        // the word before a colon, or ""
	Error   string        // of Raise: the class
	Unless  bool          // of Raise: "unless" instead of "if"
	Text    string        // the expression, without backticks; of a prose tag everything
	Quoted  bool          // in backticks, so meant as an expression
	Message string        // what follows "--"
	Expr    *program.Expr // the expression, with the spans of its file; nil where the text is none
	Tag     syntax.Span   // from "@" to the end of the text
	Span    syntax.Span   // the expression's text
}

var (
	start   = regexp.MustCompile(`^@([a-z]+)\b[ \t]*`)
	label   = regexp.MustCompile(`^([A-Za-z_][\w-]*):[ \t]+`)
	failure = regexp.MustCompile(`^(?:\[([^\]]*)\]|\{([^}]*)\})[ \t]*(if|unless)\b[ \t]*`)
	message = regexp.MustCompile(`[ \t]+(?:--|—)(?:[ \t]+|$)`)
	marker  = regexp.MustCompile(`^[ \t]*(?:#+|/\*\*?|//+|\*(?:[^/]|$))?[ \t]*`)
)

// Of reads the tags of a documentation comment of f. The names are those that an expression may use as local variables, apart
// from result: the parameters of the method documented.
func Of(f *program.File, doc *program.Comment, names []string) []Tag {
	if doc == nil || !strings.Contains(doc.Text, "@") {
		return nil
	}
	var out []Tag
	source := f.Text.Slice(doc.Span)
	for at := 0; at < len(source); {
		end := len(source)
		if i := strings.IndexByte(source[at:], '\n'); i >= 0 {
			end = at + i
		}
		line := strings.TrimSuffix(strings.TrimRight(strings.TrimRight(source[at:end], "\r"), " \t"), "*/")
		skip := len(marker.FindString(line))
		if line != "" && skip > 0 && skip <= len(line) && strings.HasSuffix(line[:skip], "@") {
			skip--
		}
		if t, ok := read(f, line[skip:], doc.Span.Start+at+skip, names); ok {
			out = append(out, t)
		}
		at = end + 1
	}
	return out
}

// read reads one line whose text starts at offset at.
func read(f *program.File, text string, at int, names []string) (Tag, bool) {
	text = strings.TrimRight(text, " \t")
	m := start.FindStringSubmatch(text)
	if m == nil {
		return Tag{}, false
	}
	kind, ok := kinds[m[1]]
	if !ok {
		return Tag{}, false
	}
	t := Tag{Kind: kind, Name: m[1], Tag: syntax.Span{Start: at, End: at + len(text)}}
	rest := text[len(m[0]):]
	cut := func(n int) { rest = rest[n:] }
	if kind == Raise {
		m := failure.FindStringSubmatch(rest)
		if m == nil {
			return Tag{}, false // an ordinary @raise
		}
		t.Error, t.Unless = m[1]+m[2], m[3] == "unless"
		cut(len(m[0]))
	} else if m := label.FindStringSubmatch(rest); m != nil {
		t.Label = m[1]
		cut(len(m[0]))
	}
	if strings.HasPrefix(rest, "`") {
		if end := strings.IndexByte(rest[1:], '`'); end >= 0 {
			t.Quoted, t.Text = true, rest[1:1+end]
			if m := message.FindStringIndex(rest[end+2:]); m != nil {
				t.Message = strings.TrimSpace(rest[end+2+m[1]:])
			}
			cut(1)
		}
	}
	if !t.Quoted {
		t.Text = rest
		if m := message.FindStringIndex(rest); m != nil {
			t.Text, t.Message = rest[:m[0]], strings.TrimSpace(rest[m[1]:])
		}
	}
	offset := at + len(text) - len(rest)
	t.Span = syntax.Span{Start: offset, End: offset + len(t.Text)}
	if strings.TrimSpace(t.Text) != "" && expressible(kind) {
		t.Expr = workspace.Expression(f.Language, t.Text, names, offset)
	}
	return t, true
}

func expressible(k Kind) bool { return k == Pre || k == Post || k == Invariant || k == Raise }

// Params are the names under which a method's parameters stand in its tags.
func Params(m *program.Method) []string {
	var out []string
	var visit func([]*program.Param)
	visit = func(list []*program.Param) {
		for _, p := range list {
			if p.Name != "" {
				out = append(out, p.Name)
			}
			visit(p.Leaves)
		}
	}
	visit(m.Params)
	return out
}
