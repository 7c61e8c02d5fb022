// Package asked notes what an analysis of one file asked about the rest of the workspace. Who keeps the log can tell later whether the
// answers would still be the same, and so whether the analysis would.
package asked

// Question is one question whose answer depends on several files.
type Question struct {
	Kind Kind
	Name string
	N    int // of Near: how many files were wanted
}

// Kind is the kind of a Question.
type Kind uint8

// The kinds.
const (
	Classes    Kind = iota + 1 // that have the qualified name
	Functions                  // that have the name
	Constants                  // of modules that have the name
	Calls                      // under the word
	Word                       // files that hold it
	File                       // at the path
	Near                       // files around the path
	Signatures                 // what signature files say
	Models                     // what schemas say
	Pipe                       // whether some file registers one for all
	Readers                    // that have the name, and what they make
	Endings                    // classes whose qualified name ends in it
	Members                    // of Ruby classes that have the name
)

// Log is a set of questions. It belongs to one goroutine until it is done, and is not changed after that. A nil log notes nothing.
type Log struct {
	own   map[Question]struct{}
	parts map[*Log]struct{}
}

// New is an empty log.
func New() *Log { return &Log{own: map[Question]struct{}{}, parts: map[*Log]struct{}{}} }

// Note adds a question.
func (l *Log) Note(q Question) {
	if l != nil {
		l.own[q] = struct{}{}
	}
}

// Join adds all questions of another log, which is done: an answer was used that somebody else had asked for.
func (l *Log) Join(other *Log) {
	if l != nil && other != nil && other != l {
		l.parts[other] = struct{}{}
	}
}

// Both is a log of the questions of two that are done. It holds neither, so that logs which follow each other do not pile up.
func Both(a, b *Log) *Log {
	if a == nil || b == nil {
		return nil
	}
	out := New()
	a.Each(out.Note)
	n := len(out.own)
	b.Each(out.Note)
	if len(out.own) == n {
		return a
	}
	return out
}

// Each calls do with every question of the log and of those that joined it, in no order.
func (l *Log) Each(do func(Question)) {
	seen := map[*Log]bool{}
	told := map[Question]bool{}
	var visit func(*Log)
	visit = func(l *Log) {
		if l == nil || seen[l] {
			return
		}
		seen[l] = true
		for q := range l.own {
			if !told[q] {
				told[q] = true
				do(q)
			}
		}
		for part := range l.parts {
			visit(part)
		}
	}
	visit(l)
}
