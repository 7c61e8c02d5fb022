package entry

import (
	"regexp"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// OwnEntry reports whether a TypeScript search through a list looks for an entry that the program put there itself, as far as anything
// can be told: one that a constant names, one of a list that is constant or was handed in, or one that goes with something in hand.
// Only what a caller names may be missing as a matter of course.
func OwnEntry(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	e := lookup
	if e != nil && e.Op == program.Await {
		e = e.X
	}
	if e == nil || e.Op != program.Call || m.File.Language != program.TypeScript || e.Name != "find" && e.Name != "findLast" ||
		len(e.List) != 1 || e.List[0].Op != program.Closure_ {
		return false
	}
	return rootedInConstant(e.X) || handedList(m, e.X) || ofComponent(m) || !callerNames(p, m, e.List[0].Closure.Body, 3)
}

// handedList reports whether a list is a parameter of the method, or part of one, and no part of a request: whoever gives a list to be searched
// knows what stands in it.
func handedList(m *program.Method, list *program.Expr) bool {
	root := Root(flow.Strip(list))
	if root == nil || root.Op != program.Local || requestName.MatchString(root.Name) {
		return false
	}
	prm := paramNamed(m.Params, root.Name)
	return prm != nil && requestPart(prm) == nil
}

// ofComponent reports whether a method belongs to a component of a page: what it is asked for was chosen from what the page shows.
func ofComponent(m *program.Method) bool {
	if m.Class == nil {
		return false
	}
	for _, d := range m.Class.Decorators {
		if d.Name == "Component" || d.Name == "Directive" || d.Name == "customElement" {
			return true
		}
	}
	return m.Class.Super == "Component" || m.Class.Super == "React.Component" || m.Class.Super == "LitElement"
}

// callerNames reports whether an expression reads what the caller of a method wrote, and nobody has looked up: a text or number that
// was handed in, a member of a request or of an input.
func callerNames(p *contracts.Pass, m *program.Method, e *program.Expr, depth int) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		if !found && x.Op == program.Local {
			found = written(p, m, x.Name, depth)
		}
		return !found
	})
	return found
}

// CallerNames reports whether an expression reads what a caller of a method wrote, or what a request or an answer brought.
func CallerNames(p *contracts.Pass, m *program.Method, e *program.Expr) bool {
	return callerNames(p, m, e, 3)
}

// written reports whether a local holds what a caller wrote, or is made of it.
func written(p *contracts.Pass, m *program.Method, name string, depth int) bool {
	for _, prm := range m.Params {
		if prm.Kind == program.Destructured {
			if leaf := paramNamed(prm.Leaves, name); leaf != nil {
				return leaf.Type == nil || plain(p, leaf.Type)
			}
		}
	}
	if prm := paramNamed(m.Params, name); prm != nil {
		return handedIn.MatchString(name) || prm.Type == nil || handedIn.MatchString(prm.Type.Name) || plain(p, prm.Type)
	}
	if depth == 0 {
		return handedIn.MatchString(name)
	}
	made := false
	m.Body().Walk(func(x *program.Expr) bool {
		switch {
		case x.Op == program.Assign && x.X != nil && x.X.Op == program.Local && x.X.Name == name:
			made = made || x.Y != nil && x.Y.Op != program.Await && callerNames(p, m, x.Y, depth-1)
		case x.Op == program.Multi && x.Y != nil && x.Y.Op != program.Await:
			for _, t := range x.List {
				made = made || t.X != nil && t.X.Op == program.Local && t.X.Name == name && callerNames(p, m, x.Y, depth-1)
			}
		}
		return !made
	})
	return made
}

// plain reports whether a type admits whatever a caller writes: texts, numbers and what is not typed, but no choice of a few.
func plain(p *contracts.Pass, t *program.Type) bool {
	switch t.Name {
	case "string", "number", "any", "unknown", "object", "Record", "bigint":
		return true
	case "union", "literal", "boolean":
		return false
	}
	return identifying.MatchString(t.Name)
}

// identifying are names of types that stand for a key: ID, UUID, UserId.
var identifying = regexp.MustCompile(`(^|[a-z])(ID|Id|UUID|Uuid|ObjectId|Key|Slug)$`)
