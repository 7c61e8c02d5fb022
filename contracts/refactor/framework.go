package refactor

import (
	"path"
	"slices"
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
		top, _, _ := parted(p.File.Path)
		specs := p.Program.LeftOut(top+"spec/spec_helper.rb") != nil || p.Program.LeftOut(top+"spec/rails_helper.rb") != nil
		if !specs && (p.Program.LeftOut(top+"test/test_helper.rb") != nil || len(p.Program.MentionedIn("Minitest::Test")) > 0 || len(p.Program.MentionedIn("ActiveSupport::TestCase")) > 0) {
			return framework{name: "minitest", lead: "test_helper"}
		}
		lead := "spec_helper"
		if strings.HasPrefix(p.File.Path, "app/") || len(p.Program.MentionedIn("rails_helper")) > 0 || p.Program.LeftOut(top+"spec/rails_helper.rb") != nil {
			lead = "rails_helper"
		}
		return framework{name: "rspec", lead: lead}
	}
	f := framework{name: "jest", ext: ".spec.ts"}
	if len(p.Program.MentionedIn("vitest")) > 0 || p.Program.Depends(p.File.Path, "vitest") {
		f.name = "vitest"
	}
	tests, specs := 0, 0
	for _, o := range p.Program.MentionedIn("describe(") {
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
	top, _, rest := parted(strings.TrimSuffix(of, ".rb"))
	if f.name == "minitest" {
		return top + "test/" + rest + "_test.rb"
	}
	return top + "spec/" + rest + "_spec.rb"
}

// parted is the folder of the package that a Ruby file belongs to, app/ or lib/, and the path below that.
func parted(of string) (top, kind, rest string) {
	for _, kind := range []string{"app/", "lib/"} {
		if rest, ok := strings.CutPrefix(of, kind); ok {
			return "", kind, rest
		}
		if top, rest, ok := strings.Cut(of, "/"+kind); ok {
			return top + "/", kind, rest
		}
	}
	return "", "", of
}

// testsOf are the places where the tests of a file stand in most projects.
func testsOf(of string) []string {
	var out []string
	if base, ok := strings.CutSuffix(of, ".ts"); ok {
		dir, name := path.Split(base)
		for _, folder := range []string{dir, dir + "__tests__/", dir + "tests/", dir + "test/"} {
			out = append(out, folder+name+".spec.ts", folder+name+".test.ts")
		}
		return out
	}
	top, kind, rest := parted(strings.TrimSuffix(of, ".rb"))
	for _, tests := range []string{"spec/", "test/"} {
		for _, folder := range []string{tests, tests + kind, tests + "unit/", tests + "unit/" + kind} {
			end := "_" + strings.TrimSuffix(tests, "/") + ".rb"
			if at := top + folder + rest + end; !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	}
	return out
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
