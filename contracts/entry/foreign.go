package entry

import (
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/ruby/dsl"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry/records"
)

// libraryCalls reports whether a method is taken to answer a base that no file of the project declares: nothing in the project calls what
// has its name. What it is given then is the library's to say, and an error of ours would reach code that expects none.
func libraryCalls(p *contracts.Pass, c *program.Class, m *program.Method) bool {
	if c == nil || p.Program == nil || m.Static || m.Kind == program.KindConstructor || entryNames[m.Name] || hasContractTag(c) || m.Doc != nil && strings.Contains(m.Doc.Text, "@pre") {
		return false
	}
	if c.File.Language == program.Ruby && knowledge(p).Class(nil, c.Name) == records.Yes {
		return strings.HasSuffix(m.Name, "=") || recordsOwn[m.Name] // ActiveRecord assigns what forms leave out, too; the rest of a model is the program's own
	}
	if c.Kind == program.KindModule && strings.Contains(c.File.Path, "models/concerns/") { // what models include
		return strings.HasSuffix(m.Name, "=") || recordsOwn[m.Name]
	}
	return foreignBase(p, c, m, 0) && !calledByName(p, m) && !configuredBase(p, c)
}

// Overrides reports whether the subject's method is one of many of its kind: a base or an interface of the project declares it, too, and
// what is the same for all is better asked once, by who calls them. Entries by their name are each called for themselves.
func (s *Subject) Overrides(p *contracts.Pass) bool {
	m := s.Method
	if m.Kind != program.KindMethod || m.Class == nil || entryNames[m.Name] || p.Program == nil {
		return false
	}
	bases := []string{m.Class.Super}
	if m.File.Language == program.TypeScript {
		bases = append(bases, m.Class.Mixins...)
	}
	for _, base := range bases {
		for _, b := range flow.Resolve(p.Program, m.Class, base) {
			if b != m.Class && declaresInLine(p, b, m, 0) {
				return true
			}
		}
	}
	return false
}

// declaresInLine reports whether a class, or one of its bases, declares a method of the name.
func declaresInLine(p *contracts.Pass, c *program.Class, m *program.Method, depth int) bool {
	for _, o := range c.Methods {
		if o.Name == m.Name && o.Static == m.Static {
			return true
		}
	}
	if depth > 8 {
		return false
	}
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		for _, b := range flow.Resolve(p.Program, c, base) {
			if b != c && declaresInLine(p, b, m, depth+1) {
				return true
			}
		}
	}
	return false
}

// recordsOwn are methods of ActiveRecord's own that it calls itself, and that models override.
var recordsOwn = map[string]bool{"assign_attributes": true, "serializable_hash": true, "read_attribute": true, "write_attribute": true, "initialize_dup": true, "encode_with": true,
	"init_with": true, "becomes": true, "touch": true, "reload": true, "save": true, "save!": true, "valid?": true, "validate": true}

// serviceLike are bases that are called after what services are: theirs are the entries, which the program calls.
var serviceLike = names.Compile(`(Service|Operation|Interactor|Command|UseCase|Usecase|Action|Query|Base)$`)

// knownInterfaces are interfaces of TypeScript frameworks with all that they prescribe: every other method is the class's own.
var knownInterfaces = map[string][]string{
	"OnModuleInit": {"onModuleInit"}, "OnModuleDestroy": {"onModuleDestroy"}, "OnApplicationBootstrap": {"onApplicationBootstrap"},
	"OnApplicationShutdown": {"onApplicationShutdown"}, "BeforeApplicationShutdown": {"beforeApplicationShutdown"}, "OnGatewayInit": {"afterInit"},
	"OnGatewayConnection": {"handleConnection"}, "OnGatewayDisconnect": {"handleDisconnect"}, "ICommandHandler": {"execute"}, "IQueryHandler": {"execute"},
	"IEventHandler": {"handle"}, "CanActivate": {"canActivate"}, "PipeTransform": {"transform"}, "NestInterceptor": {"intercept"}, "ExceptionFilter": {"catch"},
	"NestMiddleware": {"use"}, "Disposable": {}, "AsyncDisposable": {},
}

