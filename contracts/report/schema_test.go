package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	published "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/agentcore/proviso/analysis/program"
)

func written(t *testing.T, format string, r *Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, r, Style{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSARIFObeysItsSchema asks the schema that OASIS published, with errata 01. The library reads into types of its own, so that
// what it writes again must be compared: it would have dropped a property that SARIF does not have.
func TestSARIFObeysItsSchema(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*Report{"full": sample(), "empty": {Version: "1"}} {
		text := written(t, "sarif", r)
		log, err := published.FromBytes(text)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, run := range log.Runs { // the library writes these empty where a log has none
			run.Language, run.Tool.Driver.Language, run.NewlineSequences = "en", "en", []string{"\n"}
		}
		if err := log.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		again, err := json.Marshal(log)
		if err != nil {
			t.Fatal(err)
		}
		var ours, theirs any
		if err := json.Unmarshal(text, &ours); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(again, &theirs); err != nil {
			t.Fatal(err)
		}
		if lost := lost("", ours, theirs); len(lost) > 0 {
			t.Errorf("%s: no properties of SARIF: %v", name, lost)
		}
	}
}

// lost lists the properties of one value that another lacks.
func lost(at string, a, b any) (out []string) {
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for name, v := range a {
			if _, ok := other[name]; !ok && !empty(v) {
				out = append(out, at+"."+name)
				continue
			}
			out = append(out, lost(at+"."+name, v, other[name])...)
		}
	case []any:
		other, _ := b.([]any)
		for i, v := range a {
			if i < len(other) {
				out = append(out, lost(at, v, other[i])...)
			}
		}
	}
	return out
}

func empty(v any) bool {
	list, isList := v.([]any)
	return v == nil || isList && len(list) == 0
}

// TestFormatsObeySchemas holds the formats of code hosts against what these document; testdata has that as schemas of our own.
func TestFormatsObeySchemas(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"gitlab", "rdjson"} {
		text, err := os.ReadFile(filepath.Join("testdata", format+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		compiler := jsonschema.NewCompiler()
		if err := compiler.AddResource("schema.json", doc); err != nil {
			t.Fatal(err)
		}
		schema, err := compiler.Compile("schema.json")
		if err != nil {
			t.Fatal(err)
		}
		for name, r := range map[string]*Report{"full": sample(), "empty": {Version: "1"}} {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(written(t, format, r)))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s, %s: %v", format, name, err)
			}
		}
	}
}

// TestGitLabFingerprintsDiffer: GitLab drops findings whose fingerprint another one has, in whatever file.
func TestGitLabFingerprintsDiffer(t *testing.T) {
	t.Parallel()
	r := sample()
	twin := r.Findings[0]
	twin.File = &program.File{Path: "app/services/twin.rb", Text: twin.File.Text}
	r.Findings = append(r.Findings, twin)
	var list []struct{ Fingerprint string }
	if err := json.Unmarshal(written(t, "gitlab", r), &list); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range list {
		if seen[f.Fingerprint] {
			t.Errorf("%s twice", f.Fingerprint)
		}
		seen[f.Fingerprint] = true
	}
}

// TestJUnitWithoutFindings: readers of JUnit take a report without a test for a run that broke down.
func TestJUnitWithoutFindings(t *testing.T) {
	t.Parallel()
	var suites junitSuites
	if err := xml.Unmarshal(written(t, "junit", &Report{Version: "1", Files: 3}), &suites); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{1, 0, 1}, []int{suites.Tests, suites.Failures, len(suites.Suites)}); diff != "" {
		t.Error(diff)
	}
}
