package exposedinvariant

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// narrow takes the writer away from a field: attr_reader for a lone attr_accessor, readonly where no method assigns it.
func narrow(p *contracts.Pass, c *program.Class, f *program.Field) []contracts.Repair {
	if c.File.Language == program.Ruby {
		for _, m := range c.Macros {
			if m.Op == program.Call && m.Name == "attr_accessor" && len(m.List) == 1 && m.Span.Contains(f.NameSpan) && m.NameSpan.Len() > 0 && !writesThrough(c, f.Name) {
				return []contracts.Repair{repair.Replace(p.File, m.NameSpan, "attr_reader", "Let callers only read "+f.Name, false, false)}
			}
		}
		return nil
	}
	if assigned(c, f.Name) {
		return nil
	}
	at := syntax.Span{Start: f.NameSpan.Start, End: f.NameSpan.Start}
	return []contracts.Repair{repair.Replace(p.File, at, "readonly ", "Make "+f.Name+" readonly", false, false)}
}

// writesThrough reports whether the class itself uses the writer: self.x = ….
func writesThrough(c *program.Class, name string) bool {
	found := false
	for _, m := range c.Methods {
		m.Body().Walk(func(e *program.Expr) bool {
			if t := e.X; e.Op == program.Assign && t != nil && t.Op == program.Call && t.X != nil && t.X.Op == program.Self && t.Name == name {
				found = true
			}
			return !found
		})
	}
	return found
}

// assigned reports whether a method other than the constructor assigns a field.
func assigned(c *program.Class, name string) bool {
	found := false
	for _, m := range c.Methods {
		if m.Kind == program.KindConstructor {
			continue
		}
		m.Body().Walk(func(e *program.Expr) bool {
			if t := e.X; e.Op == program.Assign && t != nil && t.Op == program.Field_ && t.Name == name {
				found = true
			}
			return !found
		})
	}
	return found
}

// copied returns a copy in place of the collection.
func copied(m *program.Method, x *program.Expr) []contracts.Repair {
	text := m.File.Text.Slice(x.Span)
	if m.File.Language == program.Ruby {
		return []contracts.Repair{repair.Replace(m.File, x.Span, text+".dup.freeze", "Return a frozen copy", true, false)}
	}
	if m.Return == nil || m.Return.Name == "Array" && !strings.Contains(m.Return.Text, "readonly") {
		return []contracts.Repair{repair.Replace(m.File, x.Span, "[..."+text+"]", "Return a copy", true, false)}
	}
	return nil
}
