package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/agentcore/proviso/analysis/workspace"
)

// contractTags are the tags that documentation tools must be told of, with the headings under which YARD shows them. @raise and
// @throws they know.
var contractTags = []struct{ name, heading string }{
	{"pre", "Precondition"}, {"precondition", "Precondition"}, {"require", "Precondition"}, {"requires", "Precondition"},
	{"post", "Postcondition"}, {"postcondition", "Postcondition"}, {"ensure", "Postcondition"}, {"ensures", "Postcondition"},
	{"invariant", "Invariant"}, {"inv", "Invariant"}, {"asserts", "Asserts"}, {"trusted", "Trusted"}, {"modifies", "Modifies"}, {"contract", "Contract"},
}

// document is a configuration file of a documentation tool.
type document struct {
	name string
	text string
	add  string // what to add where the file exists already
	why  string
}

// documents are the files that keep YARD, TSDoc and TypeDoc from complaining of contract tags, as far as the project has use for them.
func (d door) documents(sources []workspace.Source) []document {
	ruby, typescript := false, false
	for _, s := range sources {
		if strings.HasPrefix(path.Ext(s.Path), ".r") {
			ruby = true
		} else {
			typescript = true
		}
	}
	var out []document
	if ruby {
		text := yardOptions()
		out = append(out, document{".yardopts", text, "these lines:\n" + text, "so that YARD knows @pre, @post and @invariant"})
	}
	if typescript {
		out = append(out, document{"tsdoc.json", d.tsdoc(), `its "tagDefinitions" the block tags @pre, @post, @invariant, @asserts, @trusted, @modifies and the modifier tag @contract`, "so that TSDoc knows @pre, @post and @invariant"},
			document{"typedoc.json", d.typedoc(), "nothing, if tsdoc.json knows the tags", "so that TypeDoc reads tsdoc.json"})
	}
	return out
}

func yardOptions() string {
	var b strings.Builder
	for _, t := range contractTags {
		fmt.Fprintf(&b, "--tag %s:%q\n", t.name, t.heading)
	}
	return b.String()
}

// tsdoc defines the tags; where the project uses TypeDoc, on top of TypeDoc's own.
func (d door) tsdoc() string {
	type definition struct {
		Name     string `json:"tagName"`
		Kind     string `json:"syntaxKind"`
		Multiple bool   `json:"allowMultiple,omitempty"`
	}
	out := struct {
		Schema  string       `json:"$schema"`
		Extends []string     `json:"extends,omitempty"`
		Tags    []definition `json:"tagDefinitions"`
	}{Schema: "https://developer.microsoft.com/json-schemas/tsdoc/v0/tsdoc.schema.json"}
	if d.mentions("package.json", `"typedoc"`) {
		out.Extends = []string{"typedoc/tsdoc.json"}
	}
	for _, t := range contractTags {
		if t.name == "contract" {
			out.Tags = append(out.Tags, definition{Name: "@contract", Kind: "modifier"})
			continue
		}
		out.Tags = append(out.Tags, definition{"@" + t.name, "block", true})
	}
	return encoded(out)
}

func (d door) mentions(name, word string) bool {
	text, err := os.ReadFile(filepath.Join(d.dir, name))
	return err == nil && strings.Contains(string(text), word)
}

// typedoc points TypeDoc to the code; the tags it reads from tsdoc.json.
func (d door) typedoc() string {
	out := struct {
		Schema   string   `json:"$schema"`
		Entries  []string `json:"entryPoints"`
		Strategy string   `json:"entryPointStrategy,omitempty"`
	}{"https://typedoc.org/schema.json", []string{"src/index.ts"}, ""}
	if _, err := os.Stat(filepath.Join(d.dir, "src", "index.ts")); err != nil {
		out.Entries, out.Strategy = []string{"src"}, "expand"
		if _, err := os.Stat(filepath.Join(d.dir, "src")); err != nil {
			out.Entries = []string{"."}
		}
	}
	return encoded(out)
}

func encoded(v any) string {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return "{}\n"
	}
	return string(text) + "\n"
}

// create writes a file that must not be there yet; exclusively, so that one that appeared since is safe. It tells why, where that is
// not plain.
func (d door) create(name, text, why string) error {
	f, err := os.OpenFile(filepath.Join(d.dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		if why != "" {
			why = ", " + why
		}
		_, err = fmt.Fprintf(d.out, "wrote %s%s\n", name, why)
	}
	return err
}

// writeDocuments writes the files that are missing and says what the others lack.
func (d door) writeDocuments(list []document) error {
	for _, doc := range list {
		err := d.create(doc.name, doc.text, doc.why)
		if errors.Is(err, fs.ErrExist) {
			if strings.Contains(doc.add, "nothing") || d.mentions(doc.name, "invariant") {
				continue
			}
			_, err = fmt.Fprintf(d.out, "%s exists already; add to it %s\n", doc.name, strings.TrimRight(doc.add, "\n"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
