package fix

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
)

// TestRandomRepairs makes repairs at random, those that are not preferred too, in programs of the rules at random. Each result must
// parse and have lost its finding; and what all preferred repairs then come to must be a fixed point.
func TestRandomRepairs(t *testing.T) {
	t.Parallel()
	programs, err := filepath.Glob("../*/testdata/*.*")
	if err != nil || len(programs) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	const tries = 60
	for seed := range uint64(tries) {
		r := rand.New(rand.NewPCG(seed, 1))
		project := programOf(t, programs[r.IntN(len(programs))])
		if len(project.Files) == 0 {
			continue
		}
		l := load(t, project)
		ctx, f := context.Background(), l.files[0]
		m := Mender{Index: l.index, Config: l.config, Level: contracts.Hint, Unsafe: true}
		for range 6 {
			findings := m.find(ctx, m.Index, f)
			type offer struct {
				of     contracts.Finding
				repair contracts.Repair
			}
			var offers []offer
			for _, x := range findings {
				for _, repair := range x.Repairs {
					if within(f, repair.Edits) {
						offers = append(offers, offer{x, repair})
					}
				}
			}
			if len(offers) == 0 {
				break
			}
			o := offers[r.IntN(len(offers))]
			if !m.Stands(ctx, f, findings, o.of, o.repair) {
				continue
			}
			text, _ := Apply(f.Text.String(), o.repair.Edits)
			next, err := workspace.Lower(f.Path, syntax.NewText(text))
			if err != nil || len(next.Errors) > len(f.Errors) {
				t.Fatalf("seed %d, %q: does not parse:\n%s", seed, o.repair.Title, text)
			}
			f = next
			m.Index = m.Index.With(f)
		}
		mended, _ := m.Mend(ctx, f)
		again := Mender{Index: m.Index.With(mended), Config: l.config, Level: contracts.Hint, Unsafe: true}
		if twice, n := again.Mend(ctx, mended); n != 0 {
			t.Errorf("seed %d: no fixed point:\n%s", seed, Diff(f.Path, mended.Text.String(), twice.Text.String()))
		}
	}
}

// programOf reads a rule's program as a project whose first file is code.
func programOf(t *testing.T, path string) *txtar.Archive {
	t.Helper()
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if ext := filepath.Ext(path); ext != ".rb" && ext != ".ts" && ext != ".txtar" {
		return &txtar.Archive{}
	}
	if !strings.HasSuffix(path, ".txtar") {
		dir := "src/"
		if strings.HasSuffix(path, ".rb") {
			dir = "app/services/"
		}
		return &txtar.Archive{Files: []txtar.File{{Name: dir + filepath.Base(path), Data: source}}}
	}
	var out txtar.Archive
	for _, f := range txtar.Parse(source).Files {
		if ext := filepath.Ext(f.Name); ext == ".rb" || ext == ".ts" {
			out.Files = append(out.Files, f)
		}
	}
	return &out
}
