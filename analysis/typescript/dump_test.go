package typescript

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
	"safe", "modifier", "unless", "ternary", "fallthrough", "pattern", "until", "post", "cstyle", "raises", "bare", "", "decl",
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
		if name != "" && e.Flags&(1<<i) != 0 {
			b.WriteString("/" + name)
		}
	}
	if e.Type != nil {
		b.WriteString("<" + dumpType(e.Type) + ">")
	}
	for _, part := range dumpParts(e) {
		b.WriteString(" " + part)
	}
	return b.String() + ")"
}

func dumpParts(e *program.Expr) []string {
	out := []string{dump(e.X), dump(e.Y), dump(e.Z), dump(e.W)}
	for len(out) > 0 && out[len(out)-1] == "-" {
		out = out[:len(out)-1]
	}
	if len(e.List) > 0 {
		out = append(out, "["+dumpList(e.List)+"]")
	}
	for _, w := range e.Whens() {
		s := "(when [" + dumpList(w.Values) + "] " + dump(w.Body) + ")"
		if w.Default {
			s = "(default " + dump(w.Body) + ")"
		}
		out = append(out, s)
	}
	for _, r := range e.Rescues() {
		out = append(out, fmt.Sprintf("(catch %s %s)", r.Var, dump(r.Body)))
	}
	if c := e.Closure; c != nil {
		kind := [...]string{program.Arrow: "=>", program.Function: "function"}[c.Kind]
		if c.Async {
			kind = "async " + kind
		}
		out = append(out, fmt.Sprintf("{%s |%s| %s}", kind, dumpParams(c.Params), dump(c.Body)))
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

func dumpType(t *program.Type) string {
	if t == nil {
		return ""
	}
	s := t.Name
	if t.Name == "" {
		s = "`" + t.Text + "`"
	}
	if t.Name == "literal" {
		s = t.Text
	}
	if len(t.Args) > 0 {
		var args []string
		for _, a := range t.Args {
			args = append(args, dumpType(a))
		}
		s += "[" + strings.Join(args, " ") + "]"
	}
	if t.Nullable {
		s += "?"
	}
	return s
}

func dumpParams(params []*program.Param) string {
	var out []string
	for _, p := range params {
		out = append(out, dumpParam(p))
	}
	return strings.Join(out, ", ")
}

func dumpParam(p *program.Param) string {
	var s string
	for _, d := range p.Decorators {
		s += "@" + d.Name + " "
	}
	if p.Property {
		s += "property "
	}
	if p.Kind == program.Rest {
		s += "..."
	}
	s += p.Name
	if p.Kind == program.Destructured {
		s += "{" + dumpParams(p.Leaves) + "}"
	}
	if p.Optional {
		s += "?"
	}
	if p.Key != "" && p.Key != p.Name {
		s += "<-" + p.Key
	}
	if p.Type != nil {
		s += ": " + dumpType(p.Type)
	}
	if p.Default != nil {
		s += " = " + dump(p.Default)
	}
	return s
}

// dumpFile lists the declarations of a file, a line each.
func dumpFile(f *program.File) string {
	var b strings.Builder
	for _, i := range f.Imports {
		fmt.Fprintf(&b, "import %s from %s:%s\n", i.Local, i.From, i.Name)
	}
	for _, c := range f.Classes {
		dumpClass(&b, c)
	}
	for _, m := range f.Functions {
		fmt.Fprintf(&b, "function %s\n", dumpMethod(m))
	}
	if f.TopLevel != nil {
		fmt.Fprintf(&b, "top %s\n", dumpList(f.TopLevel.Body().List))
	}
	return b.String()
}

func dumpClass(b *strings.Builder, c *program.Class) {
	for _, d := range c.Decorators {
		b.WriteString(dump(d) + " ")
	}
	b.WriteString(flags(map[string]bool{"exported": c.Exported, "abstract": c.Abstract}))
	fmt.Fprintf(b, "%s %s", [...]string{"class", "module", "interface"}[c.Kind], c.Name)
	if c.Super != "" {
		b.WriteString(" < " + c.Super)
	}
	if c.Mixins != nil {
		fmt.Fprintf(b, " + %s", strings.Join(c.Mixins, " "))
	}
	if c.Broken {
		b.WriteString(" broken")
	}
	if c.Doc != nil {
		fmt.Fprintf(b, " doc %q", c.Doc.Text)
	}
	b.WriteString("\n")
	for _, f := range c.Fields {
		fmt.Fprintf(b, "  field %s\n", dumpField(f))
	}
	for _, m := range c.Macros {
		fmt.Fprintf(b, "  macro %s\n", dump(m))
	}
	for _, m := range c.Methods {
		fmt.Fprintf(b, "  method %s\n", dumpMethod(m))
	}
}

// flags lists the names that are set, in a fixed order.
func flags(set map[string]bool) string {
	s := ""
	for _, name := range []string{"exported", "abstract", "static", "readonly", "async", "generator", "broken"} {
		if set[name] {
			s += name + " "
		}
	}
	return s
}

var visibilityNames = [...]string{"", "protected ", "private "}

func dumpField(f *program.Field) string {
	s := ""
	for _, d := range f.Decorators {
		s += "@" + d.Name + " "
	}
	s += visibilityNames[f.Visibility] + flags(map[string]bool{"static": f.Static, "readonly": f.Readonly}) + f.Name
	if f.Optional {
		s += "?"
	}
	if f.Type != nil {
		s += ": " + dumpType(f.Type)
	}
	if f.Init != nil {
		s += " = " + dump(f.Init)
	}
	if f.Param != nil {
		s += " (parameter)"
	}
	return s
}

func dumpMethod(m *program.Method) string {
	s := ""
	for _, d := range m.Decorators {
		s += "@" + d.Name + " "
	}
	s += visibilityNames[m.Visibility]
	s += flags(map[string]bool{"exported": m.Exported, "static": m.Static, "async": m.Async, "generator": m.Generator, "broken": m.Broken})
	s += [...]string{"", "constructor:", "get ", "set ", "", "signature ", ""}[m.Kind]
	s += m.Name + "(" + dumpParams(m.Params) + ")"
	if m.Return != nil {
		s += ": " + dumpType(m.Return)
	}
	if m.BodyForm == program.ExpressionBody {
		s += " =>"
	}
	if m.Doc != nil {
		s += fmt.Sprintf(" doc %q", m.Doc.Text)
	}
	return s
}
