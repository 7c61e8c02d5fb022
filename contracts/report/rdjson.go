package report

import (
	"io"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

// rdjson is Reviewdog's diagnostic format, with the preferred repair as a suggestion. Its columns count bytes.
func rdjson(w io.Writer, r *Report, _ Style) error {
	out := []object{}
	for _, f := range r.shown() {
		d := object{"message": f.Message, "severity": rdSeverity(f.Severity), "code": object{"value": f.Rule},
			"location": object{"path": f.File.Path, "range": placeIn(f.File, f.Span, syntax.UTF8)}}
		if list := suggestions(f); len(list) > 0 {
			d["suggestions"] = list
		}
		out = append(out, d)
	}
	return encode(w, object{"source": object{"name": "proviso", "url": "https://github.com/agentcore/proviso"}, "diagnostics": out})
}

func rdSeverity(s contracts.Severity) string {
	switch s {
	case contracts.Error:
		return "ERROR"
	case contracts.Warning:
		return "WARNING"
	}
	return "INFO"
}

// suggestions are the edits of the first repair; the format has no others, and none in another file.
func suggestions(f shown) (out []object) {
	if len(f.Repairs) == 0 {
		return nil
	}
	for _, e := range f.Repairs[0].Edits {
		if e.File != f.File {
			return nil
		}
		out = append(out, object{"range": placeIn(e.File, e.Span, syntax.UTF8), "text": e.NewText})
	}
	return out
}
