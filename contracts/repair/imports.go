package repair

import (
	"path"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// resolved is what a file's import speaks of: a path of the workspace for a relative one, the package otherwise.
func resolved(file, from string) string {
	if !strings.HasPrefix(from, ".") {
		return from
	}
	return "/" + path.Join(path.Dir(file), from)
}

// relative is how a file imports what another one imports.
func relative(file, other, from string) string {
	if !strings.HasPrefix(from, ".") {
		return from
	}
	target := strings.Split(path.Join(path.Dir(other), from), "/")
	here := strings.Split(path.Dir(file), "/")
	if path.Dir(file) == "." {
		here = nil
	}
	for len(here) > 0 && len(target) > 1 && here[0] == target[0] {
		here, target = here[1:], target[1:]
	}
	up := strings.Repeat("../", len(here))
	if up == "" {
		up = "./"
	}
	return up + strings.Join(target, "/")
}

// imported are the edits that bring what a sample names into a TypeScript file, one line each below the last import.
func imported(f *program.File, s *sample, names []string) []contracts.Edit {
	if f.Language != program.TypeScript || s == nil || s.method.File == f {
		return nil
	}
	var text string
	for _, name := range names {
		theirs := importOf(s.method.File, name)
		if builtin[name] || theirs == nil || importOf(f, name) != nil {
			continue
		}
		what := "{ " + name + " }"
		switch theirs.Name {
		case "default":
			what = name
		case "*":
			what = "* as " + name
		case name:
		default:
			what = "{ " + theirs.Name + " as " + name + " }"
		}
		q := quote(f)
		line := "import " + what + " from " + q + relative(f.Path, s.method.File.Path, theirs.From) + q + stop(f)
		if !strings.Contains(text, line) {
			text += line + f.Text.EOL()
		}
	}
	if text == "" {
		return nil
	}
	if edit, _, ok := below(f, text); ok {
		return []contracts.Edit{edit}
	}
	return nil
}

// below puts lines below the last import of a file.
func below(f *program.File, text string) (edit contracts.Edit, needed, ok bool) {
	at := 0
	for _, i := range f.Imports {
		at = max(at, quotedIn(f.Text.String(), i.Span).End)
	}
	if at > 0 {
		at = f.Text.LineSpan(f.Text.LineOf(at-1)).End + len(f.Text.EOL())
	}
	if at > f.Text.Len() || at > 0 && f.Text.String()[at-1] != '\n' {
		return contracts.Edit{}, false, false
	}
	return contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: text}, true, true
}

// Import is the edit by which a TypeScript file imports a name from a package; needed is false where it does already, ok where the
// name is another thing there.
func Import(f *program.File, name, from string) (edit contracts.Edit, needed, ok bool) {
	if i := importOf(f, name); i != nil {
		return contracts.Edit{}, false, i.From == from
	}
	if declares(f, name) {
		return contracts.Edit{}, false, false
	}
	q := quote(f)
	return below(f, "import { "+name+" } from "+q+from+q+stop(f)+f.Text.EOL())
}
