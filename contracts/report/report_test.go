package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

var update = flag.Bool("update", false, "write the golden files")

func span(f *program.File, text string) syntax.Span {
	start := strings.Index(f.Text.String(), text)
	return syntax.Span{Start: start, End: start + len(text)}
}

// sample is a report with everything in it that formats must get right.
func sample() *Report {
	charge := &program.File{Path: "app/services/charge.rb", Language: program.Ruby,
		Text: syntax.NewText("class Charge\n  def call(amount:)\n\t\"日本 𝒳\"; post(amount)\n  end\nend\n")}
	odd := &program.File{Path: "src/a b,c:100%.ts", Language: program.TypeScript, Text: syntax.NewText(strings.Repeat("x", 400) + "(y);\r\n// \x1b[31mred \u202e<&>\r\n")}
	insert := syntax.Span{Start: 33, End: 33}
	return &Report{
		Version: "1.2.3", Files: 2, Lines: 7, Suppressed: 1, Level: contracts.Information, DurationMs: 12,
		Rules: []*contracts.Rule{
			{Name: "missing-presence", Family: "contract", Group: "preconditions", Summary: "A value is checked.", Doc: "# missing-presence\n", Default: contracts.Warning},
			{Name: "missing-range", Family: "contract", Group: "preconditions", Summary: "A number has a range.", Default: contracts.Error},
		},
		Skipped: []workspace.Skipped{{Path: "lib/latin1.rb", Reason: "not UTF-8 (line 3)"}},
		Findings: []contracts.Finding{
			{Rule: "missing-presence", Severity: contracts.Warning, Message: "`amount` is dereferenced at line 3", File: charge, Span: span(charge, "amount"), Symbol: "Charge#call", Subject: "amount",
				Evidence: []contracts.Evidence{{File: charge, Span: span(charge, "post(amount)"), Message: "used here"}},
				Repairs: []contracts.Repair{
					{Title: "Raise ArgumentError if amount is nil", Preferred: true, Safe: true, Edits: []contracts.Edit{{File: charge, Span: insert, NewText: "    raise ArgumentError, \"amount is required\" if amount.nil?\n"}}},
					{Title: "Raise if amount is not positive", Rejects: "also rejects 0", Edits: []contracts.Edit{{File: charge, Span: insert, NewText: "    raise\n"}}},
				}},
			{Rule: "missing-presence", Severity: contracts.Information, Message: "`amount` is dereferenced at line 4", File: charge, Span: span(charge, "post(amount)"), Symbol: "Charge#call", Subject: "amount"},
			{Rule: "missing-range", Severity: contracts.Error, Message: "100% of, \"y\":\n<unchecked>", File: odd, Span: span(odd, "y"), Symbol: "A#b", Subject: "y"},
			{Rule: "missing-range", Severity: contracts.Information, Message: "red", File: odd, Span: span(odd, "\u202e<&>")},
			{Rule: "missing-range", Severity: contracts.Hint, Message: "hidden", File: odd, Span: span(odd, "x")},
		},
	}
}

func TestGoldens(t *testing.T) {
	t.Parallel()
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			var b, again bytes.Buffer
			style := Style{Statistics: format == "text"}
			if err := Write(&b, format, sample(), style); err != nil {
				t.Fatal(err)
			}
			if err := Write(&again, format, sample(), style); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
				t.Errorf("the same report gives other bytes: %v", err)
			}
			golden(t, format, b.Bytes())
		})
	}
}

func TestForemost(t *testing.T) {
	t.Parallel()
	choice, chosen := contracts.Repair{Title: "a"}, contracts.Repair{Title: "b", Preferred: true}
	tests := []struct {
		list       []contracts.Repair
		word, want string
	}{
		{nil, "", ""},
		{[]contracts.Repair{choice}, "possible fix", "a"},
		{[]contracts.Repair{choice, chosen}, "fix", "b"},
	}
	for _, test := range tests {
		if word, r, ok := foremost(test.list); word != test.word || r.Title != test.want || ok != (test.want != "") {
			t.Errorf("%v: %q %q %v", test.list, word, r.Title, ok)
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got), run with -update if wanted:\n%s", file, diff)
	}
}

