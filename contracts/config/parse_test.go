package config

import (
	"bytes"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

var ruleNames = []string{"missing-format", "missing-presence", "unverified-mutation"}

const full = `profile: fortress
root: true
exclude: ["legacy/**", "**/*.generated.ts"]
boundaries:
  ruby: {paths: ["lib/handlers/**"], bases: [ApplicationService], names: ["*Service"]}
  typescript: {paths: [], decorators: [Injectable], names: ["*Service", "*UseCase"]}
rules: {missing-format: off, unverified-mutation: error}
guards: {validators: ["ensure_*", "Guard.*"]}
errors: {precondition: {ruby: Billing::Invalid, typescript: DomainError}, postcondition: {ruby: RuntimeError, typescript: Error}}
style: {failing-exit: return}
overrides: [{files: ["app/jobs/**"], profile: advisory, rules: {missing-presence: hint}}]
`

func TestParseReadsEveryKey(t *testing.T) {
	t.Parallel()
	c, problems := Parse("proviso.yml", []byte(full), ruleNames)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := []any{c.Root, c.Exclude, c.BoundaryPaths(program.Ruby), c.BoundaryBases(program.Ruby), c.BoundaryNames(program.TypeScript),
		c.BoundaryDecorators(program.TypeScript), c.Validators(), c.PreconditionError(program.Ruby), c.PreconditionError(program.TypeScript),
		c.PostconditionError(program.Ruby), c.PostconditionError(program.TypeScript), c.FailingExitStyle(),
		c.ProfileFor("a.rb"), c.ProfileFor("app/jobs/a.rb"), c.Severity("a.rb", "missing-presence"), c.Severity("app/jobs/a.rb", "missing-presence"),
		c.Severity("a.rb", "missing-format")}
	want := []any{true, []string{"legacy/**", "**/*.generated.ts"}, []string{"lib/handlers/**"}, []string{"ApplicationService"}, []string{"*Service", "*UseCase"},
		[]string{"Injectable"}, []string{"ensure_*", "Guard.*"}, "Billing::Invalid", "DomainError", "RuntimeError", "Error", "return",
		contracts.Fortress, contracts.Advisory, RuleDefault, RuleSeverity(contracts.Hint), RuleOff}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestProblems(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, src, want string }{
		{"unknown key", "profile: standard\nexlude: []\n", `p.yml:2:1: unknown key "exlude"; did you mean "exclude"?`},
		{"unknown key, nothing near", "zzzzzzzzz: 1\n", `p.yml:1:1: unknown key "zzzzzzzzz" (known: boundaries, errors, exclude, guards, overrides, profile, root, rules, style)`},
		{"nested key", "boundaries:\n  ruby:\n    path: [a]\n", `p.yml:3:5: unknown key "path"; did you mean "paths"?`},
		{"unknown profile", "profile: fortres\n", `p.yml:1:10: unknown profile "fortres"; did you mean "fortress"?`},
		{"unknown rule", "rules:\n  missing-presense: off\n", `p.yml:2:3: unknown rule "missing-presense"; did you mean "missing-presence"?`},
		{"unknown severity", "rules: {missing-presence: warn}\n", `p.yml:1:27: unknown severity "warn" (known: off, hint, information, warning, error)`},
		{"boolean severity", "rules: {missing-presence: false}\n", `p.yml:1:27: want a text here, not false`},
		{"list wanted", "exclude: vendor/**\n", `p.yml:1:10: want a list here, such as ["…"], not "vendor/**"`},
		{"text wanted", "exclude: [[a]]\n", `p.yml:1:11: want a text here, not a list`},
		{"keys wanted", "rules: [a]\n", `p.yml:1:8: want keys with values here, not a list`},
		{"truth wanted", "root: sometimes\n", `p.yml:1:7: want true or false here, not "sometimes"`},
		{"bad glob", "exclude: [\"a/[b\"]\n", `p.yml:1:10: not a glob pattern: "a/[b"`},
		{"code for a class", "errors: {precondition: {ruby: \"A; system('x')\"}}\n", `p.yml:1:31: want the name of a class here, not "A; system('x')"`},
		{"override without files", "overrides: [{profile: advisory}]\n", `p.yml:1:13: an override needs files`},
		{"key twice", "root: true\nroot: false\n", `p.yml:2:1: `},
		{"anchor", "exclude: &a [x]\n", `p.yml:1:10: want a list here, such as ["…"], not an anchor or alias, which are not supported`},
		{"not YAML", "a: [1,\n", `p.yml:1:4: not YAML: `},
		{"a text", "hello\n", `p.yml:1:1: want keys with values here, not "hello"`},
		{"two documents", "root: true\n---\nroot: true\n", `p.yml:3:5: a second document; one file holds one configuration`},
		{"brackets in brackets", "root: true\nexclude: " + strings.Repeat("[", 100_000), "p.yml:2:1: brackets nested deeper than 64"},
		{"two mistakes", "a: 1\nrooot: 1\n", `p.yml:1:1: unknown key "a" (known: boundaries, errors, exclude, guards, overrides, profile, root, rules, style) (and 1 more)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, problems := Parse("p.yml", []byte(tt.src), ruleNames)
			if len(problems) == 0 {
				t.Fatal("no problem")
			}
			got := problems.Error()
			if !strings.HasPrefix(got, tt.want) || strings.Contains(got, "\n") {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestEmptyFilesAreDefaults(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"", "\n", "\uFEFFroot: true\n", "# nothing\n", "---\n", "rules:\nexclude:\n"} {
		if _, problems := Parse("p.yml", []byte(src), ruleNames); len(problems) > 0 {
			t.Errorf("%q: %v", src, problems)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("a: &a [*a, <<: *a]\n? [x]\n: !!str y\n--- |\n z"))
	f.Add([]byte("\x00\xff: {[}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, problems := Parse("p.yml", data, ruleNames)
		if c == nil {
			t.Error("no configuration")
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 {
				t.Errorf("no place: %v", p)
			}
		}
	})
}

// TestSchemaAgrees pins that the schema for editors and the reader accept and refuse the same files.
func TestSchemaAgrees(t *testing.T) {
	t.Parallel()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
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
	for _, src := range []string{full, "rules: {missing-presence: error}", "exclude: []", "exlude: []", "profile: strict", "root: 1", "overrides: [{profile: advisory}]",
		"style: {failing-exit: throw}", "boundaries: {python: {}}", "guards: {validators: x}", "errors: {precondition: {ruby: [A]}}", "rules: {missing-presence: loud}"} {
		_, problems := Parse("p.yml", []byte(src), ruleNames)
		var value any
		if err := yaml.Unmarshal([]byte(src), &value); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != (len(problems) == 0) {
			t.Errorf("%s: schema says %v, reader %v", src, err, problems)
		}
	}
}
