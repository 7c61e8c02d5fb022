package check

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// TestPrograms holds each rule to the programs in its folder. A program is one source file, or a txtar archive that is a whole
// project, proviso.yml and tsconfig.json included. A trailing comment "want RULE [subject] [@severity]" says where the rule
// speaks; nowhere else may it, hints excepted, which count only where they are wanted. A line "profile: fortress" in the first
// three lines sets the profile.
func TestPrograms(t *testing.T) {
	t.Parallel()
	for _, rule := range Rules() {
		if rule.Group == "suppressions" {
			continue // about comments, not programs; tested in contracts/suppression
		}
		folder := strings.ReplaceAll(rule.Name, "-", "")
		files, err := filepath.Glob(filepath.Join("..", folder, "testdata", "*"))
		if err != nil {
			t.Fatal(err)
		}
		if len(files) < 3 {
			t.Errorf("%s: %d programs, want one that is bad and two that are not", rule.Name, len(files))
		}
		for _, file := range files {
			t.Run(rule.Name+"/"+filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				project := readProgram(t, file)
				got := reported(t, rule.Name, project)
				if diff := cmp.Diff(wanted(project, rule.Name), got); diff != "" {
					t.Errorf("markers and findings differ (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// readProgram reads a program as a project.
func readProgram(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(file, ".txtar") {
		return txtar.Parse(source)
	}
	return &txtar.Archive{Files: []txtar.File{{Name: placed(filepath.Base(file)), Data: source}}}
}

// placed is where in a project a program would stand.
func placed(name string) string {
	if strings.HasSuffix(name, ".rb") {
		return "app/services/" + name
	}
	return "src/" + name
}

var marker = regexp.MustCompile(`(?:#|//)\s*want ([a-z-]+)(?: ([^@\s]+))?(?: (@[a-z]+))?\s*$`)

// wanted reads the markers as "file:line: subject @severity", in order.
func wanted(project *txtar.Archive, rule string) []string {
	var out []string
	for _, file := range project.Files {
		lines := bufio.NewScanner(strings.NewReader(string(file.Data)))
		for n := 1; lines.Scan(); n++ {
			if m := marker.FindStringSubmatch(lines.Text()); m != nil && m[1] == rule {
				line := fmt.Sprintf("%s:%d:", file.Name, n)
				for _, word := range m[2:] {
					if word != "" {
						line += " " + word
					}
				}
				out = append(out, line)
			}
		}
	}
	sort.Strings(out)
	return out
}

// reported checks a project laid out on disk and lists what the rule says. Subject and severity are left out where the marker
// does not name them.
func reported(t *testing.T, rule string, project *txtar.Archive) []string {
	t.Helper()
	dir := t.TempDir()
	profile := contracts.Profile("")
	want := map[string][]string{}
	for _, file := range project.Files {
		path := filepath.Join(dir, filepath.FromSlash(file.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.SplitN(string(file.Data), "\n", 4) {
			if _, name, ok := strings.Cut(line, "profile: "); ok && i < 3 {
				profile = contracts.Profile(strings.TrimSpace(name))
			}
		}
		for n, line := range strings.Split(string(file.Data), "\n") {
			if m := marker.FindStringSubmatch(line); m != nil && m[1] == rule {
				want[fmt.Sprintf("%s:%d", file.Name, n+1)] = m
			}
		}
	}
	settings := config.NewSet(dir, names())
	settings.Force(profile, nil)
	ctx := context.Background()
	sources, _, err := workspace.Discover(dir, []string{"."}, settings.Excluded)
	if err != nil {
		t.Fatal(err)
	}
	files, skipped := workspace.Load(ctx, sources, 1)
	for _, s := range skipped {
		t.Errorf("%s: %s", s.Path, s.Reason)
	}
	index := workspace.NewIndex(files).WithCompiler(workspace.NewCompiler(dir))
	var out []string
	for _, f := range files {
		cfg, err := settings.For(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		result := File(ctx, index, f, cfg)
		for _, failure := range result.Failures {
			t.Errorf("%s: %s: %v", f.Path, failure.Rule, failure.Err)
		}
		for _, x := range result.Findings {
			at := fmt.Sprintf("%s:%d", f.Path, f.Text.LineOf(x.Span.Start)+1)
			m := want[at]
			if x.Rule != rule || x.Severity < contracts.Information && m == nil {
				continue
			}
			line := at + ":"
			if m == nil || m[2] != "" {
				line += " " + x.Subject
			}
			if m != nil && m[3] != "" || m == nil {
				line += " @" + x.Severity.String()
			}
			out = append(out, line)
		}
	}
	sort.Strings(out)
	return out
}
