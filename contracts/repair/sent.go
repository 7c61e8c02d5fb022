package repair

import "github.com/agentcore/proviso/analysis/program"

// conversions are the messages that ask whatever stands for a date or a time for itself, with what it must be.
var conversions = map[string]string{"to_date": "a date", "to_time": "a time", "to_datetime": "a time"}

// dated demands that a value can be asked for its date where that is what is asked of it: a number is as wrong there as nil.
func dated(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	must := conversions[a.Sent]
	if must == "" || m.File.Language != program.Ruby || a.Blank || a.Rejects != "" {
		return Clause{}, false
	}
	c := weaker
	c.Bad, c.Good = "", a.Access+".respond_to?(:"+a.Sent+")"
	c.Title, c.Message = "Raise "+c.Error+" unless "+a.Subject+" is "+must, a.Subject+" must be "+must
	return c, true
}

// walks are the messages by which arrays, among others, are gone through.
var walks = map[string]bool{"map": true, "filter": true, "reduce": true, "some": true, "every": true, "find": true, "flatMap": true, "join": true, "slice": true, "forEach": true}

// arrayed demands an array where nothing says what it is that is gone through.
func arrayed(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.TypeScript || !a.Maybe || !walks[a.Sent] {
		return Clause{}, false
	}
	c := weaker
	c.Good, c.Bad = "", "!Array.isArray("+a.Access+")"
	c.Title, c.Message, c.Rejects = "Demand an array", a.Subject+" must be an array", "also rejects other collections"
	return c, true
}
