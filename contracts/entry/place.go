package entry

import (
	"fmt"
	"path"

	"github.com/agentcore/proviso/analysis/program"
)

// Line says where an expression stands, as a message of file f puts it: "line 6", or "line 6 of datetime.rb".
func Line(f *program.File, rec *Record, e *program.Expr) string {
	at := rec.Frame.File()
	line := fmt.Sprintf("line %d", at.Text.LineOf(e.Span.Start)+1)
	if at != f {
		line += " of " + path.Base(at.Path)
	}
	return line
}
