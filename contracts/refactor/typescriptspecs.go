package refactor

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/trial"
)

var scripted = dialect{program.TypeScript, "{} as never", func(a [][2]string) string { return "{ " + pairs(a) + " } as never" }}

var builtinErrors = map[string]bool{"Error": true, "TypeError": true, "RangeError": true, "SyntaxError": true, "ReferenceError": true, "EvalError": true, "URIError": true}

// typeScript writes a new file of tests.
func (s spec) typeScript(framework string) string {
	lead := ""
	if framework == "vitest" {
		lead = "import { describe, expect, it } from \"vitest\";\n"
	}
	subject, title := s.titles()
	return lead + "import " + imported(s.method.File, subject) + " from \"./" + module(s.method.File) + "\";\n\ndescribe(\"" + title + "\", () => {\n" +
		set(s.typeScriptTests("it"), "  ") + "});\n"
}

// titles are the name that a test has to import, and that of the method.
func (s spec) titles() (subject, title string) {
	m := s.method
	if m.Class == nil {
		return m.Name, m.Name
	}
	return m.Class.Name, m.Class.Name + "." + m.Name
}

// typeScriptTests are the tests, each a call of a function of that name.
func (s spec) typeScriptTests(it string) []block {
	var out []block
	m := s.method
	for i, name := range s.names() {
		x := s.list[i]
		call := s.typeScriptCall(x.args)
		async := ""
		if m.Async {
			async = "async "
		}
		b := block{name: name, lines: []string{it + "(" + strconv.Quote(name) + ", " + async + "() => {"}}
		switch {
		case x.post != nil:
			for _, l := range s.typeScriptAsking(x) {
				b.add("  " + l)
			}
		case m.Async:
			b.add("  await expect(" + call + ").rejects.toThrow(" + thrown(x) + ");")
		default:
			if m.Kind == program.KindSetter {
				call = "(" + call + ")"
			}
			b.add("  expect(() => " + call + ").toThrow(" + thrown(x) + ");")
		}
		b.add("});")
		out = append(out, b)
	}
	return out
}

// thrown is what tells the error of a guard from others: what it says, or else its class.
func thrown(x example) string {
	switch {
	case x.message.text != "":
		return strconv.Quote(x.message.text)
	case builtinErrors[x.error]:
		return x.error
	}
	return ""
}

// imported is how a file gives out a name.
func imported(f *program.File, name string) string {
	if regexp.MustCompile(`export\s+default\s+(?:(?:abstract\s+)?class|(?:async\s+)?function)?\s*` + regexp.QuoteMeta(name) + `\b`).MatchString(f.Text.String()) {
		return name
	}
	return "{ " + name + " }"
}

// module is how other files import this one: with an ending where the file itself imports so.
func module(f *program.File) string {
	base := strings.TrimSuffix(path.Base(f.Path), ".ts")
	for _, i := range f.Imports {
		if strings.HasPrefix(i.From, ".") && strings.HasSuffix(i.From, ".js") {
			return base + ".js"
		}
	}
	return base
}

func (s spec) typeScriptCall(w trial.World) string {
	m := s.method
	args := scripted.arguments(m, w)
	switch {
	case m.Class == nil:
		return m.Name + args
	case m.Kind == program.KindConstructor:
		return "new " + m.Class.Name + args
	case m.Static:
		return m.Class.Name + typeScriptSent(m, args)
	}
	return s.typeScriptObject() + typeScriptSent(m, args)
}

// typeScriptSent writes the call of a member: that of a setter is an assignment, which an arrow function gives in parentheses.
func typeScriptSent(m *program.Method, args string) string {
	if m.Kind == program.KindSetter {
		return "." + m.Name + " = " + strings.TrimSuffix(strings.TrimPrefix(args, "("), ")")
	}
	return "." + m.Name + args
}

func (s spec) typeScriptObject() string {
	if s.ctor == nil {
		return "new " + s.method.Class.Name + "()"
	}
	return "new " + s.method.Class.Name + scripted.arguments(s.ctor, s.made)
}

var own = regexp.MustCompile(`\bthis\b`)

// typeScriptAsking writes the lines that make a legal call and ask the postcondition.
func (s spec) typeScriptAsking(x example) []string {
	m := s.method
	var lines, args []string
	for _, p := range m.Params {
		if p.Name == "" || p.Kind != program.Positional || p.Default != nil || p.Optional {
			continue
		}
		value, _ := scripted.argument(p, x.args)
		lines = append(lines, "const "+p.Name+" = "+value+";")
		args = append(args, p.Name)
	}
	object := "subject"
	switch {
	case m.Class == nil:
		object = ""
	case m.Static:
		object = m.Class.Name
	case m.Kind != program.KindConstructor:
		lines = append(lines, "const subject = "+s.typeScriptObject()+";")
	}
	text, n := own.ReplaceAllString(x.post.Text, object), 0
	text = former.ReplaceAllStringFunc(text, func(old string) string {
		n++
		name := "before"
		if n > 1 {
			name += strconv.Itoa(n)
		}
		lines = append(lines, "const "+name+" = "+former.FindStringSubmatch(old)[1]+";")
		return name
	})
	list := "(" + strings.Join(args, ", ") + ")"
	call := "new " + object + list
	switch {
	case m.Class == nil:
		call = m.Name + list
	case m.Kind == program.KindConstructor:
		call = "new " + m.Class.Name + list
	default:
		call = object + typeScriptSent(m, list)
	}
	if m.Async {
		call = "await " + call
	}
	switch {
	case m.Kind == program.KindConstructor:
		call = "const subject = " + call
	case strings.Contains(text, "result") && m.Kind != program.KindSetter:
		call = "const result = " + call
	}
	return append(lines, call+";", "expect("+text+").toBeTruthy();")
}
