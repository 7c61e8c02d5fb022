package config

import (
	"bytes"
	"errors"
	"fmt"
	"sort"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// MaxSize is the size in bytes above which a configuration file is refused.
const MaxSize = 1 << 20

// Parse reads the text of one configuration file; rules are the names a configuration may use. The configuration holds
// whatever could be understood, so that an editor can go on with it; problems is empty when all could.
func Parse(file string, data []byte, rules []string) (*Config, Problems) {
	r := &reader{file: file, rules: rules}
	c := &Config{}
	if len(data) > MaxSize {
		r.problems = append(r.problems, Problem{file, 1, 1, fmt.Sprintf("larger than %d bytes", MaxSize)})
		return c, r.problems
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if line := tooDeep(data); line > 0 {
		r.problems = append(r.problems, Problem{file, line, 1, fmt.Sprintf("brackets nested deeper than %d", maxNesting)})
		return c, r.problems
	}
	if body := r.parse(data); body != nil {
		r.mapping(body, r.top(c))
	}
	sort.SliceStable(r.problems, func(i, j int) bool {
		a, b := r.problems[i], r.problems[j]
		return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
	})
	return c, r.problems
}

// maxNesting bounds brackets within brackets, for which the parser takes more than their square in time.
const maxNesting = 64

// tooDeep is the line, counted from 1, on which brackets go too deep; 0 if they do not. Those in texts and comments count too.
func tooDeep(data []byte) int {
	depth, line := 0, 1
	for _, b := range data {
		switch b {
		case '\n':
			line++
		case '[', '{':
			if depth++; depth > maxNesting {
				return line
			}
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return 0
}

// reader walks the syntax tree of a file and collects mistakes instead of stopping at the first.
type reader struct {
	file     string
	rules    []string
	problems Problems
}

func (r *reader) at(t *token.Token, format string, args ...any) {
	line, column := 1, 1
	if t != nil && t.Position != nil {
		line, column = max(t.Position.Line, 1), max(t.Position.Column, 1)
	}
	r.problems = append(r.problems, Problem{r.file, line, column, fmt.Sprintf(format, args...)})
}

// parse gives the one document of the file; nil if it is empty or no YAML. The parser is not ours and the file may be hostile,
// hence the recover.
func (r *reader) parse(data []byte) (body ast.Node) {
	defer func() {
		if v := recover(); v != nil {
			body = nil
			r.at(nil, "not readable as YAML")
		}
	}()
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		var e yaml.Error
		if errors.As(err, &e) {
			r.at(e.GetToken(), "not YAML: %s", e.GetMessage())
		} else {
			r.at(nil, "not YAML: %v", err)
		}
		return nil
	}
	for _, doc := range file.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.NullType || doc.Body.Type() == ast.CommentType {
			continue
		}
		if body != nil {
			r.at(doc.Body.GetToken(), "a second document; one file holds one configuration")
			break
		}
		body = doc.Body
	}
	return body
}

// key reads the value of one key of a mapping.
type key func(value ast.Node)

// mapping reads a mapping whose keys are all known.
func (r *reader) mapping(n ast.Node, keys map[string]key) {
	r.entries(n, func(name string, at *token.Token, value ast.Node) {
		if read, ok := keys[name]; ok {
			read(value)
			return
		}
		words := make([]string, 0, len(keys))
		for k := range keys {
			words = append(words, k)
		}
		sort.Strings(words)
		r.at(at, "%s", unknown("key", name, words))
	})
}

// entries visits the entries of a mapping; an empty value counts as an empty mapping.
func (r *reader) entries(n ast.Node, visit func(name string, at *token.Token, value ast.Node)) {
	var values []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	case *ast.NullNode:
		return
	default:
		r.at(n.GetToken(), "want keys with values here, not %s", kind(n))
		return
	}
	seen := map[string]bool{}
	for _, v := range values {
		k, ok := v.Key.(ast.ScalarNode)
		if !ok || v.Key.IsMergeKey() {
			r.at(v.Key.GetToken(), "want a plain key here")
			continue
		}
		name := fmt.Sprint(k.GetValue())
		if seen[name] {
			r.at(v.Key.GetToken(), "key %q stands here a second time", name)
			continue
		}
		seen[name] = true
		visit(name, v.Key.GetToken(), v.Value)
	}
}

func (r *reader) text(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	}
	r.at(n.GetToken(), "want a text here, not %s", kind(n))
	return "", false
}

func (r *reader) boolean(n ast.Node) bool {
	if b, ok := n.(*ast.BoolNode); ok {
		return b.Value
	}
	r.at(n.GetToken(), "want true or false here, not %s", kind(n))
	return false
}

// texts reads a list of texts.
func (r *reader) texts(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.NullNode:
		return nil
	case *ast.SequenceNode:
		var out []string
		for _, v := range n.Values {
			if s, ok := r.text(v); ok {
				out = append(out, s)
			}
		}
		return out
	}
	r.at(n.GetToken(), "want a list here, such as [\"…\"], not %s", kind(n))
	return nil
}

// word reads one of a few words.
func (r *reader) word(n ast.Node, what string, words ...string) string {
	s, ok := r.text(n)
	if !ok {
		return ""
	}
	for _, w := range words {
		if s == w {
			return s
		}
	}
	r.at(n.GetToken(), "%s", unknown(what, s, words))
	return ""
}

func kind(n ast.Node) string {
	switch n := n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.AliasNode, *ast.AnchorNode:
		return "an anchor or alias, which are not supported"
	case *ast.StringNode:
		return fmt.Sprintf("%q", n.Value)
	}
	return n.String()
}
