package repair

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// lines writes the lines of a guard for the place where they will stand.
type writer func(f *program.File, indent string) []string

// written renders a clause as the house writes its guards: on one line where it fits and is the habit, else as a block.
func (c Clause) written(h *house) writer {
	return func(f *program.File, indent string) []string {
		exit := c.Exit
		if exit == "" {
			exit = Failure(f, c.Error, c.Message)
		}
		if f.Language == program.Ruby {
			return c.ruby(f, h, indent, exit)
		}
		if end := stop(f); end != "" && !strings.HasSuffix(exit, end) {
			exit += end
		}
		head := "if (" + c.Bad + ") "
		if h.braces || h.block || len(indent)+len(head)+len(exit) > h.width {
			return []string{head + "{", Unit(f) + exit, "}"}
		}
		return []string{head + exit}
	}
}

func (c Clause) ruby(f *program.File, h *house, indent, exit string) []string {
	condition := "if " + c.Bad
	if c.Good != "" {
		condition = "unless " + c.Good
	}
	if !h.block && len(indent)+len(exit)+1+len(condition) <= h.width {
		return []string{exit + " " + condition}
	}
	return []string{condition, Unit(f) + exit, "end"}
}

// plain writes one line as it is.
func plain(text string) writer {
	return func(*program.File, string) []string { return []string{text} }
}
