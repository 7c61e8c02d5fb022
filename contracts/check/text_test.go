package check

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/config"
)

// TestText asks all rules about small projects that were written from the text of the contract rules, form by form: each guard and
// what is none, each declaration of the gems, each operation of the tables, each point settled. "want RULE[|RULE] [subject]
// [@severity]" demands a finding of the line, "may RULE" allows one; nothing else may be said at information or above.
func TestText(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/text/*.txtar")
	if err != nil || len(files) < 250 {
		t.Fatalf("%d projects, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			project := txtar.Parse(source)
			profile := contracts.Profile("")
			if _, name, ok := strings.Cut(string(project.Comment), "profile: "); ok {
				profile = contracts.Profile(strings.TrimSpace(name))
			}
			marks := marksOf(project)
			for _, said := range saidBy(t, project, profile) {
				if !slices.ContainsFunc(marks, func(m *mark) bool { return m.takes(said) }) && said.severity >= contracts.Information {
					t.Errorf("%s:%d: not wanted: %s %s @%s", said.file, said.line, said.rule, said.subject, said.severity)
				}
			}
			for _, m := range marks {
				if m.demanded && !m.found {
					t.Errorf("%s:%d: wanted: %s %s", m.file, m.line, strings.Join(m.rules, "|"), m.subject)
				}
			}
		})
	}
}

// mark is what a line of a project says of the findings there.
type mark struct {
	file              string
	line              int
	rules             []string
	subject, severity string
	demanded, found   bool
}

type said struct {
	file, rule, subject string
	line                int
	severity            contracts.Severity
}

var marked = regexp.MustCompile(`\b(want|may) ([a-z-]+(?:\|[a-z-]+)*)(?: ([^@\s]+))?(?: @([a-z]+))?`)

func marksOf(project *txtar.Archive) []*mark {
	var out []*mark
	for _, f := range project.Files {
		for n, line := range strings.Split(string(f.Data), "\n") {
			_, comment, ok := lastComment(line)
			if !ok {
				continue
			}
			for _, m := range marked.FindAllStringSubmatch(comment, -1) {
				subject := m[3]
				if subject == "may" || subject == "want" || subject == "//" || subject == "#" {
					subject = ""
				}
				out = append(out, &mark{f.Name, n + 1, strings.Split(m[2], "|"), subject, m[4], m[1] == "want", false})
			}
		}
	}
	return out
}

// lastComment is what stands behind the mark of a comment at the end of a line.
func lastComment(line string) (code, comment string, ok bool) {
	for _, start := range []string{"# want", "# may", "// want", "// may"} {
		if i := strings.Index(line, start); i >= 0 {
			return line[:i], line[i:], true
		}
	}
	return line, "", false
}

// takes reports whether a finding is one that the mark speaks of, and notes that it was found.
func (m *mark) takes(s said) bool {
	ok := m.file == s.file && m.line == s.line && slices.Contains(m.rules, s.rule) && (m.severity == "" || m.severity == s.severity.String()) &&
		(m.subject == "" || s.subject == "" || strings.Contains(s.subject, m.subject))
	m.found = m.found || ok
	return ok
}

// saidBy lays a project out on disk, its markers left out, and checks it with every rule.
func saidBy(t *testing.T, project *txtar.Archive, profile contracts.Profile) []said {
	t.Helper()
	dir := t.TempDir()
	for _, f := range project.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(f.Data), "\n")
		for i, line := range lines {
			lines[i], _, _ = lastComment(line)
		}
		if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	settings := config.NewSet(dir, names())
	settings.Force(profile, nil)
	sources, _, err := workspace.Discover(dir, []string{"."}, settings.Excluded)
	if err != nil {
		t.Fatal(err)
	}
	files, skipped := workspace.Load(t.Context(), sources, 1)
	for _, s := range skipped {
		t.Errorf("%s: %s", s.Path, s.Reason)
	}
	index := workspace.NewIndex(files).WithCompiler(workspace.NewCompiler(dir))
	var out []said
	for _, f := range files {
		cfg, err := settings.For(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		result := File(t.Context(), index, f, cfg)
		for _, failure := range result.Failures {
			t.Errorf("%s: %s: %v", f.Path, failure.Rule, failure.Err)
		}
		for _, x := range result.Findings {
			out = append(out, said{f.Path, x.Rule, x.Subject, f.Text.LineOf(x.Span.Start) + 1, x.Severity})
		}
	}
	return out
}
