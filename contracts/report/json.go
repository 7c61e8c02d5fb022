package report

import (
	"encoding/json"
	"io"

	"github.com/agentcore/proviso/contracts"
)

type jsonReport struct {
	Version    int           `json:"version"`
	Tool       jsonTool      `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Summary    jsonSummary   `json:"summary"`
	Findings   []jsonFinding `json:"findings"`
	Skipped    []jsonSkipped `json:"skipped"`
}

type jsonTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type jsonSummary struct {
	Files       int   `json:"files"`
	Lines       int   `json:"lines"`
	Errors      int   `json:"errors"`
	Warnings    int   `json:"warnings"`
	Information int   `json:"information"`
	Hints       int   `json:"hints"`
	Suppressed  int   `json:"suppressed"`
	Baselined   int   `json:"baselined"`
	Skipped     int   `json:"skipped"`
	DurationMs  int64 `json:"durationMs"`
}

type jsonFinding struct {
	Rule        string         `json:"rule"`
	Family      string         `json:"family"`
	Severity    string         `json:"severity"`
	Message     string         `json:"message"`
	File        string         `json:"file"`
	Range       span           `json:"range"`
	Symbol      string         `json:"symbol"`
	Subject     string         `json:"subject"`
	Fingerprint string         `json:"fingerprint"`
	Evidence    []jsonEvidence `json:"evidence"`
	Fixes       []jsonFix      `json:"fixes"`
}

type jsonEvidence struct {
	File    string `json:"file"`
	Range   span   `json:"range"`
	Message string `json:"message"`
}

type jsonFix struct {
	Title     string     `json:"title"`
	Kind      string     `json:"kind"`
	Preferred bool       `json:"preferred"`
	Safe      bool       `json:"safe"`
	Rejects   string     `json:"rejects"`
	Edits     []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	File    string `json:"file"`
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type jsonSkipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// JSON writes the machine-readable report.
func JSON(w io.Writer, r *Report) error {
	out := jsonReport{Version: 1, Tool: jsonTool{"proviso", r.Version}, ColumnKind: "utf16CodeUnits", Findings: []jsonFinding{}, Skipped: []jsonSkipped{},
		Summary: jsonSummary{Files: r.Files, Lines: r.Lines, Errors: r.Counts[contracts.Error], Warnings: r.Counts[contracts.Warning],
			Information: r.Counts[contracts.Information], Hints: r.Counts[contracts.Hint], Suppressed: r.Suppressed, Skipped: len(r.Skipped), DurationMs: r.DurationMs}}
	prints := fingerprints(r.Findings)
	for i, f := range r.Findings {
		out.Findings = append(out.Findings, finding(f, prints[i]))
	}
	for _, s := range r.Skipped {
		out.Skipped = append(out.Skipped, jsonSkipped{s.Path, s.Reason})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func finding(f contracts.Finding, print string) jsonFinding {
	out := jsonFinding{Rule: f.Rule, Family: "contract", Severity: f.Severity.String(), Message: f.Message, File: f.File.Path, Range: at(f.File, f.Span),
		Symbol: f.Symbol, Subject: f.Subject, Fingerprint: print, Evidence: []jsonEvidence{}, Fixes: []jsonFix{}}
	for _, e := range f.Evidence {
		out.Evidence = append(out.Evidence, jsonEvidence{e.File.Path, at(e.File, e.Span), e.Message})
	}
	for _, r := range f.Repairs {
		fix := jsonFix{Title: r.Title, Kind: "quickfix", Preferred: r.Preferred, Safe: r.Safe, Rejects: r.Rejects}
		for _, e := range r.Edits {
			fix.Edits = append(fix.Edits, jsonEdit{e.File.Path, at(e.File, e.Span), e.NewText})
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}
