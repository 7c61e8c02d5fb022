package missingshape

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// putThere reports whether every key of a body that a TypeScript record reads is one that the program itself puts into bodies, as a
// middleware does with who asks: req.body.userId = req.session.user.id.
func putThere(p *contracts.Pass, m *program.Method, rec *entry.Record, v, root *flow.Value) bool {
	if m.File.Language != program.TypeScript {
		return false
	}
	for ; v != root; v = v.Base {
		if v.Base == root {
			return writesKey(p, v.Key)
		}
	}
	switch rec.Expr.Op {
	case program.Member:
		return writesKey(p, rec.Expr.Name)
	case program.Multi:
		for _, t := range rec.Expr.List {
			if !writesKey(p, t.Name) {
				return false
			}
		}
		return len(rec.Expr.List) > 0
	}
	return false
}

type writtenKey struct{ name string }

// writesKey reports whether some file of the project assigns a key of the body of a request.
func writesKey(p *contracts.Pass, name string) bool {
	if name == "" {
		return false
	}
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if known, ok := p.Memo[writtenKey{name}]; ok {
		return known.(bool)
	}
	found := false
	key := ".body." + name // few texts hold it, so that few are searched
	written := regexp.MustCompile(`\b(req|request)\.body\.` + regexp.QuoteMeta(name) + `\s*=[^=]`)
	for _, f := range p.Program.MentionedIn(name) {
		if found = f.Language == program.TypeScript && strings.Contains(f.Text.String(), key) && !entry.TestPath(f.Path) && written.MatchString(f.Text.String()); found {
			break
		}
	}
	p.Memo[writtenKey{name}] = found
	return found
}

// answeredFor reports whether all that a TypeScript method does with the keys it takes from a body stands where any error is turned into an
// answer: whoever sends too little is told so.
func answeredFor(m *program.Method, read *program.Expr) bool {
	if read.Op != program.Multi {
		return m.File.Language == program.TypeScript && entry.Contained(m, read)
	}
	names := map[string]bool{}
	for _, t := range read.List {
		if t.X == nil || t.X.Op != program.Local {
			return false
		}
		names[t.X.Name] = true
	}
	uses, open := 0, false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Local && names[e.Name] && !read.Span.Contains(e.Span) {
			uses++
			open = open || !entry.Contained(m, e)
		}
		return !open
	})
	return uses > 0 && !open && m.File.Language == program.TypeScript
}
