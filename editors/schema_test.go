package editors

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var schemaFile = filepath.Join("vscode", "schema", "proviso.schema.json")

// The schema that completes proviso.yml in an editor and the program that reads it agree on what is right.
func TestSchemaAgreesWithProgram(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	server := buildServer(t)
	tests := map[string]struct {
		text  string
		valid bool
	}{
		"example of the README": {readmeExample(t), true},
		"severity off":          {"rules: {missing-range: off}", true},
		"unknown key":           {"exclud: []", false},
		"unknown profile":       {"profile: strict", false},
		"unknown rule":          {"rules: {missing-rang: off}", false},
		"unknown severity":      {"rules: {missing-range: loud}", false},
		"unknown language":      {"boundaries: {python: {paths: []}}", false},
		"unknown style":         {"style: {failing-exit: abort}", false},
		"override without file": {"overrides: [{profile: advisory}]", false},
		"root is a word":        {"root: 'certainly'", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var value any
			if err := yaml.Unmarshal([]byte(test.text), &value); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); (err == nil) != test.valid {
				t.Errorf("the schema says %v, want valid to be %v", err, test.valid)
			}
			if complaint := complaintOf(t, server, test.text); (complaint == "") != test.valid {
				t.Errorf("the program says %q, want valid to be %v", complaint, test.valid)
			}
		})
	}
}

// The schema names every rule there is and no other.
func TestSchemaNamesRules(t *testing.T) {
	t.Parallel()
	output, err := exec.CommandContext(t.Context(), buildServer(t), "rules", "--format", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var rules []struct{ Name string }
	if err := json.Unmarshal(output, &rules); err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Definitions struct {
			Rules struct{ Properties map[string]any }
		}
	}
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, rule := range rules {
		want = append(want, rule.Name)
	}
	for name := range schema.Definitions.Rules.Properties {
		got = append(got, name)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("definitions.rules in %s is out of date (-want +got):\n%s", schemaFile, diff)
	}
}

// readmeExample is the configuration that README.md shows.
func readmeExample(t *testing.T) string {
	t.Helper()
	readme, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## Configuration\n")
	_, rest, _ := strings.Cut(section, "```yaml\n")
	example, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("README.md shows no configuration")
	}
	return example
}

// complaintOf is what the program says of a configuration, "" if it accepts it.
func complaintOf(t *testing.T, server, text string) string {
	t.Helper()
	folder := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("proviso.yml", text)
	write("empty.rb", "")
	cmd := exec.CommandContext(t.Context(), server, "check", "--no-cache", ".")
	cmd.Dir = folder
	output, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if err == nil {
		return ""
	}
	return string(output)
}
