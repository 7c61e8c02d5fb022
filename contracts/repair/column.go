package repair

import (
	"strconv"

	"github.com/agentcore/proviso/analysis/program"
)

// Column is what the column that a value goes to, as it is, can hold.
type Column struct {
	Length int                        // the longest text; 0 where nothing says
	Known  func(access string) string // the condition that it is one of its values; nil where nothing says
}

// fitting rejects texts that are too long for the column that they go to.
func fitting(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if a.Column.Length == 0 {
		return Clause{}, false
	}
	most := strconv.Itoa(a.Column.Length)
	c := also(m, weaker, a, "have at most "+most+" characters", "Reject a "+a.Subject+" longer than its column too", "also rejects texts that the column cannot hold")
	c.Bad = a.Access + ".nil? || " + a.Access + ".length > " + most
	if m.File.Language == program.TypeScript {
		c.Error, c.Bad = "RangeError", a.Access+" == null || "+a.Access+".length > "+most
	}
	return c, true
}

// inColumn rejects values that the column they go to does not know.
func inColumn(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if a.Column.Known == nil {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be one of the known values", "Demand one of the values of its column", "also rejects values that the column does not know")
	if c.Good = a.Column.Known(a.Access); m.File.Language == program.TypeScript {
		c.Error, c.Good, c.Bad = "RangeError", "", "!"+c.Good
	}
	return c, true
}
