package suppression

import (
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Suppressions is what the comments of a file ask for. It remembers which of them were needed and serves one check.
type Suppressions struct {
	file *program.File
	list []*directive
}

// Of reads the comments of a file; linear in them.
func Of(f *program.File) *Suppressions { return &Suppressions{f, read(f)} }

// Filter leaves out the findings that a comment suppresses and counts them.
func (s *Suppressions) Filter(found []contracts.Finding) (kept []contracts.Finding, suppressed int) {
	if len(s.list) == 0 {
		return found, 0
	}
	for _, f := range found {
		if s.suppresses(f) {
			suppressed++
		} else {
			kept = append(kept, f)
		}
	}
	return kept, suppressed
}

func (s *Suppressions) suppresses(f contracts.Finding) bool {
	line, hit := s.file.Text.LineOf(f.Span.Start), false
	for _, d := range s.list {
		for _, n := range d.names {
			if n.text == f.Rule && n.from <= line && line <= n.to {
				n.used, hit = true, true
			}
		}
	}
	return hit
}