// foreignBase reports whether a class, or one that it inherits from, has a base that the project does not show.
func foreignBase(p *contracts.Pass, c *program.Class, m *program.Method, depth int) bool {
	if depth > 8 {
		return false
	}
	bases := []string{c.Super}
	if c.File.Language == program.TypeScript {
		bases = append(bases, c.Mixins...)
		if c.Super == "" && calculatedBase(c) {
			return true
		}
	}
	for _, base := range bases {
		name := strings.TrimPrefix(base, "::")
		if prescribed, known := knownInterfaces[name]; known && !slices.Contains(prescribed, m.Name) && base != c.Super {
			continue
		}
		if name == "" || rubyBases[name] || dsl.Service(name) || serviceLike.MatchString(last(name)) && !strings.Contains(name, "::") {
			continue
		}
		parents := flow.Resolve(p.Program, c, base)
		if len(parents) == 0 {
			return true
		}
		for _, parent := range parents {
			if parent != c && foreignBase(p, parent, m, depth+1) {
				return true
			}
		}
	}
	return false
}

// calculatedBase reports whether a class extends what a call gives: class Guard extends AuthGuard("jwt").
func calculatedBase(c *program.Class) bool {
	head := c.File.Text.String()[c.NameSpan.End:c.Span.End]
	head, _, _ = strings.Cut(head, "{")
	return strings.Contains(head, "extends ")
}

// common are names that hashes, lists, texts and files answer to as well, so that a call by the name says nothing.
var common = map[string]bool{"fetch": true, "get": true, "set": true, "each": true, "map": true, "find": true, "delete": true, "update": true, "merge": true, "select": true,
	"filter": true, "load": true, "dump": true, "read": true, "write": true, "open": true, "close": true, "add": true, "remove": true, "push": true, "pop": true, "parse": true,
	"format": true, "render": true, "match": true, "join": true, "sort": true, "key": true, "value": true, "name": true, "include?": true, "size": true, "test": true}

type calledKey struct{}

// calledByName reports whether some code of the project, tests left out, calls what has a method's name, or names it as a symbol.
func calledByName(p *contracts.Pass, m *program.Method) bool {
	if common[m.Name] {
		return len(p.Program.Callers(m)) > 0
	}
	for _, shown := range p.Program.MentionedIn(m.Name) {
		if TestPath(shown.Path) || !shown.Language.Code() {
			continue
		}
		f := p.Program.File(shown.Path)
		if f == nil {
			continue
		}
		if c := calledIn(f); c.others[m.Name] || f.Path != m.File.Path && c.own[m.Name] {
			return true // what its own class calls, the library may have begun
		}
	}
	return false
}

// callings are the names that the code of a file calls on other objects, or names as a symbol, and those that it calls on its own.
type callings struct{ others, own map[string]bool }

// calledIn finds the names once.
func calledIn(f *program.File) *callings {
	return f.Derive(calledKey{}, func() any {
		out := &callings{map[string]bool{}, map[string]bool{}}
		note := func(e *program.Expr) bool {
			switch {
			case e.Op == program.Call && (e.X == nil || e.X.Op == program.Self):
				out.own[e.Name] = true
			case e.Op == program.Call && e.X.Name != "super", e.Op == program.Symbol, e.Op == program.Member:
				out.others[e.Name] = true
			}
			return true
		}
		for _, m := range f.AllMethods() {
			if m.HasBody() {
				m.Body().Walk(note)
			}
		}
		for _, c := range f.Classes {
			for _, e := range c.Macros {
				e.Walk(note)
			}
			for _, x := range c.Fields {
				if x.Init != nil {
					x.Init.Walk(note)
				}
			}
		}
		return out
	}).(*callings)
}
