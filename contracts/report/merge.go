package report

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/agentcore/proviso/contracts"
)

// Merge joins reports of the parts of a check, all in json or all in SARIF, into the report of the whole, and tells how many findings
// of each severity it has. SARIF does not tell hints from information; both count as information.
func Merge(w io.Writer, parts [][]byte) (map[contracts.Severity]int, error) {
	if len(parts) == 0 {
		return nil, errors.New("no reports to merge")
	}
	var first struct{ Runs json.RawMessage }
	if err := json.Unmarshal(parts[0], &first); err != nil {
		return nil, &PartError{0, err}
	}
	if first.Runs == nil {
		return mergeJSON(w, parts)
	}
	return mergeSARIF(w, parts)
}

func mergeJSON(w io.Writer, parts [][]byte) (map[contracts.Severity]int, error) {
	var whole jsonReport
	for i, data := range parts {
		var part jsonReport
		var other *json.UnmarshalTypeError
		if err := json.Unmarshal(data, &part); err != nil && !errors.As(err, &other) {
			return nil, &PartError{i, err}
		}
		if other != nil || part.Version != 1 || part.ColumnKind == "" {
			return nil, &PartError{i, errors.New("no report in the json format")}
		}
		if i == 0 {
			whole = part
			continue
		}
		if part.Tool != whole.Tool {
			return nil, &PartError{i, fmt.Errorf("written by version %s, the first by %s", part.Tool.Version, whole.Tool.Version)}
		}
		whole.Summary.add(part.Summary)
		whole.Findings = append(whole.Findings, part.Findings...)
		whole.Skipped = append(whole.Skipped, part.Skipped...)
		for rule, n := range part.Statistics {
			if whole.Statistics == nil {
				whole.Statistics = map[string]int{}
			}
			whole.Statistics[rule] += n
		}
	}
	// Within a file the order of the part is right already, and a file is in one part only.
	slices.SortStableFunc(whole.Findings, func(a, b jsonFinding) int { return cmp.Compare(a.File, b.File) })
	slices.SortStableFunc(whole.Skipped, func(a, b jsonSkipped) int { return cmp.Compare(a.File, b.File) })
	s := whole.Summary
	return map[contracts.Severity]int{contracts.Error: s.Errors, contracts.Warning: s.Warnings, contracts.Information: s.Information, contracts.Hint: s.Hints}, encode(w, whole)
}

func (s *jsonSummary) add(o jsonSummary) {
	s.Files += o.Files
	s.Lines += o.Lines
	s.Errors += o.Errors
	s.Warnings += o.Warnings
	s.Information += o.Information
	s.Hints += o.Hints
	s.Suppressed += o.Suppressed
	s.Baselined += o.Baselined
	s.Skipped += o.Skipped
	s.DurationMs += o.DurationMs
}

// PartError is what is wrong with one of the reports to merge.
type PartError struct {
	Part int // from 0
	Err  error
}

func (e *PartError) Error() string { return e.Err.Error() }

func (e *PartError) Unwrap() error { return e.Err }
