package report

import (
	"io"
	"net/url"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

type object = map[string]any

// sarif is SARIF 2.1.0 (OASIS Standard, 27 March 2020) with rules' pages, fixes and related locations.
func sarif(w io.Writer, r *Report, _ Style) error {
	index := map[string]int{}
	for i, rule := range r.Rules {
		index[rule.Name] = i
	}
	results := []object{}
	for _, f := range r.shown() {
		results = append(results, result(f, index))
	}
	driver := object{"name": "proviso", "version": r.Version, "informationUri": "https://github.com/agentcore/proviso", "rules": descriptors(r.Rules)}
	run := object{"tool": object{"driver": driver}, "columnKind": "utf16CodeUnits", "results": results,
		"invocations": []object{{"executionSuccessful": true, "toolExecutionNotifications": notifications(r)}}}
	return encode(w, object{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []object{run}})
}

func descriptors(rules []*contracts.Rule) []object {
	out := []object{}
	for _, rule := range rules {
		d := object{"id": rule.Name, "shortDescription": object{"text": rule.Summary}, "defaultConfiguration": object{"level": level(rule.Default)},
			"properties": object{"tags": []string{rule.Family, rule.Group}}}
		if rule.Doc != "" {
			d["help"] = object{"text": rule.Summary, "markdown": rule.Doc}
		}
		out = append(out, d)
	}
	return out
}

func result(f shown, index map[string]int) object {
	out := object{"ruleId": f.Rule, "level": level(f.Severity), "message": object{"text": f.Message},
		"locations": []object{location(f.File, f.Span, f.Symbol)}, "partialFingerprints": object{"proviso/v1": f.fingerprint}}
	if n, ok := index[f.Rule]; ok {
		out["ruleIndex"] = n
	}
	if list := related(f); len(list) > 0 {
		out["relatedLocations"] = list
	}
	if list := fixes(f); len(list) > 0 {
		out["fixes"] = list
	}
	return out
}

// notifications tells which files could not be analysed.
func notifications(r *Report) []object {
	out := []object{}
	for _, s := range r.Skipped {
		out = append(out, object{"level": "warning", "message": object{"text": "skipped: " + s.Reason},
			"locations": []object{{"physicalLocation": object{"artifactLocation": object{"uri": uri(s.Path)}}}}})
	}
	return out
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

// uri spells a path as a relative reference. A colon in its first name would read as a scheme; net/url puts "./" before it.
func uri(path string) string { return (&url.URL{Path: path}).String() }

func region(f *program.File, s syntax.Span) object {
	p := place(f, s)
	return object{"startLine": p.Start.Line, "startColumn": p.Start.Column, "endLine": p.End.Line, "endColumn": p.End.Column}
}

func location(f *program.File, s syntax.Span, symbol string) object {
	out := object{"physicalLocation": object{"artifactLocation": object{"uri": uri(f.Path)}, "region": region(f, s)}}
	if symbol != "" {
		out["logicalLocations"] = []object{{"fullyQualifiedName": symbol}}
	}
	return out
}

func related(f shown) (out []object) {
	for i, e := range f.Evidence {
		l := location(e.File, e.Span, "")
		l["id"], l["message"] = i+1, object{"text": e.Message}
		out = append(out, l)
	}
	return out
}

func fixes(f shown) (out []object) {
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
