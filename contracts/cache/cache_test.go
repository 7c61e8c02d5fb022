package cache

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/agentcore/proviso/analysis/asked"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func sample() *Outcome {
	f := &program.File{Path: "a.rb", Text: syntax.NewText("class A\nend\n")}
	g := &program.File{Path: "b.rb", Text: syntax.NewText("class B\nend\n")}
	return &Outcome{State: "now", Checked: []string{"a.rb", "b.rb"}, Lines: 4, Suppressed: 1, Traces: map[string]string{},
		Skipped: []workspace.Skipped{{Path: "c.rb", Reason: "not UTF-8 (line 1)"}},
		Findings: []contracts.Finding{{Rule: "r", Severity: contracts.Warning, Message: "m", File: f, Span: syntax.Span{Start: 6, End: 7}, Symbol: "A#b", Subject: "x",
			Evidence: []contracts.Evidence{{File: g, Span: syntax.Span{Start: 1, End: 2}, Message: "there"}},
			Repairs:  []contracts.Repair{{Title: "Mend", Preferred: true, Safe: true, Rejects: "also 0", Edits: []contracts.Edit{{File: f, NewText: "x"}}}}}}}
}

func memory() *Memory {
	word, near := asked.Question{Kind: asked.Word, Name: "A"}, asked.Question{Kind: asked.Near, Name: "a.rb", N: 40}
	return &Memory{Answers: map[asked.Question][]string{word: {"a.rb", "b.rb"}, near: {"b.rb"}}, Files: []File{
		{Path: "a.rb", Print: "1", Checked: true, Suppressed: 1, Unread: 3, Asked: []asked.Question{word, near, {Kind: asked.Classes, Name: "B"}}, Facts: &workspace.Facts{Classes: []string{"A", "A::C"}, Calls: []string{"B"}, Members: []string{"acl", "total"}, Readers: []summary.Reader{{Name: "acl", Makes: "Acl"}, {Name: "total"}}, Associations: []summary.Association{{Name: "lines", In: "A", Class: "A::Line"}, {Name: "owner", In: "A::C"}}}},
		{Path: "b.rb", Print: "2", Checked: true, Asked: []asked.Question{word}, Facts: &workspace.Facts{Classes: []string{"B"}, Functions: []string{"f"}, Constants: []string{"k"}, Pipe: true}},
		{Path: "c.rb", Print: "3"}}}
}

func texts(path string) (string, bool) {
	t, ok := map[string]string{"a.rb": "class A\nend\n", "b.rb": "class B\nend\n"}[path]
	return t, ok
}

func TestOutcomeIsGivenBack(t *testing.T) {
	t.Parallel()
	s := In(filepath.Join(t.TempDir(), "new", "folder"))
	if _, ok := s.Get("k"); ok {
		t.Error("an empty store has an outcome")
	}
	want, know := sample(), memory()
	if err := s.Put("k", want, know); err != nil {
		t.Fatal(err)
	}
	e, there := s.Get("k")
	if !there {
		t.Fatal("not there")
	}
	if m, ok := e.Memory(); !ok || !cmp.Equal(m, know, cmpopts.EquateEmpty()) {
		t.Errorf("%v %s", ok, cmp.Diff(know, m, cmpopts.EquateEmpty()))
	}
	got, ok := e.Outcome("now", texts)
	if !ok {
		t.Fatal("not there")
	}
	same := cmp.Comparer(func(a, b *program.File) bool { return a.Path == b.Path && a.Text.String() == b.Text.String() })
	if diff := cmp.Diff(want, got, same, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	if _, ok := e.Outcome("now", func(string) (string, bool) { return "", false }); ok {
		t.Error("an outcome is told in files that are not there")
	}
	if _, ok := e.Outcome("then", texts); ok {
		t.Error("an outcome is told of another state")
	}
	for _, wanted := range []string{"a.rb", "b.rb"} {
		found, ok := e.Findings(func(path string) bool { return path == wanted }, texts)
		if n := len(found["a.rb"]); !ok || len(found["b.rb"]) > 0 || (n == 1) != (wanted == "a.rb") {
			t.Errorf("%s: %v", wanted, found)
		}
	}
}

// TestDamagedEntries cuts an entry at every length and turns every byte; none of it may be believed.
func TestDamagedEntries(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := In(dir)
	if err := s.Put("k", sample(), memory()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "k"))
	if err != nil {
		t.Fatal(err)
	}
	believed := func(data []byte) bool {
		if err := os.WriteFile(filepath.Join(dir, "k"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		_, ok := s.Get("k")
		return ok
	}
	for i := range data {
		turned := append([]byte{}, data...)
		turned[i] ^= 0x40
		_, short := whole(data[:i])
		if _, other := whole(turned); short || other || i%100 == 0 && (believed(data[:i]) || believed(turned)) {
			t.Fatalf("damage at byte %d is believed", i)
		}
	}
	if !believed(data) {
		t.Error("the whole entry is not")
	}
}

func TestTracesMustHold(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	config := filepath.Join(dir, "tsconfig.json")
	s := In(filepath.Join(dir, "cache"))
	strict := func() map[string]string {
		c := workspace.NewCompiler(dir)
		c.StrictNull("src/a.ts")
		return c.Traces()
	}
	for _, text := range []string{"", `{"compilerOptions": {"strict": true}}`} {
		o := sample()
		if o.Traces = strict(); len(o.Traces) == 0 {
			t.Fatal("nothing is traced")
		}
		if err := s.Put("k", o, memory()); err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Get("k"); !ok {
			t.Error("an outcome is forgotten though nothing changed")
		}
		if err := os.WriteFile(config, []byte(text+" {}"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Get("k"); ok {
			t.Error("an outcome is believed after its configuration changed")
		}
	}
}

func TestStoreIsBounded(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := In(dir)
	old := time.Now().Add(-2 * abandoned)
	left := filepath.Join(dir, unfinished+"1")
	for i := range 5 {
		name := fmt.Sprint("k", i)
		if err := s.put(name, make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(time.Duration(i-10) * time.Minute)
		if err := os.Chtimes(filepath.Join(dir, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		entries int
		size    int64
		want    string
	}{{4, 1 << 20, "[k1 k2 k3 k4]"}, {4, 2500, "[k3 k4]"}, {1, 2500, "[k4]"}} {
		s.prune(step.entries, step.size)
		list, _ := os.ReadDir(dir)
		var names []string
		for _, e := range list {
			names = append(names, e.Name())
		}
		if fmt.Sprint(names) != step.want {
			t.Errorf("%v, want %s", names, step.want)
		}
	}
}

func TestParallelUse(t *testing.T) {
	t.Parallel()
	s := In(t.TempDir())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i := range 20 {
				key := fmt.Sprint(i % 3)
				if err := s.Put(key, sample(), memory()); err != nil {
					t.Error(err)
				}
				if _, ok := s.Get(key); !ok {
					t.Error("half an entry was read")
				}
			}
		})
	}
	group.Wait()
}

func TestKeyKnowsWhereAPartEnds(t *testing.T) {
	t.Parallel()
	a, b := NewKey(), NewKey()
	a.Add("ab", "c")
	b.Add("a", "bc")
	if a.String() == b.String() {
		t.Error("the same key")
	}
}
