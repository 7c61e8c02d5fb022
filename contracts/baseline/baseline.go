// Package baseline keeps the findings that a code base had when it began to be checked, so that only new ones are reported. It
// knows them by fingerprint, which survives everything but a change of the contract itself.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Entry is one known finding. Rule, symbol and subject are there for whoever reads the file; the fingerprint is made of them.
type Entry struct {
	File        string `json:"file"` // relative to the baseline's folder, with "/"
	Rule        string `json:"rule"`
	Symbol      string `json:"symbol,omitempty"`
	Subject     string `json:"subject,omitempty"`
	Fingerprint string `json:"fingerprint"`
}

// version is that of the file format.
const version = 1

// Parse reads a baseline file.
func Parse(data []byte) ([]Entry, error) {
	var file struct {
		Version  int     `json:"version"`
		Findings []Entry `json:"findings"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		if at, ok := err.(*json.SyntaxError); ok {
			return nil, fmt.Errorf("line %d: %w; mend it or write it anew with --write-baseline", 1+bytes.Count(data[:min(int(at.Offset), len(data))], []byte("\n")), err)
		}
		return nil, fmt.Errorf("no baseline: %w", err)
	}
	if file.Version != version {
		return nil, fmt.Errorf("version %d of a baseline is not known here, only %d; write it anew with --write-baseline", file.Version, version)
	}
	return file.Findings, nil
}

// Format writes a baseline file: one line for each finding, in a fixed order, so that versions of it merge well.
func Format(entries []Entry) []byte {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Symbol, b.Symbol), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"version\": %d,\n  \"findings\": [", version)
	for i, e := range entries {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n    ")
		line := json.NewEncoder(&b)
		line.SetEscapeHTML(false)
		_ = line.Encode(e) // strings always encode
		b.Truncate(b.Len() - 1)
	}
	if len(entries) > 0 {
		b.WriteString("\n  ")
	}
	b.WriteString("]\n}\n")
	return b.Bytes()
}
