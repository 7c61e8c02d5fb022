// Package report writes the outcome of a check in the formats of the command line. It imports the vocabulary and the program
// model, and decides nothing about findings. Lines and columns start at 1, and columns count UTF-16 code units unless a format
// says otherwise.
package report

import (
	"io"
	"sort"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// Report is the outcome of one check.
type Report struct {
	Version    string
	Rules      []*contracts.Rule
	Findings   []contracts.Finding // of every severity, in order of file, position, rule
	Level      contracts.Severity  // the least severity that is shown
	Skipped    []workspace.Skipped
	Checked    []string // the paths of the files
	Files      int
	Lines      int
	Suppressed int
	Baselined  int // left out because a baseline knows them
	DurationMs int64
	prints     []string
}

// Style shapes the text format, and whether counts per rule are added to text and json.
type Style struct {
	Color      bool
	Quiet      bool // findings only
	Statistics bool
}

// formats is the registration of formats.
var formats = map[string]func(io.Writer, *Report, Style) error{
	"text": text, "json": jsonFormat, "sarif": sarif, "github": github, "gitlab": gitlab, "junit": junit, "rdjson": rdjson,
}

// Formats lists the names of the formats.
func Formats() []string {
	out := make([]string, 0, len(formats))
	for name := range formats {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// Write writes the report in a format, one of Formats. The same report gives the same bytes.
func Write(w io.Writer, format string, r *Report, s Style) error { return formats[format](w, r, s) }

// Count is the number of findings of a severity, shown or not.
func (r *Report) Count(s contracts.Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// shown is a finding of the shown level with its fingerprint.
type shown struct {
	contracts.Finding
	fingerprint string
}

func (r *Report) shown() []shown {
	prints := r.fingerprints()
	var out []shown
	for i, f := range r.Findings {
		if f.Severity >= r.Level {
			out = append(out, shown{f, prints[i]})
		}
	}
	return out
}

// statistics counts the shown findings of every rule that has any.
func (r *Report) statistics() map[string]int {
	out := map[string]int{}
	for _, f := range r.Findings {
		if f.Severity >= r.Level {
			out[f.Rule]++
		}
	}
	return out
}
