package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// stronger are the clauses that reject more than what is not there, each for what it fits: by the name of the value, by what is asked
// of it, by where it goes. Each says what it rejects; none is ever preferred.
var stronger = []func(*program.Method, Clause, Absent) (Clause, bool){
	blankness, shaped, onHost, flagged, textType, stored, filledList, arrayed, walkable, members, numbered, distinct, callable, existing, timely, fitting, inColumn,
}

// also is a clause that rejects more than a weaker one, in its way to leave.
func also(m *program.Method, weaker Clause, a Absent, must, title, rejects string) Clause {
	c := weaker
	if c.raises() { // the words of the neighbours are about what is missing
		c.Exit = ""
	}
	if m.File.Language == program.TypeScript && c.Error == "Error" {
		c.Error = "TypeError"
	}
	c.Good, c.Bad = "", ""
	c.Title, c.Message, c.Rejects = title, a.Subject+" must "+must, rejects
	return c
}

// flagLike are names of what is either true or false.
var flagLike = regexp.MustCompile(`^(is|has|should|can|allow|enable|force|skip|send|notify|confirm|verify|with|without|include)(_|[A-Z])|^(force|forced|active|enabled|disabled|visible|hidden|public|private|async|dry_run|dryRun|published|archived|deleted|confirmed|verified|recursive|silent|verbose)$|_(enabled|disabled|allowed|flag)$|[a-z](Enabled|Disabled|Allowed|Flag)$`)

