package ruby

import (
	"fmt"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

var opNames = [...]string{
	"opaque", "nil", "true", "false", "int", "float", "str", "template", "sym", "regex", "array", "hash", "pair", "range",
	"local", "self", "field", "const", "global", "member", "index", "call", "new", "super", "yield", "spread", "closure",
	"await", "nonnull", "cast", "not", "unary", "binary", "and", "or", "coalesce", "assign", "multi", "block", "if", "case",
	"while", "for", "try", "return", "raise", "break", "next", "redo", "retry", "match",
}

var flagNames = []string{
	"safe", "modifier", "unless", "ternary", "fallthrough", "pattern", "until", "post", "cstyle", "raises", "bare", "parens",
}

// dump writes an expression as (op:name/flags children…), operands X Y Z W as they come and "-" for a gap before one.
func dump(e *program.Expr) string {
	if e == nil {
		return "-"
	}
	var b strings.Builder
	b.WriteString("(" + opNames[e.Op])
	if e.Name != "" {
		fmt.Fprintf(&b, ":%s", e.Name)
	}
	for i, name := range flagNames {
		if e.Flags&(1<<i) != 0 {
			b.WriteString("/" + name)
		}
	}
	for _, part := range dumpParts(e) {
		b.WriteString(" " + part)
	}
	return b.String() + ")"
}

func dumpParts(e *program.Expr) []string {
	operands := []string{dump(e.X), dump(e.Y), dump(e.Z), dump(e.W)}
	for len(operands) > 0 && operands[len(operands)-1] == "-" {
		operands = operands[:len(operands)-1]
	}
	out := operands
	if len(e.List) > 0 {
		out = append(out, "["+dumpList(e.List)+"]")
	}
	for _, w := range e.Whens() {
		out = append(out, "(when ["+dumpList(w.Values)+"] "+dumpPattern(w.Pattern)+" "+dump(w.Guard)+" "+dump(w.Body)+")")
	}
	for _, r := range e.Rescues() {
		out = append(out, fmt.Sprintf("(rescue %v %q %s)", r.Classes, r.Var, dump(r.Body)))
	}
	if e.Op == program.Match {
		out = append(out, dumpPattern(e.Pattern))
	}
	if c := e.Closure; c != nil {
		out = append(out, fmt.Sprintf("{%d |%s| %s}", c.Kind, dumpParams(c.Params), dump(c.Body)))
	}
	return out
}

func dumpList(list []*program.Expr) string {
	var out []string
	for _, e := range list {
		out = append(out, dump(e))
	}
	return strings.Join(out, " ")
}

func dumpParams(params []*program.Param) string {
	kinds := [...]string{"", "key ", "*", "**", "&", "", "..."}
	var out []string
	for _, p := range params {
		s := kinds[p.Kind] + p.Name
		if p.Kind == program.Destructured {
			s = "(" + dumpParams(p.Leaves) + ")"
		}
		if p.Default != nil {
			s += "=" + dump(p.Default)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func dumpPattern(p *program.Pattern) string {
	if p == nil {
		return "-"
	}
	kinds := [...]string{"any", "value", "array", "hash", "alt"}
	s := "<" + kinds[p.Kind]
	if p.Const != "" {
		s += " " + p.Const
	}
	if p.Value != nil {
		s += " " + dump(p.Value)
	}
	for i, sub := range p.Subs {
		s += " "
		if i < len(p.Keys) {
			s += p.Keys[i] + ":"
		}
		s += dumpPattern(sub)
	}
	if p.Bind != "" {
		s += " @" + p.Bind
	}
	return s + ">"
}

// dumpFile lists the declarations of a file, a line each.
func dumpFile(f *program.File) string {
	var b strings.Builder
	for _, c := range f.Classes {
		fmt.Fprintf(&b, "%s %s", [...]string{"class", "module"}[c.Kind], c.Name)
		if c.Super != "" {
			b.WriteString(" < " + c.Super)
		}
		if c.Mixins != nil {
			fmt.Fprintf(&b, " + %s", strings.Join(c.Mixins, " "))
		}
		if c.Broken {
			b.WriteString(" broken")
		}
		b.WriteString("\n")
		dumpMembers(&b, c)
	}
	for _, m := range f.Functions {
		fmt.Fprintf(&b, "function %s\n", dumpMethod(m))
	}
	if f.TopLevel != nil {
		fmt.Fprintf(&b, "top %s\n", dump(f.TopLevel.Body()))
	}
	return b.String()
}

func dumpMembers(b *strings.Builder, c *program.Class) {
	if c.Doc != nil {
		fmt.Fprintf(b, "  doc %q\n", c.Doc.Text)
	}
	for _, k := range c.Consts {
		fmt.Fprintf(b, "  const %s %s\n", k.Name, dump(k.Value))
	}
	for _, f := range c.Fields {
		fmt.Fprintf(b, "  field %s%s", visibilityNames[f.Visibility], f.Name)
		for name, set := range map[string]bool{"reader": f.Reader, "writer": f.Writer} {
			if set && !(f.Reader && f.Writer) {
				b.WriteString(" " + name)
			}
		}
		b.WriteString("\n")
	}
	for _, m := range c.Macros {
		fmt.Fprintf(b, "  macro %s\n", dump(m))
	}
	for _, m := range c.Methods {
		fmt.Fprintf(b, "  def %s\n", dumpMethod(m))
	}
}

var visibilityNames = [...]string{"", "protected ", "private "}

func dumpMethod(m *program.Method) string {
	s := visibilityNames[m.Visibility]
	if m.Static {
		s += "static "
	}
	if m.Kind == program.KindConstructor {
		s += "constructor "
	}
	if m.Broken {
		s += "broken "
	}
	s += m.Name + "(" + dumpParams(m.Params) + ")"
	if m.Sig != nil {
		s += " sig"
	}
	if m.Doc != nil {
		s += fmt.Sprintf(" doc %q", m.Doc.Text)
	}
	if m.BodyForm == program.ExpressionBody {
		s += " ="
	}
	return s
}
