package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

type unreadKey struct{ method *program.Method }

// Unread are the expressions of a method whose value nobody reads: statements, what is stored in a variable that is not read,
// and what an action or a job returns to a framework that does not look.
func Unread(p *contracts.Pass, m *program.Method) map[*program.Expr]bool {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[unreadKey{m}]; ok {
		return v.(map[*program.Expr]bool)
	}
	d := discarding{m.File.Language, map[*program.Expr]bool{}}
	d.value(m.Body(), m.File.Language == program.Ruby && m.Kind != program.KindConstructor && !frameworkEnds(p, m))
	out := map[*program.Expr]bool{}
	reads := reads(m)
	for e := range d.out {
		switch {
		case e.Op == program.Await && e.X != nil:
			out[e.X] = true
		case e.Op == program.Assign && e.Name == "" && e.X != nil && e.X.Op == program.Local && e.Y != nil && reads[e.X.Name] == 0 && !strings.HasPrefix(e.X.Name, "_"):
			v := flow.Strip(e.Y)
			if v.Op == program.Await {
				v = v.X
			}
			out[v] = true
		default:
			out[e] = true
		}
	}
	p.Memo[unreadKey{m}] = out
	return out
}

// reads counts how often each local variable is read.
func reads(m *program.Method) map[string]int {
	out := map[string]int{}
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Local:
			out[e.Name]++
		case e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.Name == "":
			out[e.X.Name]--
		}
		return true
	})
	return out
}

var jobPath = regexp.MustCompile(`(^|/)app/(jobs|workers|sidekiq)/`)

// frameworkEnds reports whether a framework calls the method and takes no notice of what it returns.
func frameworkEnds(p *contracts.Pass, m *program.Method) bool {
	if m.Class == nil || m.Static || m.Visibility != program.Public || m.File.Language != program.Ruby {
		return false
	}
	if m.Name == "perform" {
		return jobPath.MatchString(m.File.Path) || inherits(p, m.Class, func(n string) bool {
			return n == "ApplicationJob" || n == "ActiveJob::Base" || strings.HasPrefix(n, "Sidekiq::")
		}, 0)
	}
	return strings.HasSuffix(m.Class.Name, "Controller") && len(m.Params) == 0
}