// flagged demands true or false: a test for truth would reject a legal false.
func flagged(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.Ruby || !flagLike.MatchString(a.Subject) || answersAs(a.Sent, texts) || answersAs(a.Sent, lists) {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be true or false", "Demand true or false", "also rejects what is neither true nor false")
	c.Good = "[true, false].include?(" + a.Access + ")"
	return c, true
}

// The messages by which one sees what something is taken for.
var (
	texts = strings.Fields("strip downcase upcase capitalize split gsub sub =~ match match? start_with? end_with? chomp squish lstrip rstrip scan tr " +
		"trim toLowerCase toUpperCase replace replaceAll startsWith endsWith padStart charAt localeCompare")
	lists  = strings.Fields("each map flat_map select filter reject sum inject reduce each_with_index each_slice find_each sort sort_by group_by index_by filter_map min_by max_by partition")
	writes = strings.Fields("update update! save save! destroy destroy! touch reload increment! decrement! update_column update_columns with_lock lock!")
)

func answersAs(sent string, messages []string) bool {
	for _, m := range messages {
		if m == sent && sent != "" {
			return true
		}
	}
	return false
}

// textType demands a text where messages of texts are sent to it.
func textType(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if !answersAs(a.Sent, texts) {
		return Clause{}, false
	}
	if m.File.Language == program.TypeScript {
		if !a.Maybe {
			return Clause{}, false
		}
		c := also(m, weaker, a, "be a string", "Demand a string", "also rejects whatever else answers alike")
		c.Bad = "typeof " + a.Access + " !== " + Literal(m.File, "string")
		return c, true
	}
	c := also(m, weaker, a, "be a String", "Demand a String", "also rejects symbols and whatever else answers alike")
	c.Good = a.Access + ".is_a?(String)"
	return c, true
}

// stored demands a record that has an id, where that is read, or that is written to again.
func stored(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if !a.Used || a.Sent != "id" && !(answersAs(a.Sent, writes) && m.File.Language == program.Ruby) {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be persisted", "Demand a persisted "+a.Subject, "also rejects one that is not stored yet")
	if m.File.Language == program.TypeScript {
		c.Title, c.Message, c.Rejects = "Demand "+indefinite(a.Subject)+" with an id", a.Subject+" must have an id", "also rejects one without an id"
		c.Bad = a.lacks("id")
		return c, true
	}
	c.Good = a.Access + "&.persisted?"
	return c, true
}

func indefinite(word string) string {
	if strings.ContainsAny(word[:1], "aeio") {
		return "an " + word
	}
	return "a " + word
}

// filledList demands a list with something in it where one goes through it.
func filledList(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.Ruby || !answersAs(a.Sent, lists) {
		return Clause{}, false
	}
	c := also(m, weaker, a, "not be empty", "Reject an empty "+a.Subject+" too", "also rejects empty collections")
	c.Bad = a.Access + ".nil? || " + a.Access + ".empty?"
	return c, true
}

// walkable demands what can be gone through, whatever it is.
func walkable(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.Ruby || a.Sent != "each" {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be a collection", "Demand what responds to each", "also rejects what cannot be gone through")
	c.Good = a.Access + ".respond_to?(:each)"
	return c, true
}

// members demands that no member is missing where something is asked of each: the cost grows with their number.
func members(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.Ruby || a.Each == "" || !answersAs(a.Sent, lists) {
		return Clause{}, false
	}
	c := also(m, weaker, a, "not contain nil", "Reject "+a.Subject+" that contain nil, by a look at each: O(n)", "also rejects collections with nil in them; reads lazy ones")
	c.Bad = a.Access + ".nil? || " + a.Access + ".any?(&:nil?)"
	return c, true
}

var idList = regexp.MustCompile(`(^|_)ids$|^ids$|[a-z]Ids$`)

// numbered demands whole numbers in a list of ids.
func numbered(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if !idList.MatchString(a.Subject) {
		return Clause{}, false
	}
	if m.File.Language == program.TypeScript {
		if !a.Maybe || walks[a.Sent] {
			return Clause{}, false
		}
		c := also(m, weaker, a, "be an array", "Demand an array", "also rejects other collections")
		c.Bad = "!Array.isArray(" + a.Access + ")"
		return c, true
	}
	c := also(m, weaker, a, "be whole numbers", "Demand a list of whole numbers, by a look at each: O(n)", "also rejects ids that are texts")
	c.Good = a.Access + ".is_a?(Array) && " + a.Access + ".all?(Integer)"
	return c, true
}

// distinct demands that a list of ids names none twice.
func distinct(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if !idList.MatchString(a.Subject) || m.File.Language == program.TypeScript && walks[a.Sent] {
		return Clause{}, false
	}
	c := also(m, weaker, a, "not name one twice", "Reject "+a.Subject+" that name one twice, by a look at each: O(n)", "also rejects lists with an id in them twice")
	c.Bad = a.Access + ".nil? || " + a.Access + ".uniq.size != " + a.Access + ".size"
	if m.File.Language == program.TypeScript {
		if c.Bad = "new Set(" + a.Access + ").size !== " + a.Access + ".length"; a.Maybe {
			c.Bad = "!Array.isArray(" + a.Access + ") || " + c.Bad
		}
	}
	return c, true
}

// callable demands a function where nothing says that what is called is one.
func callable(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.TypeScript || !a.Maybe || !a.Called {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be a function", "Demand a function", "also rejects what cannot be called")
	c.Bad = "typeof " + a.Access + " !== " + Literal(m.File, "function")
	return c, true
}

// existing demands a file where one is read. Whether it is still there at the time, only reading tells.
func existing(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.Ruby || !a.Read {
		return Clause{}, false
	}
	c := also(m, weaker, a, "be a file", "Demand a file that exists", "also rejects directories and what is not there yet")
	c.Good = a.Access + " && File.file?(" + a.Access + ")"
	return c, true
}

// acceptingNil is the repair that takes nil for no items where a collection is gone through.
func acceptingNil(p *contracts.Pass, m *program.Method, a Absent) (contracts.Repair, bool) {
	if p.Unmended || m.File.Language != program.Ruby || a.Sent != "each" || a.At == nil || a.At.X == nil || a.At.X.Op != program.Local || a.At.X.Name != a.Subject {
		return contracts.Repair{}, false
	}
	return Replace(m.File, a.At.X.Span, "Array("+a.Subject+")", "Take nil for no "+a.Subject+": Array("+a.Subject+")", false, false), true
}
