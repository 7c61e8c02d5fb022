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
	Findings   []contracts.Finding
	Skipped    []workspace.Skipped // without panics: an outcome with one is not kept
	Checked    []string
	Lines      int
	Suppressed int
	// Traces are files that were looked at beside those in the key: see workspace.Compiler.
	Traces map[string]string
}

// Get gives the outcome kept under a key. text gives the texts of the files by path; findings are in files that have path and text
// only, which is what reports ask for.
func (s *Store) Get(key string, text func(path string) (string, bool)) (*Outcome, bool) {
	data, ok := s.get(key)
	if !ok {
		return nil, false
	}
	var k kept
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&k) != nil || !workspace.Unchanged(k.Traces) {
		return nil, false
	}
	return k.outcome(text)
}

// Put keeps an outcome.
func (s *Store) Put(key string, o *Outcome) error {
	k := newKept(o)
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(k); err != nil {
		return err
	}
	return s.put(key, b.Bytes())
}

// kept is an outcome in which files are numbers.
type kept struct {
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
	k := &kept{Checked: o.Checked, Lines: o.Lines, Suppressed: o.Suppressed, Traces: o.Traces}
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
	o := &Outcome{Checked: k.Checked, Lines: k.Lines, Suppressed: k.Suppressed, Traces: k.Traces}
	for _, f := range k.Findings {
		out := contracts.Finding{Rule: f.Rule, Message: f.Message, Symbol: f.Symbol, Subject: f.Subject, Severity: f.Severity, File: files[f.At.File], Span: f.At.Span}
		for _, e := range f.Evidence {
			out.Evidence = append(out.Evidence, contracts.Evidence{File: files[e.File], Span: e.Span, Message: e.Text})
		}
		for _, r := range f.Repairs {
			mend := contracts.Repair{Title: r.Title, Rejects: r.Rejects, Preferred: r.Preferred, Safe: r.Safe}
			for _, e := range r.Edits {
				mend.Edits = append(mend.Edits, contracts.Edit{File: files[e.File], Span: e.Span, NewText: e.Text})
			}
			out.Repairs = append(out.Repairs, mend)
		}
		o.Findings = append(o.Findings, out)
	}
	for _, s := range k.Skipped {
		o.Skipped = append(o.Skipped, workspace.Skipped{Path: s[0], Reason: s[1]})
	}
	return o, true
}
