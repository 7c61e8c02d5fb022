package cache

import (
	"bytes"
	"encoding/gob"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// Outcome is what a check found.
type Outcome struct {
	State      string // stands for all that was read
	Findings   []contracts.Finding
	Skipped    []workspace.Skipped // without panics: an outcome with one is not kept
	Checked    []string
	Lines      int
	Suppressed int
	// Traces are files that were looked at beside those in the key: see workspace.Compiler.
	Traces map[string]string
}

// Entry is what an earlier check left.
type Entry struct {
	kept kept
	rest []byte
}

// Get gives what is kept under a key, unless files that Outcome.Traces tells of look otherwise now.
func (s *Store) Get(key string) (*Entry, bool) {
	data, ok := s.get(key)
	if !ok {
		return nil, false
	}
	var e Entry
	r := bytes.NewReader(data)
	if gob.NewDecoder(r).Decode(&e.kept) != nil || !workspace.Unchanged(e.kept.Traces) {
		return nil, false
	}
	e.rest = data[len(data)-r.Len():]
	return &e, true
}

// Put keeps an outcome and what can be known again of its files.
func (s *Store) Put(key string, o *Outcome, m *Memory) error {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(newKept(o)); err != nil {
		return err
	}
	if err := gob.NewEncoder(&b).Encode(newKeptMemory(m)); err != nil {
		return err
	}
	return s.put(key, b.Bytes())
}

// Traces are those of the outcome.
func (e *Entry) Traces() map[string]string { return e.kept.Traces }

// Outcome is the outcome, if it is that of the state of the files. text gives the texts of the files by path; findings are in files
// that have path and text only, which is what reports ask for.
func (e *Entry) Outcome(state string, text func(path string) (string, bool)) (*Outcome, bool) {
	if state != e.kept.State {
		return nil, false
	}
	return e.kept.outcome(text)
}

// Findings are the findings of the files that are wanted, by path; false if a text they speak of is gone.
func (e *Entry) Findings(wanted func(path string) bool, text func(path string) (string, bool)) (map[string][]contracts.Finding, bool) {
	if e == nil {
		return nil, true
	}
	files := make([]*program.File, len(e.kept.Files))
	whole := true
	file := func(i int) *program.File {
		if files[i] == nil {
			t, ok := text(e.kept.Files[i])
			whole = whole && ok
			files[i] = &program.File{Path: e.kept.Files[i], Text: syntax.NewText(t)}
		}
		return files[i]
	}
	out := map[string][]contracts.Finding{}
	for _, f := range e.kept.Findings {
		if path := e.kept.Files[f.At.File]; wanted(path) {
			out[path] = append(out[path], f.finding(file))
		}
	}
	return out, whole
}

// kept is an outcome in which files are numbers.
type kept struct {
	State      string
	Files      []string
	Findings   []finding
	Skipped    [][2]string
	Checked    []string
	Lines      int
	Suppressed int
	Traces     map[string]string
}

type spot struct {
	File int
	Span syntax.Span
	Text string
}

type finding struct {
	Rule, Message, Symbol, Subject string
	Severity                       contracts.Severity
	At                             spot
	Evidence                       []spot
	Repairs                        []repair
}

type repair struct {
	Title, Rejects  string
	Preferred, Safe bool
	Edits           []spot
}

func newKept(o *Outcome) *kept {
	k := &kept{State: o.State, Checked: o.Checked, Lines: o.Lines, Suppressed: o.Suppressed, Traces: o.Traces}
	numbers := map[*program.File]int{}
	at := func(f *program.File, s syntax.Span, text string) spot {
		n, ok := numbers[f]
		if !ok {
			n = len(k.Files)
			numbers[f] = n
			k.Files = append(k.Files, f.Path)
		}
		return spot{n, s, text}
	}
	for _, f := range o.Findings {
		out := finding{Rule: f.Rule, Message: f.Message, Symbol: f.Symbol, Subject: f.Subject, Severity: f.Severity, At: at(f.File, f.Span, "")}
		for _, e := range f.Evidence {
			out.Evidence = append(out.Evidence, at(e.File, e.Span, e.Message))
		}
		for _, r := range f.Repairs {
			mend := repair{Title: r.Title, Rejects: r.Rejects, Preferred: r.Preferred, Safe: r.Safe}
			for _, e := range r.Edits {
				mend.Edits = append(mend.Edits, at(e.File, e.Span, e.NewText))
			}
			out.Repairs = append(out.Repairs, mend)
		}
		k.Findings = append(k.Findings, out)
	}
	for _, s := range o.Skipped {
		k.Skipped = append(k.Skipped, [2]string{s.Path, s.Reason})
	}
	return k
}

func (k *kept) outcome(text func(string) (string, bool)) (*Outcome, bool) {
	files := make([]*program.File, len(k.Files))
	for i, path := range k.Files {
		t, ok := text(path)
		if !ok {
			return nil, false
		}
		files[i] = &program.File{Path: path, Text: syntax.NewText(t)}
	}
	file := func(i int) *program.File { return files[i] }
	o := &Outcome{State: k.State, Checked: k.Checked, Lines: k.Lines, Suppressed: k.Suppressed, Traces: k.Traces}
	for _, f := range k.Findings {
		o.Findings = append(o.Findings, f.finding(file))
	}
	for _, s := range k.Skipped {
		o.Skipped = append(o.Skipped, workspace.Skipped{Path: s[0], Reason: s[1]})
	}
	return o, true
}

func (f *finding) finding(file func(int) *program.File) contracts.Finding {
	out := contracts.Finding{Rule: f.Rule, Message: f.Message, Symbol: f.Symbol, Subject: f.Subject, Severity: f.Severity, File: file(f.At.File), Span: f.At.Span}
	for _, e := range f.Evidence {
		out.Evidence = append(out.Evidence, contracts.Evidence{File: file(e.File), Span: e.Span, Message: e.Text})
	}
	for _, r := range f.Repairs {
		mend := contracts.Repair{Title: r.Title, Rejects: r.Rejects, Preferred: r.Preferred, Safe: r.Safe}
		for _, e := range r.Edits {
			mend.Edits = append(mend.Edits, contracts.Edit{File: file(e.File), Span: e.Span, NewText: e.Text})
		}
		out.Repairs = append(out.Repairs, mend)
	}
	return out
}
