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
