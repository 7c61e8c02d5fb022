package entry

import (
	"slices"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/summary"
	"github.com/agentcore/proviso/contracts"
)

// Site is a call of the file that runs something of the project.
type Site struct {
	summary.CallSite
	Target flow.Target
}

type sitesKey struct{}

// Sites lists the file's calls that run something of the project, in order of the text.
func Sites(p *contracts.Pass) []Site {
	var out []Site
	for _, s := range Calls(p) {
		if s.Target.Resolved() {
			out = append(out, s)
		}
	}
	return out
}

// Calls lists the file's calls that may leave their class, resolved or not, in order of the text.
func Calls(p *contracts.Pass) []Site {
	if p.Memo == nil {
		p.Memo = map[any]any{}
	}
	if v, ok := p.Memo[sitesKey{}]; ok {
		return v.([]Site)
	}
	var out []Site
	for _, m := range p.Methods() {
		for _, s := range summary.CallSitesIn(m) {
			out = append(out, Site{s, s.Target(project(p))})
		}
	}
	slices.SortStableFunc(out, func(a, b Site) int {
		if a.Call.Span.Start != b.Call.Span.Start {
			return a.Call.Span.Start - b.Call.Span.Start
		}
		return a.Call.Span.End - b.Call.Span.End
	})
	p.Memo[sitesKey{}] = out
	return out
}

type passingKey struct{ method *program.Method }

// Passing is what is known of the arguments that a method of the file passes.
func Passing(p *contracts.Pass, m *program.Method) map[*program.Expr]Passed {
	if v, ok := p.Memo[passingKey{m}]; ok {
		return v.(map[*program.Expr]Passed)
	}
	out := passing(byItself(p, m), func(prm *program.Param) bool { return PresenceOf(p, m, prm) == Optional })
	p.Memo[passingKey{m}] = out
	return out
}

var testPath = names.Compile(`(^|/)(spec|test|tests|__tests__|e2e|features|factories)/|(_spec|_test|/test)\.rb$|\.(spec|test|e2e-spec|e2e|integration)(\.[\w-]+)*\.[cm]?tsx?$`)

// TestPath reports whether a file holds tests, which violate contracts on purpose.
func TestPath(path string) bool { return testPath.MatchString(path) }

// Caught reports whether a call stands where a handler stops what a violated precondition raises.
func Caught(m *program.Method, call *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if found || !e.Span.Contains(call.Span) {
			return false
		}
		if e.Op == program.Try && e.Y != nil && e.Y.Span.Contains(call.Span) {
			found = slices.ContainsFunc(e.Rescues(), summary.CatchesArguments)
		}
		return !found
	})
	return found
}

// OneOff reports whether a file is a seeder, an importer, a one-off script or the like, in which nothing is owed.
func OneOff(path string) bool { return noBoundaryPath.MatchString(path) }

// EntryName reports whether a method is named as the entry of a service.
func EntryName(name string) bool { return entryNames[name] }
