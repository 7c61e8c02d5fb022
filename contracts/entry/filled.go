package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/typescript/schema"
	"github.com/agentcore/proviso/contracts"
)

// FilledByOwn reports whether a decorator that the project itself declares fills a TypeScript parameter in: what it gives, the program has
// worked out.
func FilledByOwn(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return slices.ContainsFunc(prm.Decorators, func(d *program.Expr) bool {
		from := importedFrom(m.File, d.Name)
		if from == "" || strings.HasPrefix(from, ".") {
			return from != ""
		}
		return slices.ContainsFunc(p.Program.MentionedIn(d.Name), func(f *program.File) bool {
			return f != m.File && flow.Imports(m.File.Path, from, f.Path, 2)
		})
	})
}

// ConvertedByFramework reports whether the decorator of a parameter makes true what its type says, without a pipe: tsoa checks all that it
// hands over (its guide, "Validation"), routing-controllers converts plain values and refuses what is none ("Request parameters
// normalization"), and of objects asks what the decorators of their class say ("Auto validating action params").
func ConvertedByFramework(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	return slices.ContainsFunc(prm.Decorators, func(d *program.Expr) bool {
		switch importedFrom(m.File, d.Name) {
		case "tsoa", "@tsoa/runtime":
			return true
		case "routing-controllers":
			if WireOf(m, prm) == WireValue {
				return true
			}
			c := schema.ClassOf(p.Program, m.File, prm.Type.Name)
			_, described := schema.Decorated(p.Program, c)
			return described
		}
		return false
	})
}

// importedFrom is the module that a file has a name from; "" if it does not import it.
func importedFrom(f *program.File, name string) string {
	for _, i := range f.Imports {
		if i.Local == name {
			return i.From
		}
	}
	return ""
}
