package refactor

import (
	"path"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// specs writes one example for each guard that raises for an absent parameter, in a new file of the framework that the project
// uses. Where the file exists already nothing is offered: its author knows better where they belong.
func specs(p *contracts.Pass, m *program.Method, _ syntax.Span) (Rewriting, bool) {
	if m.Class == nil || m.Visibility != program.Public || m.Kind == program.KindFunction {
		return Rewriting{}, false
	}
	var cases []refusal
	for _, s := range leading(p, m) {
		cases = append(cases, refusalOf(p, m, s))
	}
	for _, g := range entry.GuardsOf(p, m) {
		if m.File.Language == program.TypeScript && g.Exit.Op == program.Raise && repair.About(g) != "" {
			cases = append(cases, refusalOf(p, m, g.Stmt))
		}
	}
	var known []refusal
	for _, c := range cases {
		if c.param != nil {
			known = append(known, c)
		}
	}
	if len(known) == 0 {
		return Rewriting{}, false
	}
	f := frameworkOf(p)
	at := f.path(m.File.Path)
	if at == "" || p.Program.File(at) != nil {
		return Rewriting{}, false
	}
	return Rewriting{Kind: "specs", Title: "Write a failing-input test for each guard of " + m.Name, Path: at, Create: f.write(m, known)}, true
}

// refusal is a parameter that a guard rejects when it is absent, with the class it raises.
type refusal struct {
	param *program.Param
	class string
}

func refusalOf(p *contracts.Pass, m *program.Method, stmt *program.Expr) refusal {
	for _, g := range entry.GuardsOf(p, m) {
		if g.Stmt != stmt {
			continue
		}
		name := repair.About(g)
		for _, prm := range m.Params {
			if prm.Name == name && name != "" {
				return refusal{prm, classOf(g.Exit)}
			}
		}
	}
	return refusal{}
}

// classOf is the class that an exit raises.
func classOf(exit *program.Expr) string {
	for _, e := range exit.List {
		switch {
		case e.Op == program.Constant, e.Op == program.New:
			return e.Name
		case e.Op == program.Call && e.X != nil && e.X.Op == program.Constant:
			return e.X.Name
		}
	}
	return ""
}

// framework is a way to write tests.
type framework struct {
	name string // rspec, minitest, vitest, jest
	ext  string // of TypeScript tests: .spec.ts or .test.ts
	lead string // what the project's tests load first
}

// frameworkOf tells by the tests of the project which one it uses.
func frameworkOf(p *contracts.Pass) framework {
	if p.File.Language == program.Ruby {
		if len(p.Program.Mentioning("Minitest::Test")) > 0 || len(p.Program.Mentioning("ActiveSupport::TestCase")) > 0 {
			return framework{name: "minitest", lead: "test_helper"}
		}
		lead := "spec_helper"
		if strings.HasPrefix(p.File.Path, "app/") || len(p.Program.Mentioning("rails_helper")) > 0 {
			lead = "rails_helper"
		}
		return framework{name: "rspec", lead: lead}
	}
	f := framework{name: "jest", ext: ".spec.ts"}
	if len(p.Program.Mentioning("vitest")) > 0 {
		f.name = "vitest"
	}
	tests, specs := 0, 0
	for _, o := range p.Program.Mentioning("describe(") {
		switch {
		case strings.HasSuffix(o.Path, ".test.ts"):
			tests++
		case strings.HasSuffix(o.Path, ".spec.ts"):
			specs++
		}
	}
	if tests > specs {
		f.ext = ".test.ts"
	}
	return f
}

// path is where the tests of a file stand.
func (f framework) path(of string) string {
	switch f.name {
	case "vitest", "jest":
		if base, ok := strings.CutSuffix(of, ".ts"); ok {
			return base + f.ext
		}
		return ""
	}
	base := strings.TrimSuffix(of, ".rb")
	for _, dir := range []string{"app/", "lib/"} {
		base = strings.TrimPrefix(base, dir)
	}
	if f.name == "minitest" {
		return "test/" + base + "_test.rb"
	}
	return "spec/" + base + "_spec.rb"
}

func (f framework) write(m *program.Method, cases []refusal) string {
	switch f.name {
	case "rspec":
		return f.rspec(m, cases)
	case "minitest":
		return f.minitest(m, cases)
	}
	return f.typeScript(m, cases)
}

func (f framework) rspec(m *program.Method, cases []refusal) string {
	var b strings.Builder
	b.WriteString("# frozen_string_literal: true\n\nrequire \"" + f.lead + "\"\n\nRSpec.describe " + m.Class.Name + " do\n  describe \"#" + m.Name + "\" do\n")
	for i, c := range cases {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString("    it \"rejects an absent " + c.param.Name + "\" do\n      expect { " + called(m, c.param, "described_class", "double") + " }.to raise_error(" + c.class + ")\n    end\n")
	}
	return b.String() + "  end\nend\n"
}

func (f framework) minitest(m *program.Method, cases []refusal) string {
	var b strings.Builder
	b.WriteString("# frozen_string_literal: true\n\nrequire \"" + f.lead + "\"\n\nclass " + strings.ReplaceAll(m.Class.Name, "::", "") + "Test < Minitest::Test\n")
	for i, c := range cases {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString("  def test_rejects_absent_" + c.param.Name + "\n    assert_raises(" + c.class + ") { " + called(m, c.param, m.Class.Name, "Object.new") + " }\n  end\n")
	}
	return b.String() + "end\n"
}

// called is the call of a Ruby method with nil for one parameter and something for those that must be there.
func called(m *program.Method, nilled *program.Param, class, other string) string {
	args := rubyArguments(m.Params, nilled, other)
	if m.Kind == program.KindConstructor {
		return class + ".new" + args
	}
	if m.Static {
		return class + "." + m.Name + args
	}
	made := class + ".new"
	if c := entry.Constructor(m.Class); c != nil {
		made += rubyArguments(c.Params, nil, other)
	}
	return made + "." + m.Name + args
}

func rubyArguments(params []*program.Param, nilled *program.Param, other string) string {
	var list []string
	for _, p := range params {
		value := other
		switch {
		case p == nilled:
			value = "nil"
		case p.Default != nil || p.Kind != program.Positional && p.Kind != program.Keyword:
			continue
		}
		if p.Kind == program.Keyword {
			value = p.Name + ": " + value
		}
		list = append(list, value)
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

func (f framework) typeScript(m *program.Method, cases []refusal) string {
	var b strings.Builder
	if f.name == "vitest" {
		b.WriteString("import { describe, expect, it } from \"vitest\";\n")
	}
	module := "./" + strings.TrimSuffix(path.Base(m.File.Path), ".ts")
	b.WriteString("import { " + m.Class.Name + " } from \"" + module + "\";\n\ndescribe(\"" + m.Class.Name + "." + m.Name + "\", () => {\n")
	for i, c := range cases {
		if i > 0 {
			b.WriteString("\n")
		}
		made := m.Class.Name
		args := typeScriptArguments(m.Params, c.param)
		call := "new " + made + args
		if m.Kind != program.KindConstructor {
			ctor := "()"
			if k := entry.Constructor(m.Class); k != nil {
				ctor = typeScriptArguments(k.Params, nil)
			}
			call = "new " + made + ctor + "." + m.Name + args
			if m.Static {
				call = made + "." + m.Name + args
			}
		}
		b.WriteString("  it(\"rejects an absent " + c.param.Name + "\", ")
		if m.Async {
			b.WriteString("async () => {\n    await expect(" + call + ").rejects.toThrow();\n  });\n")
		} else {
			b.WriteString("() => {\n    expect(() => " + call + ").toThrow();\n  });\n")
		}
	}
	return b.String() + "});\n"
}

// typeScriptArguments leaves one parameter out and gives something for those that must be there.
func typeScriptArguments(params []*program.Param, absent *program.Param) string {
	var list []string
	for _, p := range params {
		switch {
		case p == absent:
			list = append(list, "undefined as never")
		case p.Optional || p.Default != nil || p.Kind == program.Rest:
			list = append(list, "undefined")
		default:
			list = append(list, "{} as never")
		}
	}
	for len(list) > 0 && list[len(list)-1] == "undefined" {
		list = list[:len(list)-1]
	}
	return "(" + strings.Join(list, ", ") + ")"
}