func TestJSONObeysItsSchema(t *testing.T) {
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
	for name, r := range map[string]*Report{"full": sample(), "empty": {Version: "1"}} {
		var b bytes.Buffer
		if err := Write(&b, "json", r, Style{Statistics: true}); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSARIFReferences pins what SARIF 2.1.0 asks for and a schema cannot say: indices and regions that lead somewhere.
func TestSARIFReferences(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := Write(&b, "sarif", sample(), Style{}); err != nil {
		t.Fatal(err)
	}
	type region struct{ StartLine, StartColumn, EndLine, EndColumn int }
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID, Level string
				RuleIndex     int
				Message       struct{ Text string }
				Locations     []struct{ PhysicalLocation struct{ Region region } }
				Fixes         []struct {
					ArtifactChanges []struct {
						Replacements []struct{ DeletedRegion region }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || len(run.Results) != 4 {
		t.Fatalf("version %q with %d results", log.Version, len(run.Results))
	}
	for _, r := range run.Results {
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID || r.Message.Text == "" {
			t.Errorf("result %+v", r)
		}
		if !strings.Contains("error warning note", r.Level) {
			t.Errorf("level %q", r.Level)
		}
		at := r.Locations[0].PhysicalLocation.Region
		if at.StartLine < 1 || at.StartColumn < 1 || at.EndLine < at.StartLine || at.EndLine == at.StartLine && at.EndColumn < at.StartColumn {
			t.Errorf("region %+v", at)
		}
	}
}

func TestJUnitIsXML(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := Write(&b, "junit", sample(), Style{}); err != nil {
		t.Fatal(err)
	}
	var suites junitSuites
	if err := xml.Unmarshal(b.Bytes(), &suites); err != nil || suites.Tests != 4 || suites.Failures != 2 {
		t.Errorf("%d tests, %d failures, %v", suites.Tests, suites.Failures, err)
	}
}

func TestFingerprints(t *testing.T) {
	t.Parallel()
	f := contracts.Finding{Rule: "r", Symbol: "A#b", Subject: "x", Message: "used at line 3"}
	moved, other := f, f
	moved.Message = "worded otherwise at line 44"
	other.Subject = "y"
	first := Fingerprints([]contracts.Finding{f})[0]
	if Fingerprints([]contracts.Finding{moved})[0] != first {
		t.Error("a moved line changes the fingerprint")
	}
	list := Fingerprints([]contracts.Finding{f, moved, other})
	if list[0] != first || list[1] == first || list[2] == first || list[1] == list[2] {
		t.Errorf("not distinct: %v", list)
	}
	elsewhere := f
	elsewhere.File = &program.File{Path: "b.rb"}
	if Fingerprints([]contracts.Finding{f, elsewhere})[1] != first {
		t.Error("a file changes the fingerprint")
	}
	filtered := Report{Findings: []contracts.Finding{f, moved, other}}
	if n := filtered.Filter(func(_ contracts.Finding, print string) bool { return print != first }); n != 1 || filtered.shown()[0].fingerprint != list[1] {
		t.Error("what is filtered changes the fingerprints of the rest")
	}
	shown := sample()
	all := shown.shown()
	shown.Level = contracts.Error
	if got := shown.shown(); len(got) != 1 || got[0].fingerprint != all[2].fingerprint {
		t.Error("the level shown changes the fingerprint")
	}
}

func TestTextColours(t *testing.T) {
	t.Parallel()
	for _, on := range []bool{true, false} {
		var b bytes.Buffer
		if err := Write(&b, "text", sample(), Style{Color: on, Quiet: true}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "\x1b["); got != on {
			t.Errorf("colour %v: escape sequences %v", on, got)
		}
		if strings.Contains(b.String(), "skipped") || strings.Contains(b.String(), " lines") {
			t.Error("quiet is not")
		}
	}
}

func TestExcerptOfHostileLines(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"", "\n", strings.Repeat("é", 100_000), strings.Repeat("\t", 1000), "\x00\x1b]0;x\a", "👩‍👩‍👧‍👦 x"} {
		f := &program.File{Path: "a.rb", Text: syntax.NewText(src)}
		for _, s := range []syntax.Span{{Start: 0, End: 0}, {Start: 0, End: len(src)}, {Start: len(src) / 2 &^ 1, End: len(src)}, {Start: len(src) + 5, End: len(src) + 9}} {
			source, caret := excerpt(f, s)
			if len(source) > 3000 || !strings.Contains(caret, "^") || strings.ContainsAny(source, "\x1b\x00\a\n") {
				t.Errorf("%.20q %v: %.100q %.100q", src, s, source, caret)
			}
		}
	}
}
