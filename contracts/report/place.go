package report

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// position is a line and a column, both from 1.
type position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// extent is where a span stands.
type extent struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

func place(f *program.File, s syntax.Span) extent { return placeIn(f, s, syntax.UTF16) }

func placeIn(f *program.File, s syntax.Span, e syntax.Encoding) extent {
	point := func(offset int) position {
		p := f.Text.Point(offset, e)
		return position{p.Line + 1, p.Column + 1}
	}
	return extent{point(s.Start), point(s.End)}
}
