package refactor

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

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
	if len(p.Program.Mentioning("vitest")) > 0 || p.Program.Depends(p.File.Path, "vitest") {
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

func (f framework) write(s spec) string {
	switch f.name {
	case "rspec":
		return s.rspec(f.lead)
	case "minitest":
		return s.minitest(f.lead)
	}
	return s.typeScript(f.name)
}

// beside is another place, for where the tests of the file stand already: their author knows best what to do with more.
func (f framework) beside(at string) string {
	for _, end := range []string{"_spec.rb", "_test.rb", f.ext} {
		if base, ok := strings.CutSuffix(at, end); ok && end != "" {
			if end[0] == '.' {
				return base + ".contract" + end
			}
			return base + "_contract" + end
		}
	}
	return ""
}
