package server

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
)

// campaign types at random into files that are open in one session, and keeps what its client shows.
type campaign struct {
	*editor
	pulls bool
	open  []*typed
	shown map[string]any // diagnostics by URI

	edits, bursts, compared int
}

// typed is one open document.
type typed struct {
	*typist
	uri     string
	source  string
	version int
}

func newCampaign(t *testing.T, pulls bool) *campaign {
	c := &campaign{editor: start(t, func(s *session) { s.check, s.methods = check.File, check.Methods }), pulls: pulls}
	capabilities := `{"textDocument":{"publishDiagnostics":{"relatedInformation":true}}}`
	if pulls {
		capabilities = `{"textDocument":{"diagnostic":{"relatedInformation":true}},"workspace":{"diagnostics":{"refreshSupport":true}}}`
	}
	c.initialize(capabilities)
	return c
}

// round opens some files, makes bursts of edits in them, and closes them.
func (c *campaign) round(random *rand.Rand, files files, bursts int) {
	c.open, c.shown = nil, map[string]any{}
	for _, i := range files.some(random) {
		d := &typed{&typist{random: random, text: files.texts[i], sources: files.texts}, canonical("file:///w/" + files.paths[i]), files.texts[i], 1}
		c.open = append(c.open, d)
		c.editor.open(d.uri, "", d.text)
	}
	for _, d := range c.open {
		c.look(d)
	}
	for range bursts {
		c.burst(c.open[random.IntN(len(c.open))])
		c.compare()
		if c.t.Failed() {
			return
		}
	}
	for _, d := range c.open {
		c.close(d.uri)
	}
	c.quiet()
	c.forget()
}

// forget drops what the test itself would gather, after a look at the server's log.
func (c *campaign) forget() {
	c.seen = nil
	for _, entry := range c.logs.TakeAll() {
		if strings.Contains(entry.Message, "panic") {
			c.t.Errorf("%s: %v", entry.Message, entry.ContextMap())
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.asked)
}

// burst makes some edits in a document, told one by one or in arrays, with questions between that are called off.
func (c *campaign) burst(d *typed) {
	var list []object
	r := d.random
	say := func() {
		d.version++
		c.change(d.uri, d.version, list...)
		list = nil
	}
	most := 40
	if r.IntN(10) == 0 {
		most = 1000
	}
	for range 1 + r.IntN(most) {
		c.edits++
		list = append(list, d.edit())
		if r.IntN(3) > 0 {
			say()
		}
		if r.IntN(8) == 0 { // answered apart, or superseded
			c.notify("$/cancelRequest", object{"id": c.ask("textDocument/diagnostic", object{"textDocument": object{"uri": d.uri}})})
		}
	}
	switch r.IntN(6) {
	case 0: // back to what can be read, step by step
		for len(d.before) > 0 {
			c.edits++
			list = append(list, d.undo())
		}
	case 1, 2: // and at once
		list = append(list, object{"text": d.source})
		d.before, d.typing, d.text = nil, "", d.source
	}
	say()
	c.bursts++
	c.look(d)
}

// look is what a client does after an edit: it asks, if it asks by itself. Whatever the server had to do since is done then.
func (c *campaign) look(d *typed) {
	if c.pulls {
		c.shown[d.uri] = c.pull(d.uri, nil)["items"]
	}
	for c.quiet(); c.takeSeen(); c.quiet() {
	}
}

// takeSeen takes what the server said by itself, as clients do, and reports whether that made it ask.
func (c *campaign) takeSeen() (asked bool) {
	for _, m := range c.seen {
		switch m["method"] {
		case "textDocument/publishDiagnostics":
			p := m["params"].(object)
			c.shown[p["uri"].(string)] = p["diagnostics"]
		case "workspace/diagnostic/refresh":
			c.reply(m, nil)
			asked = true
		}
	}
	c.seen = nil
	if asked {
		for _, d := range c.open {
			c.shown[d.uri] = c.pull(d.uri, nil)["items"]
		}
	}
	return asked
}

// quiet runs all timers until nothing is left to do. A burst may have left hundreds of questions, each worth a look at everything.
func (e *editor) quiet() {
	e.t.Helper()
	end := time.NewTimer(15 * patience)
	defer end.Stop()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for {
		e.sync()
		for e.s.background.busy() {
			select {
			case <-tick.C:
			case <-end.C:
				e.t.Fatal("the server does not come to rest")
			}
		}
		if e.clock.idle() {
			e.sync() // what was queued is read
			return
		}
		e.clock.advance(time.Hour)
	}
}

func (g *gate) busy() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.inside > 0
}

