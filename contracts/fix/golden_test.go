package fix

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden parts of the archives in testdata anew")

// golden is the part of an archive that says what is offered and what all preferred repairs together give.
const golden = "offered"

// TestOffered holds the repairs of real rules to the archives in testdata: one for each row of the table of guards and each rule
// of placement. An archive is a project; its golden part lists for the first file each finding with every repair that is
// offered for it, and the difference that making all preferred ones comes to.
func TestOffered(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d archives, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			project := txtar.Parse(source)
			got := offered(t, project)
			want := ""
			if last := project.Files[len(project.Files)-1]; last.Name == golden {
				want = string(last.Data)
				project.Files = project.Files[:len(project.Files)-1]
			}
			if *update {
				project.Files = append(project.Files, txtar.File{Name: golden, Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(project), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// loaded is a project in memory.
type loaded struct {
	files  []*program.File
	index  *workspace.Index
	config *config.Config
}

func load(t *testing.T, project *txtar.Archive) *loaded {
	t.Helper()
	dir := t.TempDir()
	l := &loaded{}
	for _, f := range project.Files {
		if f.Name == golden {
			continue
		}
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if ext := filepath.Ext(f.Name); ext != ".rb" && ext != ".ts" && ext != ".prisma" {
			continue
		}
		file, err := workspace.Lower(f.Name, syntax.NewText(string(f.Data)))
		if err != nil {
			t.Fatal(err)
		}
		l.files = append(l.files, file)
	}
	var names []string
	for _, r := range check.Rules() {
		names = append(names, r.Name)
	}
	settings := config.NewSet(dir, names)
	settings.Force(contracts.Fortress, nil)
	var err error
	if l.config, err = settings.For(l.files[0].Path); err != nil {
		t.Fatal(err)
	}
	l.index = workspace.NewIndex(l.files).WithCompiler(workspace.NewCompiler(dir))
	return l
}

// shown reports whether the comment of an archive asks to see what one repair by itself comes to: "show: TITLE".
func shown(project *txtar.Archive, title string) bool {
	for line := range strings.Lines(string(project.Comment)) {
		if strings.TrimSpace(line) == "show: "+title {
			return true
		}
	}
	return false
}

// offered describes what may be done for the first file of a project.
func offered(t *testing.T, project *txtar.Archive) string {
	t.Helper()
	ctx := context.Background()
	l := load(t, project)
	f := l.files[0]
	m := Mender{Index: l.index, Config: l.config, Level: contracts.Hint, Unsafe: true}
	findings := m.find(ctx, l.index, f)
	var b strings.Builder
	for _, x := range findings {
		fmt.Fprintf(&b, "%s %s:\n", x.Rule, x.Subject)
		for _, r := range x.Repairs {
			if !m.Stands(ctx, f, findings, x, r) {
				fmt.Fprintf(&b, "  dropped: %s\n", r.Title)
				continue
			}
			mark := ""
			if r.Preferred {
				mark = " (preferred)"
			}
			if r.Rejects != "" {
				mark += " (" + r.Rejects + ")"
			}
			fmt.Fprintf(&b, "  %s%s\n", r.Title, mark)
			if shown(project, r.Title) {
				text, _ := Apply(f.Text.String(), r.Edits)
				b.WriteString(Diff(f.Path, f.Text.String(), text))
			}
		}
	}
	mended, _ := m.Mend(ctx, f)
	before, after := f.Text.String(), mended.Text.String()
	if len(mended.Errors) > len(f.Errors) {
		t.Errorf("the result does not parse:\n%s", after)
	}
	again := Mender{Index: l.index.With(mended), Config: l.config, Level: contracts.Hint, Unsafe: true}
	if twice, n := again.Mend(ctx, mended); n != 0 {
		t.Errorf("a second run changes\n%s\nto\n%s", after, twice.Text.String())
	}
	if before != after {
		b.WriteString(strings.ReplaceAll(Diff(f.Path, before, after), "\r", "<CR>"))
	}
	return b.String()
}
