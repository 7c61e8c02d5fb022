package server

import (
	"errors"
	"path"
	"strings"
	"sync"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts/check"
	"github.com/agentcore/proviso/contracts/config"
)

// settings is a folder's configuration as it was at one time. Where a file of it is wrong, the last good one stays in force.
type settings struct {
	set *config.Set

	mu   sync.Mutex
	good map[string]*config.Config // by folder of the files it holds for
}

// newSettings reads the configuration anew; before is what was in force, or nil.
func newSettings(root string, p preferences, before *settings) *settings {
	c := &settings{set: config.NewSet(root, ruleNames()), good: map[string]*config.Config{}}
	c.set.Force(p.profile, nil)
	if before != nil {
		before.mu.Lock()
		defer before.mu.Unlock()
		for dir, cfg := range before.good {
			c.good[dir] = c.set.Forced(*cfg)
		}
	}
	return c
}

func ruleNames() []string {
	var out []string
	for _, r := range check.Rules() {
		out = append(out, r.Name)
	}
	return out
}

// of is the configuration for a file, and what is wrong with the newest one.
func (c *settings) of(file string) (*config.Config, error) {
	cfg, err := c.set.For(file)
	dir := path.Dir(file)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		c.good[dir] = cfg
		return cfg, nil
	}
	if last := c.good[dir]; last != nil {
		return last, err
	}
	return c.set.Forced(config.Config{}), err
}

// reconfigure reads the configuration of every folder anew and looks again at everything.
func (s *session) reconfigure() {
	s.mu.Lock()
	folders := append([]*folder(nil), s.folders...)
	for _, f := range folders {
		for u := range f.accused {
			s.publish(u, nil, nil)
		}
		f.accused = nil
		f.era++
		f.settings = newSettings(f.root, s.preferences, f.settings)
		f.index = f.index.WithCompiler(workspace.NewCompiler(f.root))
		s.disturb(f, nil)
	}
	s.mu.Unlock()
	for _, f := range folders {
		// Wrong settings are told of even where no document is open that they would hold for.
		if _, err := f.settings.of("proviso.yml"); err != nil {
			s.reportConfig(f, err)
		}
		s.refreshAll(f) // other files may be excluded now
	}
}

// reportConfig tells of a wrong configuration: once as a message, and in its file. An open file tells by its own diagnostics.
func (s *session) reportConfig(f *folder, err error) {
	s.showOnce("config "+err.Error(), protocol.MessageTypeWarning, err.Error()+"; the last good configuration stays in force")
	var problems config.Problems
	if !errors.As(err, &problems) || len(problems) == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	u, open := s.uriOf(f, problems[0].File)
	if open != nil || f.accused[string(u)] {
		return
	}
	if f.accused == nil {
		f.accused = map[string]bool{}
	}
	f.accused[string(u)] = true
	items := make([]protocol.Diagnostic, 0, len(problems))
	for _, p := range problems {
		from := protocol.Position{Line: uint32(max(p.Line-1, 0)), Character: uint32(max(p.Column-1, 0))}
		to := protocol.Position{Line: from.Line, Character: from.Character + 1}
		items = append(items, problemDiagnostic(p, protocol.Range{Start: from, End: to}))
	}
	s.publish(string(u), nil, items)
}

// problems checks the text of a configuration file that is being edited.
func problems(sn *snapshot, e syntax.Encoding) []protocol.Diagnostic {
	text := sn.version.text
	_, list := config.Parse(sn.path, []byte(text.String()), ruleNames())
	items := make([]protocol.Diagnostic, 0, len(list))
	for _, p := range list {
		start := text.Offset(syntax.Point{Line: p.Line - 1, Column: p.Column - 1}, syntax.UTF32)
		end := start + len(word(text.String()[start:]))
		items = append(items, problemDiagnostic(p, textRange(text, syntax.Span{Start: start, End: end}, e)))
	}
	return items
}

// word is what stands at the head of a text up to the next blank, colon or comma.
func word(s string) string {
	if i := strings.IndexAny(s, " \t\r\n:,"); i >= 0 {
		return s[:i]
	}
	return s
}

func problemDiagnostic(p config.Problem, r protocol.Range) protocol.Diagnostic {
	return protocol.Diagnostic{Range: r, Severity: protocol.DiagnosticSeverityError, Code: protocol.String("configuration"),
		Source: protocol.NewOptional(source), Message: protocol.String(p.Message)}
}
