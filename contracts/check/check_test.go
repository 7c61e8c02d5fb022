package check

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

func TestRulesAreDeclared(t *testing.T) {
	t.Parallel()
	last := ""
	for _, r := range Rules() {
		if r.Name <= last {
			t.Errorf("%s stands twice or out of order", r.Name)
		}
		last = r.Name
		if r.Family == "" || r.Group == "" || !strings.HasSuffix(r.Summary, ".") || r.Default == contracts.Off {
			t.Errorf("%s is not declared whole", r.Name)
		}
	}
}

// runOn runs fake rules over a Ruby text, as File does with the real ones.
func runOn(t *testing.T, src string, cfg *config.Config, rules ...*contracts.Rule) (messages []string, r *run) {
	t.Helper()
	f, err := workspace.Lower("a.rb", syntax.NewText(src))
	if err != nil {
		t.Fatal(err)
	}
	r = &run{file: f, index: workspace.NewIndex(nil), config: cfg, memo: map[any]any{}}
	for _, rule := range rules {
		r.rule(rule)
	}
	kept, _ := r.suppress(true)
	for _, k := range kept {
		messages = append(messages, k.Severity.String()+" "+k.Rule)
	}
	return messages, r
}

func reporting(name string) *contracts.Rule {
	return &contracts.Rule{Name: name, Run: func(p *contracts.Pass) {
		p.Report(contracts.Finding{Severity: contracts.Warning, Span: p.File.Text.LineSpan(p.File.Text.LineCount() - 1)})
	}}
}

func TestPanicStaysInItsRule(t *testing.T) {
	t.Parallel()
	got, r := runOn(t, "x", nil, &contracts.Rule{Name: "nan-leak", Run: func(*contracts.Pass) { panic("boom") }}, reporting("missing-range"))
	if diff := cmp.Diff([]string{"warning missing-range"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(r.failures) != 1 || r.failures[0].Rule != "nan-leak" || r.failures[0].Err.Error() != "internal error: boom" {
		t.Errorf("failures = %v", r.failures)
	}
}

func TestConfigurationGradesAndSuppressionsFollow(t *testing.T) {
	t.Parallel()
	off := &config.Config{Rules: map[string]config.RuleSeverity{"missing-range": config.RuleOff}}
	loud := &config.Config{Rules: map[string]config.RuleSeverity{"missing-range": config.RuleSeverity(contracts.Error), "unused-suppression": config.RuleSeverity(contracts.Hint)}}
	quiet := &config.Config{Rules: map[string]config.RuleSeverity{"unused-suppression": config.RuleOff}}
	unused := "# proviso:disable-file nan-leak -- why\nx"
	tests := []struct {
		name string
		src  string
		cfg  *config.Config
		want []string
	}{
		{"default", "x", nil, []string{"warning missing-range"}},
		{"off", "x", off, nil},
		{"graded", "x", loud, []string{"error missing-range"}},
		{"suppressed", "# proviso:disable-next-line missing-range -- why\nx", nil, nil},
		{"off and suppressed is not unused", "# proviso:disable-next-line missing-range -- why\nx", off, nil},
		{"unused", unused, nil, []string{"warning missing-range", "warning unused-suppression"}},
		{"unused, graded", unused, loud, []string{"error missing-range", "hint unused-suppression"}},
		{"unused, off", unused, quiet, []string{"warning missing-range"}},
		{"unused, suppressed itself", "# proviso:disable-file unused-suppression -- why\n" + unused, nil, []string{"warning missing-range"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, _ := runOn(t, tt.src, tt.cfg, reporting("missing-range"))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
