package report

import (
	"encoding/json"
	"io"
	"net/url"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

type object = map[string]any

// SARIF writes the report as SARIF 2.1.0 (OASIS, 27 March 2020) with rules' help, fixes and related locations.
func SARIF(w io.Writer, r *Report, rules []*contracts.Rule) error {
	described := []object{}
	index := map[string]int{}
	for i, rule := range rules {
		index[rule.Name] = i
		described = append(described, object{"id": rule.Name, "shortDescription": object{"text": rule.Summary},
			"help":                 object{"text": rule.Summary, "markdown": rule.Doc},
			"defaultConfiguration": object{"level": level(rule.Default)}, "properties": object{"tags": []string{rule.Family, rule.Group}}})
	}
	results := []object{}
	prints := fingerprints(r.Findings)
	for i, f := range r.Findings {
		result := object{"ruleId": f.Rule, "level": level(f.Severity), "message": object{"text": f.Message},
			"locations": []object{location(f.File, f.Span, "")}, "partialFingerprints": object{"proviso/v1": prints[i]}}
		if n, ok := index[f.Rule]; ok {
			result["ruleIndex"] = n
		}
		if related := related(f); len(related) > 0 {
			result["relatedLocations"] = related
		}
		if fixes := fixes(f); len(fixes) > 0 {
			result["fixes"] = fixes
		}
		results = append(results, result)
	}
	notes := []object{}
	for _, s := range r.Skipped {
		notes = append(notes, object{"level": "warning", "message": object{"text": "skipped: " + s.Reason},
			"locations": []object{{"physicalLocation": object{"artifactLocation": object{"uri": uri(s.Path)}}}}})
	}
	run := object{"tool": object{"driver": object{"name": "proviso", "semanticVersion": r.Version, "informationUri": "https://github.com/agentcore/proviso", "rules": described}},
		"columnKind": "utf16CodeUnits", "results": results, "invocations": []object{{"executionSuccessful": true, "toolExecutionNotifications": notes}}}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(object{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []object{run}})
}

func level(s contracts.Severity) string {
	switch s {
	case contracts.Error:
		return "error"
	case contracts.Warning:
		return "warning"
	case contracts.Off:
		return "none"
	}
	return "note"
}

func uri(path string) string { return (&url.URL{Path: path}).String() }

func region(f *program.File, s syntax.Span) object {
	p := at(f, s)
	return object{"startLine": p.Start.Line, "startColumn": p.Start.Column, "endLine": p.End.Line, "endColumn": p.End.Column}
}

func location(f *program.File, s syntax.Span, message string) object {
	out := object{"physicalLocation": object{"artifactLocation": object{"uri": uri(f.Path)}, "region": region(f, s)}}
	if message != "" {
		out["message"] = object{"text": message}
	}
	return out
}

func related(f contracts.Finding) (out []object) {
	for i, e := range f.Evidence {
		l := location(e.File, e.Span, e.Message)
		l["id"] = i + 1
		out = append(out, l)
	}
	return out
}

func fixes(f contracts.Finding) (out []object) {
	for _, r := range f.Repairs {
		changes := map[*program.File][]object{}
		var order []*program.File
		for _, e := range r.Edits {
			if changes[e.File] == nil {
				order = append(order, e.File)
			}
			changes[e.File] = append(changes[e.File], object{"deletedRegion": region(e.File, e.Span), "insertedContent": object{"text": e.NewText}})
		}
		list := []object{}
		for _, file := range order {
			list = append(list, object{"artifactLocation": object{"uri": uri(file.Path)}, "replacements": changes[file]})
		}
		out = append(out, object{"description": object{"text": r.Title}, "artifactChanges": list})
	}
	return out
}