func (c *fakeClock) idle() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return !slices.ContainsFunc(c.timers, func(t *fakeTimer) bool { return !t.dead })
}

// compare holds what is shown of every document against what a session says that never saw another text. Of a text with errors, one
// that saw it better keeps what it knew, and so of what other texts ask of it: then there is nothing to compare with.
func (c *campaign) compare() {
	for _, d := range c.open {
		if text := c.text(d.uri); text != d.text {
			c.t.Errorf("%s: the texts differ\n%q\n%q", d.uri, text, d.text)
			return
		}
	}
	want, readable := c.afresh()
	if !readable {
		return
	}
	for _, d := range c.open {
		c.compared++
		if a, b := told(c.shown[d.uri]), told(want[d.uri]); a != b {
			c.t.Errorf("%s (client asks: %v):\n%s\nafresh:\n%s\n%s", d.uri, c.pulls, a, b, c.kept())
			return
		}
	}
}

// kept writes the texts of a failure where they can be looked at.
func (c *campaign) kept() string {
	dir, err := os.MkdirTemp("", "proviso-random-")
	if err != nil {
		return err.Error()
	}
	for _, d := range c.open {
		file := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(d.uri, "file:///w/")))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err.Error()
		}
		if err := os.WriteFile(file, []byte(d.text), 0o644); err != nil {
			return err.Error()
		}
	}
	return "texts in " + dir
}

// files are what is typed into.
type files struct{ paths, texts []string }

// longest bounds the files that are typed into: each burst has them analysed more than once.
const longest = 40 << 10

// readFiles reads what can be typed into, each under its path below its root.
func readFiles(t *testing.T, roots ...string) files {
	t.Helper()
	var out files
	taken := map[string]bool{}
	for _, root := range roots {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == ".git"):
				return filepath.SkipDir
			case !entry.Type().IsRegular() || !workspace.Supported(path) || strings.HasSuffix(path, ".rbs") || strings.HasSuffix(path, ".prisma"):
				return nil
			}
			raw, err := os.ReadFile(path)
			name, outside := filepath.Rel(root, path)
			if name = filepath.ToSlash(name); err == nil && outside == nil && len(raw) > 0 && len(raw) <= longest && !taken[name] {
				taken[name] = true // of two roots, the first
				out.paths, out.texts = append(out.paths, name), append(out.texts, string(raw))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out.paths) < 3 {
		t.Fatalf("%q: %d files", roots, len(out.paths))
	}
	return out
}

// declares is the first name that a file declares.
var declares = regexp.MustCompile(`(?m)^\s*(?:export )?(?:abstract )?(?:class|module|interface|function|enum) (?:\w+::)*(\w+)`)

// some picks a file, one that speaks of what it declares, and one that speaks of what that one declares, as far as there are such.
func (f files) some(random *rand.Rand) []int {
	out := []int{random.IntN(len(f.paths))}
	for len(out) < 3 {
		next := random.IntN(len(f.paths))
		if name := declares.FindStringSubmatch(f.texts[out[len(out)-1]]); name != nil {
			for i := range f.texts {
				if at := (next + i) % len(f.texts); !slices.Contains(out, at) && strings.Contains(f.texts[at], name[1]) {
					next = at
					break
				}
			}
		}
		if slices.Contains(out, next) {
			break
		}
		out = append(out, next)
	}
	return out
}
