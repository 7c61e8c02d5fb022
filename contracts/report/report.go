// Package report writes findings in the formats of the command line. Columns in all of them count UTF-16 code units from 1.
package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// Report is the outcome of one check.
type Report struct {
	Version    string
	Findings   []contracts.Finding // at or above the level, in order
	Skipped    []workspace.Skipped
	Files      int
	Lines      int
	Counts     [5]int // by severity, all levels
	Suppressed int
	DurationMs int64
}

// position is 1-based.
type position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

func at(f *program.File, s syntax.Span) span {
	point := func(o int) position {
		p := f.Text.Point(o, syntax.UTF16)
		return position{p.Line + 1, p.Column + 1}
	}
	return span{point(s.Start), point(s.End)}
}

var digits = regexp.MustCompile(`\d+`)

// fingerprints identify findings beyond moved lines: rule, symbol, subject, message without numbers, and a count for doubles.
func fingerprints(list []contracts.Finding) []string {
	seen := map[string]int{}
	out := make([]string, len(list))
	for i, f := range list {
		key := fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%s", f.Rule, f.File.Path, f.Symbol, f.Subject, digits.ReplaceAllString(f.Message, "#"))
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}
