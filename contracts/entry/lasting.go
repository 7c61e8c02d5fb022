package entry

import (
	"sort"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
)

// Changes are the places of a method at which an object may change under the analysis' eyes: calls that it does not see into
// and stores into members. What a guard proved of a field, of a member or of a collection's size does not outlast them.
type Changes struct {
	lang   program.Language
	spans  []syntax.Span // by start
	method *program.Method
}

// ChangesOf lists the places of a method.
func ChangesOf(m *program.Method) *Changes {
	c := &Changes{lang: m.File.Language, method: m}
	m.Body().Walk(func(e *program.Expr) bool {
		switch e.Op {
		case program.Raise:
			return false // what it says on the way out changes nothing that is read later
		case program.Call, program.Super, program.Yield, program.Await, program.New:
			if !c.asks(e) {
				c.spans = append(c.spans, e.Span)
			}
		case program.Assign:
			if t := e.X; t != nil && (t.Op == program.Member || t.Op == program.Index || t.Op == program.Field_ || t.Op == program.Call) {
				c.spans = append(c.spans, e.Span)
			}
		}
		return true
	})
	sort.SliceStable(c.spans, func(i, j int) bool { return c.spans[i].Start < c.spans[j].Start })
	return c
}

// asks recognises calls that only look: predicates, comparisons, readers of sizes and of text.
func (c *Changes) asks(e *program.Expr) bool {
	if e.Op != program.Call || e.Closure != nil {
		return false
	}
	return strings.HasSuffix(e.Name, "?") || lookingCalls[e.Name] || isPredicateName(e.Name)
}

func isPredicateName(name string) bool {
	for _, prefix := range []string{"is", "has"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
			return true
		}
	}
	return false
}

var lookingCalls = map[string]bool{"size": true, "length": true, "count": true, "strip": true, "trim": true, "to_s": true, "to_i": true, "to_f": true,
	"includes": true, "startsWith": true, "endsWith": true, "test": true, "toLowerCase": true, "toUpperCase": true, "downcase": true, "upcase": true,
	"blank": true, "presence": true, "fetch": true, "dig": true, "to_sym": true, "abs": true, "getTime": true, "to_d": true, "keys": true, "values": true}

// Lasts reports whether what the condition by proved of a value still holds at e.
func (c *Changes) Lasts(v *flow.Value, ofSize bool, by, e *program.Expr) bool {
	if v == nil || by == nil {
		return false
	}
	if !ofSize && v.Base == nil && v.Field == "" {
		return true // a number, a text or nil, in a variable whose stores the analysis follows
	}
	from, to := by.Span.End, e.Span.Start
	if to < by.Span.Start || !c.method.Span.Contains(by.Span) {
		return false
	}
	i := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].Start >= from })
	return i == len(c.spans) || c.spans[i].Start >= to
}
