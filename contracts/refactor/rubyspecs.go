package refactor

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/trial"
)

var (
	rspec    = dialect{program.Ruby, "double", func(a [][2]string) string { return "double(" + pairs(a) + ")" }}
	minitest = dialect{program.Ruby, "Object.new", func(a [][2]string) string {
		var names, values []string
		for _, x := range a {
			names, values = append(names, ":"+x[0]), append(values, x[1])
		}
		return "Struct.new(" + strings.Join(names, ", ") + ").new(" + strings.Join(values, ", ") + ")"
	}}
)

func pairs(list [][2]string) string {
	var out []string
	for _, x := range list {
		out = append(out, x[0]+": "+x[1])
	}
	return strings.Join(out, ", ")
}

// rspec writes a new file of examples.
func (s spec) rspec(lead string) string {
	return "# frozen_string_literal: true\n\nrequire \"" + lead + "\"\n\nRSpec.describe " + s.method.Class.Name + " do\n  describe \"" + s.mark() + s.method.Name + "\" do\n" +
		set(s.rspecExamples(), "    ") + "  end\nend\n"
}

// mark is what tells methods of an object from those of its class where they are named.
func (s spec) mark() string {
	if s.method.Static {
		return "."
	}
	return "#"
}

func (s spec) rspecExamples() []block {
	var out []block
	for i, name := range s.names() {
		x := s.list[i]
		b := block{name: name, lines: []string{"it " + strconv.Quote(name) + " do"}}
		if x.post != nil {
			for _, l := range s.asking(rspec, "described_class", x, "expect(%s).to be_truthy") {
				b.add("  " + l)
			}
		} else {
			b.add("  expect { " + s.call(rspec, "described_class", x.args) + " }.to raise_error" + s.raised(x))
		}
		b.add("end")
		out = append(out, b)
	}
	return out
}

// minitest writes a new file of tests.
func (s spec) minitest(lead string) string {
	return "# frozen_string_literal: true\n\nrequire \"" + lead + "\"\n\nclass " + strings.ReplaceAll(s.method.Class.Name, "::", "") + camel(s.method.Name) + "ContractTest < Minitest::Test\n" +
		set(s.minitestMethods(false), "  ") + "end\n"
}

// minitestMethods are the tests as methods, or as blocks with a title, as Rails has them.
func (s spec) minitestMethods(titled bool) []block {
	var out []block
	for i, name := range s.names() {
		x := s.list[i]
		b := block{name: name, lines: []string{"test " + strconv.Quote(name) + " do"}}
		if !titled {
			b = block{name: "test_" + word(name), lines: []string{"def test_" + word(name)}}
		}
		if x.post != nil {
			for _, l := range s.asking(minitest, s.method.Class.Name, x, "assert(%s)") {
				b.add("  " + l)
			}
		} else {
			raised := "assert_raises"
			if class := s.errorClass(x); class != "" {
				raised += "(" + class + ")"
			}
			raised += " { " + s.call(minitest, s.method.Class.Name, x.args) + " }"
			switch {
			case x.message.text == "":
				b.add("  " + raised)
			case x.message.whole:
				b.add("  error = "+raised, "  assert_equal "+strconv.Quote(x.message.text)+", error.message")
			default:
				b.add("  error = "+raised, "  assert_operator error.message, :start_with?, "+strconv.Quote(x.message.text))
			}
		}
		b.add("end")
		out = append(out, b)
	}
	return out
}

func camel(name string) string {
	var b strings.Builder
	for _, part := range regexp.MustCompile(`[A-Za-z0-9]+`).FindAllString(name, -1) {
		b.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return b.String()
}

// raised writes what RSpec compares an error with: its class, and what it says.
func (s spec) raised(x example) string {
	var list []string
	if class := s.errorClass(x); class != "" {
		list = append(list, class)
	}
	switch {
	case x.message.text == "":
	case x.message.whole:
		list = append(list, strconv.Quote(x.message.text))
	default:
		list = append(list, `/\A`+strings.ReplaceAll(regexp.QuoteMeta(x.message.text), "/", `\/`)+"/")
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

// errorClass is the class of an error under the name that it has outside every module, where tests stand; "" if the code stands in
// a module and nothing tells whether the class does.
func (s spec) errorClass(x example) string {
	c := s.method.Class
	if found := flow.Resolve(s.pass.Program, c, x.error); len(found) > 0 {
		return found[0].Name
	}
	if entry.RubyOwn(x.error) || !strings.Contains(c.Name, "::") {
		return x.error
	}
	return ""
}

// call writes the call of an example.
func (s spec) call(d dialect, class string, w trial.World) string {
	m := s.method
	switch {
	case m.Kind == program.KindConstructor:
		return class + ".new" + d.arguments(m, w)
	case m.Static:
		return class + "." + m.Name + d.arguments(m, w)
	}
	return s.object(d, class) + sent(m, d.arguments(m, w))
}

// sent writes the message: a writer is an assignment, and an index stands in brackets.
func sent(m *program.Method, args string) string {
	if m.Name == "[]" && args != "" {
		return "[" + strings.TrimSuffix(strings.TrimPrefix(args, "("), ")") + "]"
	}
	if name, ok := strings.CutSuffix(m.Name, "="); ok && strings.HasPrefix(args, "(") {
		return "." + name + " = " + strings.Trim(args, "()")
	}
	return "." + m.Name + args
}

// object writes the object whose method is called.
func (s spec) object(d dialect, class string) string {
	if s.ctor == nil {
		return class + ".new"
	}
	return class + ".new" + d.arguments(s.ctor, s.made)
}

var former = regexp.MustCompile(`old\(([^()]*(?:\([^()]*\))?[^()]*)\)`)

// asking writes the lines that make a legal call and ask the postcondition within the object, where its words mean what they say.
func (s spec) asking(d dialect, class string, x example, expect string) []string {
	m := s.method
	var lines []string
	w := trial.World{}
	for _, p := range m.Params {
		if value, given := d.argument(p, x.args); p.Name != "" && (given || p.Default == nil && p.Kind != program.Rest && p.Kind != program.KeyRest && p.Kind != program.BlockParam) {
			lines = append(lines, p.Name+" = "+value)
			w[p.Name] = trial.Value{}
		}
	}
	object := "object"
	switch {
	case m.Static:
		object = class
	case m.Kind != program.KindConstructor:
		lines = append(lines, "object = "+s.object(d, class))
	}
	text := x.post.Text
	n := 0
	text = former.ReplaceAllStringFunc(text, func(old string) string {
		n++
		name := "before"
		if n > 1 {
			name += strconv.Itoa(n)
		}
		lines = append(lines, name+" = "+object+".instance_exec { "+former.FindStringSubmatch(old)[1]+" }")
		return name
	})
	var args []string
	for _, p := range m.Params {
		if _, ok := w[p.Name]; !ok {
			continue
		}
		if p.Kind == program.Keyword {
			args = append(args, p.Name+": "+p.Name)
		} else {
			args = append(args, p.Name)
		}
	}
	list := ""
	if len(args) > 0 {
		list = "(" + strings.Join(args, ", ") + ")"
	}
	if m.Kind == program.KindConstructor {
		lines = append(lines, "object = "+class+".new"+list)
	} else {
		result := ""
		if strings.Contains(text, "result") {
			result = "result = "
		}
		lines = append(lines, result+object+sent(m, list))
	}
	return append(lines, strings.Replace(expect, "%s", object+".instance_exec { "+text+" }", 1))
}
