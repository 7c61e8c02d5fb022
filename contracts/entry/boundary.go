// Package entry decides which methods are boundaries, what their parameters owe, and runs the flow analysis over them once for
// all rules. It imports analysis/flow and the vocabulary; rules import it.
package entry

import (
	"path"
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/contracts"
	"github.com/bmatcuk/doublestar/v4"
)

// Kind of a class, as far as rules care.
type Kind uint8

// The kinds. Quality classes are no boundaries but controllers and jobs, where guard quality and postconditions still hold.
const (
	Internal Kind = iota
	Quality
	Boundary
)

var rubyServiceDir = names.Compile(`(^|/)app/(services|interactors|operations|commands|use_cases|actions|mutations|forms|policies|jobs|workers|queries|interactions|business|workflows)/`)

var rubyQualityDir = names.Compile(`(^|/)app/(controllers|jobs|workers|sidekiq)/`)

// noBoundaryPath are trees in which nothing is owed: seeders, importers, one-off scripts, front-end packages.
var noBoundaryPath = names.Compile(`(?i)(^|/)(seeds?|seeders?|sample_data|importers?|one_?offs?|one_?time|fixtures|mocks?|__mocks__|stories|storybook|admin-ui|frontend|migrations?|e2e|testing|test-utils?|[\w-]*(test|sample|dummy|demo|fake)[_-]data[\w-]*)(/|$)|[-_.](seeder|mock)\.|(^|/)seed_[\w-]+\.|^db/[\w/-]+\.rb$`)

var rubyBases = map[string]bool{"ApplicationService": true, "BaseService": true}

var entryNames = map[string]bool{"call": true, "call!": true, "perform": true, "execute": true, "run": true, "process": true, "invoke": true, "handle": true}

var tsSuffix = names.Compile(`(Service|UseCase|Usecase|Handler|Command|Interactor|Gateway|Repository|Entity|Aggregate|ValueObject)$`)

var tsDecorators = map[string]bool{"Injectable": true, "Controller": true, "Resolver": true, "CommandHandler": true, "EventPattern": true, "Processor": true, "EventsHandler": true, "QueryHandler": true}

// browserModule are modules that only code of a browser imports.
var browserModule = regexp.MustCompile(`^(@angular/(core|common|router|forms|platform-browser)|@ngrx/|@ngneat/|@datorama/akita|vue$|@vue/|svelte$|react-dom$)`)

// frontEnd reports whether a file runs in a browser, where services are called by the components of the same program.
func frontEnd(f *program.File) bool {
	for _, i := range f.Imports {
		if browserModule.MatchString(i.From) {
			return true
		}
	}
	return false
}

type classifyKey struct{ class *program.Class }

// Classify says what kind of class c is.
func Classify(p *contracts.Pass, c *program.Class) Kind {
	return memo(p, classifyKey{c}, func() Kind { return classify(p, c) })
}

func classify(p *contracts.Pass, c *program.Class) Kind {
	if c.Kind == program.KindInterface || noBoundaryPath.MatchString(c.File.Path) {
		return Internal
	}
	if hasContractTag(c) || configured(p, c) && !exception(c) {
		return Boundary
	}
	if frontEnd(c.File) {
		return Internal
	}
	if c.File.Language == program.Ruby {
		return classifyRuby(p, c)
	}
	return classifyTypeScript(c)
}

func hasContractTag(c *program.Class) bool {
	return c.Doc != nil && (strings.Contains(c.Doc.Text, "@contract") || strings.Contains(c.Doc.Text, "@invariant"))
}

func configured(p *contracts.Pass, c *program.Class) bool {
	l := c.File.Language
	for _, g := range p.Config.BoundaryPaths(l) {
		if ok, _ := doublestar.Match(g, c.File.Path); ok {
			return true
		}
	}
	if configuredBase(p, c) {
		return true
	}
	for _, pattern := range p.Config.BoundaryNames(l) {
		if ok, _ := path.Match(pattern, last(c.Name)); ok {
			return true
		}
	}
	for _, d := range p.Config.BoundaryDecorators(l) {
		if decorated(c.Decorators, map[string]bool{d: true}) {
			return true
		}
	}
	return false
}

