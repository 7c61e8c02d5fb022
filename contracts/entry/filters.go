package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// filterMacros declare what Rails runs before an action.
var filterMacros = map[string]bool{"before_action": true, "prepend_before_action": true, "append_before_action": true, "before_filter": true, "prepend_before_filter": true}

// lineLimit bounds how many superclasses and concerns of a controller are asked for filters.
const lineLimit = 12

// RefusedBefore reports whether a filter that runs before a Rails action has asked for the record already that the action looks up: it
// looks up one of the same class by the same parameter, or one for every parameter that is called after a class, and answers the
// request itself where there is none.
func RefusedBefore(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	if m.File.Language != program.Ruby || m.Class == nil || lookup == nil || lookup.Op != program.Call || !Controller(m) {
		return false
	}
	sought := sought{class: rootConstant(lookup.X), keys: paramKeys(m, lookup)}
	if len(sought.keys) == 0 {
		return false
	}
	for _, c := range controllerLine(p, m.Class) {
		for _, e := range filtersOf(c) {
			if !runsBefore(e, m) {
				continue
			}
			for _, a := range e.List {
				if a.Op != program.Symbol && a.Op != program.Str {
					continue
				}
				if f := flow.FindMethod(project(p), m.Class, a.Name, false); f != nil && f != m && f.HasBody() && sought.answered(p, m.Class, f) {
					return true
				}
			}
		}
	}
	return false
}

// Controller reports whether a method belongs to a Rails controller or one of its concerns.
func Controller(m *program.Method) bool {
	return strings.Contains(m.File.Path, "controllers/") || m.Class != nil && strings.HasSuffix(m.Class.Name, "Controller")
}

// rootConstant is the last word of the constant that a query starts from; "" where it starts from something else.
func rootConstant(x *program.Expr) string {
	for x != nil && x.Op == program.Call {
		x = x.X
	}
	if x == nil || x.Op != program.Constant {
		return ""
	}
	return last(x.Name)
}

// paramKeys are the parameters of a request that an expression reads, through locals too that are given one thing alone.
func paramKeys(m *program.Method, e *program.Expr) map[string]bool {
	out := map[string]bool{}
	read := func(e *program.Expr) {
		e.Walk(func(x *program.Expr) bool {
			if x.Op == program.Index && len(x.List) == 1 && ofRequest(x.X) && x.List[0].Name != "" {
				out[x.List[0].Name] = true
			}
			return true
		})
	}
	for _, a := range e.List {
		read(a)
		a.Walk(func(x *program.Expr) bool {
			if x.Op == program.Local {
				m.Body().Walk(func(s *program.Expr) bool {
					if s.Op == program.Assign && s.X != nil && s.Y != nil && s.X.Op == program.Local && s.X.Name == x.Name {
						read(s.Y)
					}
					return true
				})
			}
			return true
		})
	}
	return out
}

func ofRequest(x *program.Expr) bool {
	return x != nil && x.Op == program.Call && (x.Name == "params" || x.Name == "path_parameters" || strings.HasSuffix(x.Name, "_params"))
}

// controllerLine is a controller with its superclasses and concerns, as far as the project has them.
func controllerLine(p *contracts.Pass, c *program.Class) []*program.Class {
	line := []*program.Class{c}
	for i := 0; i < len(line) && len(line) < lineLimit; i++ {
		for _, base := range append([]string{line[i].Super}, line[i].Mixins...) {
			for _, o := range flow.Resolve(project(p), line[i], base) {
				if !slices.Contains(line, o) {
					line = append(line, o)
				}
			}
		}
	}
	return line
}

// filtersOf are the declarations of filters in a class, those in the block of a concern included.
func filtersOf(c *program.Class) []*program.Expr {
	var out []*program.Expr
	add := func(e *program.Expr) {
		if e.Op == program.Call && filterMacros[e.Name] {
			out = append(out, e)
		}
	}
	for _, e := range c.Macros {
		add(e)
		if e.Op == program.Call && e.Name == "included" && e.Closure != nil && e.Closure.Body != nil {
			e.Closure.Body.Walk(func(x *program.Expr) bool {
				add(x)
				return true
			})
		}
	}
	return out
}

// runsBefore reports whether a filter runs before a method, as far as only: and except: tell. Before what an action calls it has run, too.
func runsBefore(filter *program.Expr, m *program.Method) bool {
	for _, a := range filter.List {
		if a.Op != program.Pair || a.X == nil || a.Y == nil || m.Visibility != program.Public {
			continue
		}
		listed := false
		a.Y.Walk(func(x *program.Expr) bool {
			listed = listed || (x.Op == program.Symbol || x.Op == program.Str) && x.Name == m.Name
			return !listed
		})
		if a.X.Name == "only" && !listed || a.X.Name == "except" && listed {
			return false
		}
	}
	return true
}

// sought is what a lookup goes by: a class, or "", and parameters of the request.
type sought struct {
	class string
	keys  map[string]bool
}

// refusing are messages by which a controller answers a request itself.
var refusing = names.Compile(`^(head|render|redirect_to|redirect_back|redirect_back_or_to|respond_with|(render|send|respond)_\w+)$|not_found|forbidden|unauthorized|404|403`)

// answered reports whether a filter looks the same up and refuses where there is none.
func (s sought) answered(p *contracts.Pass, c *program.Class, filter *program.Method) bool {
	finds, refuses := false, false
	seen := map[*program.Method]bool{}
	var read func(m *program.Method, depth int)
	read = func(m *program.Method, depth int) {
		if seen[m] || !m.HasBody() || depth > 3 {
			return
		}
		seen[m] = true
		m.Body().Walk(func(e *program.Expr) bool {
			switch {
			case e.Op == program.Raise:
				refuses = true
			case e.Op != program.Call:
			case e.X == nil || e.X.Op == program.Self:
				refuses = refuses || refusing.MatchString(e.Name)
				if o := flow.FindMethod(project(p), c, e.Name, false); o != nil {
					read(o, depth+1)
				}
			case strings.HasPrefix(e.Name, "find"):
				at := rootConstant(e.X)
				same := at != "" && at == s.class
				keys := paramKeys(m, e)
				for k := range s.keys {
					finds = finds || same && keys[k] || s.named(c, k) && classByName(e.X) && len(e.List) > 0
				}
				refuses = refuses || same && (strings.HasSuffix(e.Name, "!") || e.Name == "find" && e.Closure == nil)
			}
			return true
		})
	}
	read(filter, 0)
	return finds && refuses
}

// named reports whether a parameter is called after the class that is looked up, or is the one after which the controller is called.
func (s sought) named(c *program.Class, key string) bool {
	return s.class != "" && (key == records.VariableOf(s.class)+"_id" || key == "id" && strings.HasPrefix(last(c.Name), s.class+"s"))
}

// classByName reports whether a class is made of its name: key.classify.constantize.
func classByName(x *program.Expr) bool {
	return x != nil && x.Op == program.Call && (x.Name == "constantize" || x.Name == "safe_constantize")
}
