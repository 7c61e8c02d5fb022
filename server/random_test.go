package server

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// TestRandomEdits types at random into real programs, for a client that asks and for one that does not. After every burst the server
// has the client's texts and, where those can be read, the client shows of all of them what a server says that never saw another;
// nothing grows. PROVISO_RANDOM_FILES names a folder whose files are typed into, PROVISO_RANDOM_EDITS how many edits are made, and
// PROVISO_RANDOM_TIME how long, at most:
//
//	PROVISO_RANDOM_FILES=~/project PROVISO_RANDOM_EDITS=1000000 go test -run RandomEdits -timeout 0 -v ./server
func TestRandomEdits(t *testing.T) {
	edits, seed, end := 1500, uint64(1), time.Now().Add(time.Hour)
	if n, err := strconv.Atoi(os.Getenv("PROVISO_RANDOM_EDITS")); err == nil {
		edits, seed, end = n, uint64(time.Now().UnixNano()), time.Now().AddDate(1, 0, 0)
	}
	if d, err := time.ParseDuration(os.Getenv("PROVISO_RANDOM_TIME")); err == nil {
		edits, seed, end = max(edits, 1<<40), uint64(time.Now().UnixNano()), time.Now().Add(d)
	}
	roots := []string{"../testdata/demo", "../contracts"}
	if root := os.Getenv("PROVISO_RANDOM_FILES"); root != "" {
		roots = filepath.SplitList(root)
	}
	random, files := rand.New(rand.NewPCG(seed, 2)), readFiles(t, roots...)
	campaigns := []*campaign{newCampaign(t, true), newCampaign(t, false)}
	total := func(of func(*campaign) int) (n int) {
		for _, c := range campaigns {
			n += of(c)
		}
		return n
	}
	made := func() int { return total(func(c *campaign) int { return c.edits }) }
	compared := func() int { return total(func(c *campaign) int { return c.compared }) }
	// Which files the rounds take changes with the programs of the tests: a few long bursts may leave errors in all of them.
	enough := func() bool { return made() >= edits && (compared() > 0 || made() >= 10*edits) }
	log := func(what string, u usage) {
		t.Logf("%s: seed %d: %d edits in %d bursts; %d documents compared; %v", what, seed, made(),
			total(func(c *campaign) int { return c.bursts }), compared(), u)
	}
	var settled usage
	began, told := time.Now(), time.Now()
	for round := 0; !enough() && time.Now().Before(end) && !t.Failed(); round++ {
		campaigns[round%len(campaigns)].round(random, files, 6)
		switch {
		case settled.heap == 0 && (made() > edits/10 || time.Since(began) > end.Sub(began)/10):
			settled = used()
			log("settled", settled)
		case time.Since(told) > time.Minute:
			told = time.Now()
			log("so far", used())
		}
	}
	if t.Failed() {
		t.Fatalf("seed %d", seed)
	}
	after := used()
	log("all", after)
	if compared() == 0 {
		t.Error("nothing could be compared")
	}
	if after.goroutines > settled.goroutines || after.heap > settled.heap*3/2+(16<<20) || after.other > settled.other*3/2+(64<<20) {
		t.Errorf("grew from %v to %v", settled, after)
	}
}

// afresh is what a session that never saw other texts says of those that are open; ok is false where one has errors.
func (c *campaign) afresh() (shown map[string]any, ok bool) {
	t := c.t
	s := newSession(Options{})
	s.ctx, s.clock, s.client, s.methods = t.Context(), &fakeClock{}, c.s.client, nil
	s.check = func(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) check.Result {
		result := check.File(ctx, ix, f, cfg)
		for _, failure := range result.Failures {
			stack := []byte(nil)
			if p := (*workspace.Panic)(nil); errors.As(failure.Err, &p) {
				stack = p.Stack
			}
			t.Errorf("%s fails: %v\n%s\n%s", failure.Rule, failure.Err, stack, c.kept())
		}
		return result
	}
	for _, typed := range c.open {
		d := &document{key: typed.uri, uri: typed.uri}
		var name string
		d.folder, name, d.shared = s.locate(d.uri)
		d.path, d.kind = classify(name, "")
		d.current = &version{text: syntax.NewText(typed.text)}
		s.docs[d.uri] = d
		sn := s.snapshot(d)
		file, err := d.current.model(d.path)
		if err != nil || file == nil || len(file.Errors) > 0 {
			return nil, false
		}
		s.enter(sn, file)
	}
	shown = map[string]any{}
	for _, d := range s.docs {
		items, err := s.whole(t.Context(), s.open(d.uri))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := protocol.Marshal(fullReport("file:///x", items))
		if err != nil {
			t.Fatal(err)
		}
		var report object
		if err := json.Unmarshal(raw, &report); err != nil {
			t.Fatal(err)
		}
		shown[d.uri] = report["items"]
	}
	return shown, true
}

func told(items any) string {
	raw, _ := json.MarshalIndent(items, "", " ")
	return string(raw)
}