// configuredBase reports whether a class inherits from what the configuration names: who names it knows who calls its heirs.
func configuredBase(p *contracts.Pass, c *program.Class) bool {
	for _, b := range p.Config.BoundaryBases(c.File.Language) {
		if inherits(p, c, func(name string) bool { return name == b }, 0) {
			return true
		}
	}
	return false
}

func last(name string) string {
	if i := strings.LastIndexAny(name, ":."); i >= 0 {
		return name[i+1:]
	}
	return name
}

func decorated(list []*program.Expr, names map[string]bool) bool {
	for _, d := range list {
		if names[d.Name] {
			return true
		}
	}
	return false
}

// inherits follows superclasses and mixins by name, across files.
func inherits(p *contracts.Pass, c *program.Class, known func(string) bool, depth int) bool {
	if depth > 8 {
		return false
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		if base == "" {
			continue
		}
		if known(strings.TrimPrefix(base, "::")) {
			return true
		}
		for _, parent := range flow.Resolve(p.Program, c, base) {
			if parent != c && inherits(p, parent, known, depth+1) {
				return true
			}
		}
	}
	return false
}

var exceptionName = names.Compile(`(Error|Exception)$`)

// exception recognises what is raised: it tells of values that are wrong, and would hide what it tells if it asked for right ones.
func exception(c *program.Class) bool { return exceptionName.MatchString(c.Super) }

// frameworkBase are superclasses whose methods the framework calls with values of its own.
var frameworkBase = names.Compile(`(Validator|Controller|Mailer|Channel|Serializer|Policy|Visitor|Renderer|Middleware|Migration|Avo::|Component|Scrubber|Adapter|Dashboard|Field)`)

func classifyRuby(p *contracts.Pass, c *program.Class) Kind {
	if exception(c) || frameworkCalled(p, c) {
		if rubyQualityDir.MatchString(c.File.Path) {
			return Quality
		}
		return Internal
	}
	if c.Kind == program.KindModule && !hasStatic(c) {
		return Internal
	}
	if rubyServiceDir.MatchString(c.File.Path) || inherits(p, c, func(n string) bool { return rubyBases[n] || dsl.Service(n) }, 0) || serviceShape(c) {
		return Boundary
	}
	if rubyQualityDir.MatchString(c.File.Path) {
		return Quality
	}
	return Internal
}

func frameworkCalled(p *contracts.Pass, c *program.Class) bool {
	return inherits(p, c, func(n string) bool {
		return frameworkBase.MatchString(n) && !dsl.Service(n)
	}, 0)
}

func hasStatic(c *program.Class) bool {
	for _, m := range c.Methods {
		if m.Static && m.Visibility == program.Public {
			return true
		}
	}
	return false
}

// serviceShape is R-B1's shape: exactly one public instance method, named as an entry.
func serviceShape(c *program.Class) bool {
	if c.Kind != program.KindClass || len(c.Name) == 0 || strings.HasPrefix(c.File.Path, "spec/") || strings.HasPrefix(c.File.Path, "test/") {
		return false
	}
	n, entries := 0, 0
	for _, m := range c.Methods {
		if m.Static || m.Visibility != program.Public || m.Kind == program.KindConstructor {
			continue
		}
		n++
		if entryNames[m.Name] {
			entries++
		}
	}
	return n == 1 && entries == 1
}

func classifyTypeScript(c *program.Class) Kind {
	if c.Kind == program.KindModule || c.Abstract && len(c.Methods) == 0 || exception(c) || exceptionName.MatchString(c.Name) {
		return Internal
	}
	if !c.Exported && len(c.Decorators) == 0 || onPage(c) {
		return Internal
	}
	if decorated(c.Decorators, tsDecorators) || tsSuffix.MatchString(last(c.Name)) {
		return Boundary
	}
	if entries := publicMethods(c); len(entries) == 1 && entryNames[entries[0].Name] {
		return Boundary
	}
	if tsQuality.MatchString(last(c.Name)) {
		return Quality
	}
	return Internal
}

var tsQuality = names.Compile(`(Controller|Resolver|Middleware|Router|Consumer|Listener|Worker|Job)$`)

func publicMethods(c *program.Class) []*program.Method {
	var out []*program.Method
	for _, m := range c.Methods {
		if m.Visibility == program.Public && m.Kind == program.KindMethod && !m.Static {
			out = append(out, m)
		}
	}
	return out
}
