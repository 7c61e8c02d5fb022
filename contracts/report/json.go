package report

import (
	_ "embed"
	"encoding/json"
	"io"

	"github.com/agentcore/proviso/contracts"
)

// Schema is the JSON Schema of the json format. Changes to the format only add.
//
//go:embed report.schema.json
var Schema []byte

type jsonReport struct {
	Version    int            `json:"version"`
	Tool       jsonTool       `json:"tool"`
	ColumnKind string         `json:"columnKind"`
	Summary    jsonSummary    `json:"summary"`
	Findings   []jsonFinding  `json:"findings"`
	Skipped    []jsonSkipped  `json:"skipped"`
	Statistics map[string]int `json:"statistics,omitempty"`
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
	Range       extent         `json:"range"`
	Symbol      string         `json:"symbol"`
	Subject     string         `json:"subject"`
	Fingerprint string         `json:"fingerprint"`
	Evidence    []jsonEvidence `json:"evidence"`
	Fixes       []jsonFix      `json:"fixes"`
}

type jsonEvidence struct {
	File    string `json:"file"`
	Range   extent `json:"range"`
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
	Range   extent `json:"range"`
	NewText string `json:"newText"`
}

type jsonSkipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

func jsonFormat(w io.Writer, r *Report, s Style) error {
	out := jsonReport{Version: 1, Tool: jsonTool{"proviso", r.Version}, ColumnKind: "utf16CodeUnits", Summary: r.jsonSummary(),
		Findings: []jsonFinding{}, Skipped: []jsonSkipped{}}
	families := map[string]string{}
	for _, rule := range r.Rules {
		families[rule.Name] = rule.Family
	}
	for _, f := range r.shown() {
		out.Findings = append(out.Findings, f.json(families[f.Rule]))
	}
	for _, s := range r.Skipped {
		out.Skipped = append(out.Skipped, jsonSkipped{s.Path, s.Reason})
	}
	if s.Statistics {
		out.Statistics = r.statistics()
	}
	return encode(w, out)
}

// encode writes JSON that people may read too.
func encode(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

func (r *Report) jsonSummary() jsonSummary {
	return jsonSummary{Files: r.Files, Lines: r.Lines, Errors: r.Count(contracts.Error), Warnings: r.Count(contracts.Warning),
		Information: r.Count(contracts.Information), Hints: r.Count(contracts.Hint), Suppressed: r.Suppressed, Baselined: r.Baselined, Skipped: len(r.Skipped),
		DurationMs: r.DurationMs}
}

func (f shown) json(family string) jsonFinding {
	out := jsonFinding{Rule: f.Rule, Family: family, Severity: f.Severity.String(), Message: f.Message, File: f.File.Path,
		Range: place(f.File, f.Span), Symbol: f.Symbol, Subject: f.Subject, Fingerprint: f.fingerprint, Evidence: []jsonEvidence{}, Fixes: []jsonFix{}}
	for _, e := range f.Evidence {
		out.Evidence = append(out.Evidence, jsonEvidence{e.File.Path, place(e.File, e.Span), e.Message})
	}
	for _, r := range f.Repairs {
		fix := jsonFix{Title: r.Title, Kind: "quickfix", Preferred: r.Preferred, Safe: r.Safe, Rejects: r.Rejects, Edits: []jsonEdit{}}
		for _, e := range r.Edits {
			fix.Edits = append(fix.Edits, jsonEdit{e.File.Path, place(e.File, e.Span), e.NewText})
		}
		out.Fixes = append(out.Fixes, fix)
	}
	return out
}
