package report

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"slices"

	"github.com/agentcore/proviso/contracts"
)

// mergeSARIF joins the only run of each log. What it does not look at it leaves as it is.
func mergeSARIF(w io.Writer, parts [][]byte) (map[contracts.Severity]int, error) {
	var whole object
	var results, notes []any
	for i, data := range parts {
		var log object
		if err := json.Unmarshal(data, &log); err != nil {
			return nil, &PartError{i, err}
		}
		run := ours(log)
		if run == nil {
			return nil, &PartError{i, errors.New("neither a json report nor a SARIF log of proviso")}
		}
		if i == 0 {
			whole = log
		} else if a, b := toolVersion(ours(whole)), toolVersion(run); a != b {
			return nil, &PartError{i, errors.New("written by version " + b + ", the first by " + a)}
		}
		results = append(results, list(run["results"])...)
		if calls := list(run["invocations"]); len(calls) > 0 {
			notes = append(notes, list(field(calls[0], "toolExecutionNotifications"))...)
		}
	}
	byFile := func(a, b any) int { return cmp.Compare(firstURI(a), firstURI(b)) }
	slices.SortStableFunc(results, byFile)
	slices.SortStableFunc(notes, byFile)
	run := ours(whole)
	run["results"] = append([]any{}, results...)
	run["invocations"] = []object{{"executionSuccessful": true, "toolExecutionNotifications": append([]any{}, notes...)}}
	return levels(results), encode(w, whole)
}

func levels(results []any) map[contracts.Severity]int {
	out := map[contracts.Severity]int{}
	for _, r := range results {
		switch field(r, "level") {
		case "error":
			out[contracts.Error]++
		case "warning":
			out[contracts.Warning]++
		default:
			out[contracts.Information]++
		}
	}
	return out
}

// ours is the run of a log that Proviso wrote, or nil.
func ours(log object) object {
	runs := list(log["runs"])
	if len(runs) != 1 || field(field(field(runs[0], "tool"), "driver"), "name") != "proviso" {
		return nil
	}
	run, _ := runs[0].(object)
	return run
}

func toolVersion(run object) string {
	v, _ := field(field(run["tool"], "driver"), "version").(string)
	return v
}

// firstURI is the path of the file that a result or a notification is about.
func firstURI(v any) string {
	places := list(field(v, "locations"))
	if len(places) == 0 {
		return ""
	}
	uri, _ := field(field(field(places[0], "physicalLocation"), "artifactLocation"), "uri").(string)
	if u, err := url.Parse(uri); err == nil {
		return u.Path
	}
	return uri
}

func field(v any, name string) any {
	o, _ := v.(object)
	return o[name]
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}
