package prisma

import (
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/syntax"
)

// maxFields bounds what one block may declare.
const maxFields = 2000

// Read reads a schema line by line, as it is written: one declaration a line, blocks between braces.
func Read(src string) *Schema {
	r := &reader{out: &Schema{}}
	for rest, more := src, true; more; {
		var line string
		r.at = len(src) - len(rest)
		line, rest, more = strings.Cut(rest, "\n")
		r.at += len(line) - len(strings.TrimLeft(line, " \t"))
		r.line(strings.TrimSpace(uncommented(line)))
	}
	return r.out
}

// reader keeps the open block; one of which nothing is wanted is neither.
type reader struct {
	out   *Schema
	model *Model
	enum  *Enum
	depth int
	at    int // where the text of the line begins
}

// uncommented cuts a comment, which does not begin within a text.
func uncommented(line string) string {
	quoted := false
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\' && quoted:
			i++
		case line[i] == '"':
			quoted = !quoted
		case !quoted && strings.HasPrefix(line[i:], "//"):
			return line[:i]
		}
	}
	return line
}

func (r *reader) line(line string) {
	words := strings.Fields(line)
	switch {
	case line == "":
	case line == "}":
		r.model, r.enum, r.depth = nil, nil, max(r.depth-1, 0)
	case r.depth == 0:
		r.open(words, line)
	case strings.HasSuffix(line, "{"):
		r.depth++
	case r.enum != nil:
		if identifier(words[0]) && len(r.enum.Values) < maxFields {
			r.enum.Values = append(r.enum.Values, words[0])
		}
	case r.model != nil && strings.HasPrefix(line, "@@"):
		r.set(line)
	case r.model != nil && len(r.model.Fields) < maxFields:
		r.field(words)
	}
}

// open begins a block: model Order {.
func (r *reader) open(words []string, line string) {
	if !strings.HasSuffix(line, "{") {
		return
	}
	r.depth = 1
	if len(words) < 2 {
		return
	}
	name := strings.TrimSuffix(words[1], "{")
	if !identifier(name) {
		return
	}
	switch words[0] {
	case "model", "view":
		r.model = &Model{Name: name}
		r.out.Models = append(r.out.Models, r.model)
	case "enum":
		r.enum = &Enum{Name: name}
		r.out.Enums = append(r.out.Enums, r.enum)
	}
}

// set reads @@id([a, b]) and @@unique([a, b(sort: Desc)]).
func (r *reader) set(line string) {
	if !strings.HasPrefix(line, "@@id") && !strings.HasPrefix(line, "@@unique") {
		return
	}
	_, list, ok := strings.Cut(line, "[")
	list, _, closed := strings.Cut(list, "]")
	if !ok || !closed {
		return
	}
	var names []string
	for _, part := range strings.Split(list, ",") {
		name, _, _ := strings.Cut(strings.TrimSpace(part), "(")
		if !identifier(name) {
			return
		}
		names = append(names, name)
	}
	r.model.Unique = append(r.model.Unique, names)
}

// field reads name Type? @unique.
func (r *reader) field(words []string) {
	if len(words) < 2 || !identifier(words[0]) {
		return
	}
	f := &Field{Name: words[0], Type: words[1], Span: syntax.Span{Start: r.at, End: r.at + len(words[0])}}
	f.Type, f.Optional = strings.CutSuffix(f.Type, "?")
	f.Type, f.List = strings.CutSuffix(f.Type, "[]")
	if base, _, _ := strings.Cut(f.Type, "("); !identifier(base) { // Unsupported("circle")
		return
	}
	r.model.Fields = append(r.model.Fields, f)
	for _, w := range words[2:] {
		f.Filled = f.Filled || strings.HasPrefix(w, "@default(") || w == "@updatedAt"
		if size, ok := strings.CutPrefix(w, "@db.VarChar("); ok {
			f.Length, _ = strconv.Atoi(strings.TrimSuffix(size, ")"))
		}
	}
	for _, w := range words[2:] {
		if w == "@id" || w == "@unique" || strings.HasPrefix(w, "@unique(") || strings.HasPrefix(w, "@id(") {
			r.model.Unique = append(r.model.Unique, []string{f.Name})
			break
		}
	}
}

func identifier(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c != '_' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}
