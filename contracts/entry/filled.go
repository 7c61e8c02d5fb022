package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// FilledByOwn reports whether a decorator that the project itself declares fills a TypeScript parameter in: what it gives, the program has
// worked out.
func FilledByOwn(m *program.Method, prm *program.Param) bool {
	for _, d := range prm.Decorators {
		if from := importedFrom(m.File, d.Name); strings.HasPrefix(from, ".") || strings.HasPrefix(from, "@/") || strings.HasPrefix(from, "~/") {
			return true
		}
	}
	return false
}

// converting are the packages whose decorators convert a part of a request to the type of its parameter and refuse what is none, without
// a pipe (routing-controllers, "Request parameters normalization" and "Auto validating action params"; tsoa, "Validation").
var converting = map[string]bool{"routing-controllers": true, "tsoa": true, "@tsoa/runtime": true}

// ConvertedByFramework reports whether the decorator of a parameter makes true what its type says.
func ConvertedByFramework(m *program.Method, prm *program.Param) bool {
	for _, d := range prm.Decorators {
		if converting[importedFrom(m.File, d.Name)] {
			return true
		}
	}
	return false
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
