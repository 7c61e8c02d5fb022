package repair

import (
	"path"
	"slices"
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

// imported are the edits that bring what a sample names into a TypeScript file.
func imported(f *program.File, s *sample, names []string) []contracts.Edit {
	if f.Language != program.TypeScript || s == nil || s.method.File == f {
		return nil
	}
	var out []contracts.Edit
	seen := map[string]bool{}
	for _, name := range names {
		theirs := importOf(s.method.File, name)
		if builtin[name] || theirs == nil || importOf(f, name) != nil || seen[name] {
			continue
		}
		seen[name] = true
		if edit, ok := bring(f, name, theirs.Name, relative(f.Path, s.method.File.Path, theirs.From)); ok {
			out = append(out, edit)
		}
	}
	return out
}

// bring imports what a module calls name under a local name: among what the file imports from there already, else on a line of its own.
func bring(f *program.File, local, name, from string) (contracts.Edit, bool) {
	specifier := name + " as " + local
	switch name {
	case local:
		specifier = local
	case "default":
		return line(f, local, from)
	case "*":
		return line(f, specifier, from)
	}
	if edit, ok := among(f, local, specifier, from); ok {
		return edit, true
	}
	return line(f, "{ "+specifier+" }", from)
}

// among adds to the names in braces that a file imports from a module, in their order if they have one.
func among(f *program.File, local, specifier, from string) (contracts.Edit, bool) {
	var named []program.Import
	for _, i := range f.Imports {
		if i.Name != "default" && i.Name != "*" && resolved(f.Path, i.From) == resolved(f.Path, from) && plainSpecifier(f, i) && !typeOnly(f, i) {
			if len(named) > 0 && quotedIn(f.Text.String(), named[0].Span) != quotedIn(f.Text.String(), i.Span) {
				break // another statement
			}
			named = append(named, i)
		}
	}
	if len(named) == 0 {
		return contracts.Edit{}, false
	}
	gap := " "
	if t := f.Text; len(named) > 1 && t.LineOf(named[0].Span.Start) != t.LineOf(named[1].Span.Start) {
		gap = t.EOL() + t.Indent(named[0].Span.Start)
	}
	inOrder := func(a, b program.Import) int {
		return strings.Compare(strings.ToLower(a.Local), strings.ToLower(b.Local))
	}
	if slices.IsSortedFunc(named, inOrder) {
		for _, i := range named {
			if inOrder(i, program.Import{Local: local}) > 0 {
				return contracts.Edit{File: f, Span: syntax.Span{Start: i.Span.Start, End: i.Span.Start}, NewText: specifier + "," + gap}, true
			}
		}
	}
	end := named[len(named)-1].Span.End
	return contracts.Edit{File: f, Span: syntax.Span{Start: end, End: end}, NewText: "," + gap + specifier}, true
}

// plainSpecifier reports whether the span of an import is all that stands between its commas or braces.
func plainSpecifier(f *program.File, i program.Import) bool {
	src := f.Text.String()
	if i.Span.Len() == 0 || i.Span.End >= len(src) {
		return false
	}
	before, after := strings.TrimRight(src[:i.Span.Start], " \t\r\n"), strings.TrimLeft(src[i.Span.End:], " \t\r\n")
	return (strings.HasSuffix(before, "{") || strings.HasSuffix(before, ",")) && (strings.HasPrefix(after, "}") || strings.HasPrefix(after, ","))
}

// typeOnly reports whether an import is gone when the program runs.
func typeOnly(f *program.File, i program.Import) bool {
	before := f.Text.String()[:i.Span.Start]
	open := strings.LastIndex(before, "{")
	return open < 0 || strings.HasSuffix(strings.TrimSpace(before[:open]), "import type")
}

// line imports on a line of its own, below the last import of its kind: those of packages and those of the project's own files.
func line(f *program.File, what, from string) (contracts.Edit, bool) {
	at, own := 0, 0
	for _, i := range f.Imports {
		end := quotedIn(f.Text.String(), i.Span).End
		at = max(at, end)
		if strings.HasPrefix(i.From, ".") == strings.HasPrefix(from, ".") {
			own = max(own, end)
		}
	}
	if own > 0 {
		at = own
	}
	if at > 0 {
		at = f.Text.LineSpan(f.Text.LineOf(at-1)).End + len(f.Text.EOL())
	}
	if at > f.Text.Len() || at > 0 && f.Text.String()[at-1] != '\n' {
		return contracts.Edit{}, false
	}
	q := quote(f)
	text := "import " + what + " from " + q + from + q + stop(f) + f.Text.EOL()
	return contracts.Edit{File: f, Span: syntax.Span{Start: at, End: at}, NewText: text}, true
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
	edit, ok = bring(f, name, name, from)
	return edit, ok, ok
}
