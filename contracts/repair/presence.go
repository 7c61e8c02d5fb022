package repair

import (
	"regexp"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// Absent is what guards for presence are built from.
type Absent struct {
	Subject string                     // the parameter
	Access  string                     // how the body reads it
	Used    bool                       // it is dereferenced: false would fail there as nil does
	Maybe   bool                       // its type does not say that it is there
	Blank   bool                       // an empty text is as bad as nil
	Sent    string                     // the message that it must answer where it is first used
	Each    string                     // the message that each of its members must answer there
	Called  bool                       // it is called as a function
	Read    bool                       // it names a file that is read
	At      *program.Expr              // where it is first used
	lacks   func(member string) string // the condition that it, or a member of it, is missing
	Column  Column                     // what it becomes
	Raise   bool                       // leaving by a return would not do
	Rejects string                     // what even the weakest guard newly rejects; then none is preferred
}

// Presence are the guards against absence, the weakest first: in the way of the house, then as the configuration has it, then
// those that reject more, then the declarations given, and last the note that callers are trusted.
func Presence(p *contracts.Pass, m *program.Method, a Absent, declared ...contracts.Repair) []contracts.Repair {
	if p.Unmended {
		return nil
	}
	h := houseOf(p, m)
	base := absence(p, m, h, a)
	a.lacks = func(member string) string { return Lacks(p, m.File, a.Access, member) }
	var clauses []Clause
	if c, ok := inHouse(p, m, h, base, a); ok {
		clauses = append(clauses, c)
	} else if c, ok := byResult(m, base); ok && !a.Raise && p.Config.FailingExitStyle() != "raise" {
		clauses = append(clauses, c)
	} else if c, ok := dated(m, base, a); ok {
		clauses = append(clauses, c)
	}
	if len(clauses) == 0 || p.Config.FailingExitStyle() != "return" {
		clauses = append(clauses, base)
	}
	for _, more := range stronger {
		if c, ok := more(m, clauses[0], a); ok {
			clauses = append(clauses, c)
		}
	}
	var out []contracts.Repair
	often := a.Used && (Everywhere(m, a.Subject) || OfKind(p, m, a.Subject))
	for _, c := range clauses {
		c.Preferred = len(out) == 0 && a.Rejects == "" && !often
		if r, ok := Insert(p, m, a.Subject, c); ok {
			out = append(out, r)
		}
	}
	for _, more := range []func(*contracts.Pass, *program.Method, Absent) (contracts.Repair, bool){acceptingNil, ofKind, inState, byPolicy} {
		if r, ok := more(p, m, a); ok {
			out = append(out, r)
		}
	}
	out = append(out, declared...)
	if r, ok := Trust(m, a.Subject); ok {
		out = append(out, r)
	}
	return out
}

// absence is the clause that raises for nil, null and undefined.
func absence(p *contracts.Pass, m *program.Method, h *house, a Absent) Clause {
	c := Clause{Error: p.Config.PreconditionError(m.File.Language), Message: a.Subject + " is required", Rejects: a.Rejects}
	if h.class != "" {
		c.Error = h.class
		c.imports = h.brings(m.File)
	}
	if m.File.Language == program.TypeScript {
		c.Title, c.Bad = "Throw "+c.Error+" if "+a.Subject+" is null or undefined", a.Access+" == null"
		if bad, must := typed(p, m, a); bad != "" {
			c.Title, c.Bad, c.Message = "Throw "+c.Error+" unless "+a.Subject+" is "+must, bad, a.Subject+" must be "+must
		}
		if a.Blank {
			c.Title, c.Bad = "Throw "+c.Error+" if "+a.Subject+" is empty", "!"+a.Access
		}
		return c
	}
	c.Title, c.Bad = "Raise "+c.Error+" if "+a.Subject+" is nil", a.Access+".nil?"
	switch {
	case a.Blank:
		c.Title, c.Bad = "Raise "+c.Error+" if "+a.Subject+" is blank", a.Access+"."+blankTest(m.File)
	case h.form == falsyForm && a.Used:
		c.Bad, c.Good = "", a.Access
	}
	return c
}

// typed is the condition by which strict code rejects what its type says cannot be: linters take a comparison with null for
// superfluous there, and leave a test of the type alone.
func typed(p *contracts.Pass, m *program.Method, a Absent) (bad, must string) {
	i := position(m, a.Subject)
	if i < 0 || p.Program == nil || !p.Program.StrictNull(m.File.Path) || a.Access != a.Subject {
		return "", ""
	}
	prm := m.Params[i]
	if prm.Name != a.Subject || prm.Type == nil || prm.Type.Nullable || prm.Optional {
		return "", ""
	}
	switch name := prm.Type.Name; name {
	case "string", "number", "boolean", "bigint":
		return "typeof " + a.Access + " !== " + Literal(m.File, name), "a " + name
	}
	return "", ""
}

// inHouse is the clause with the failing exit that absent values have in the house.
func inHouse(p *contracts.Pass, m *program.Method, h *house, base Clause, a Absent) (Clause, bool) {
	style := p.Config.FailingExitStyle()
	if h.exit == nil || notFound.MatchString(h.exit.exit) && !hasModel(p, m, a.Subject) || !h.exit.raises && (style == "raise" || a.Raise) || h.exit.raises && style == "return" {
		return Clause{}, false
	}
	c := base
	c.Exit = h.exit.fill(m.File, a.Subject)
	c.Title = "Leave with " + c.Exit + " if " + a.Subject + " is missing"
	if h.exit.raises {
		c.Title = "Fail as neighbours do if " + a.Subject + " is missing: " + c.Exit
	}
	c.imports = imported(m.File, h.exit, h.exit.needs)
	return c, true
}

// hasModel reports whether a value is one that somebody looks up: where the project shows its models, it, or the end of its name, has to be
// called like one of them.
func hasModel(p *contracts.Pass, m *program.Method, name string) bool {
	if valueLike.MatchString(name) {
		return false
	}
	if p.Program == nil || m.Class == nil || m.File.Language != program.Ruby || len(p.Program.Classes("ApplicationRecord")) == 0 {
		return true
	}
	for words := strings.Split(name, "_"); len(words) > 0; words = words[1:] {
		class := camel(strings.Join(words, "_"))
		if class != "" && slices.ContainsFunc(flow.Resolve(p.Program, m.Class, class), func(c *program.Class) bool { return c.Kind == program.KindClass }) {
			return true // a module of that name holds the services for such
		}
	}
	return false
}

// notFound is an exit that says that something was looked for.
var notFound = regexp.MustCompile(`(?i)not_?found`)

// valueLike are names of what nobody looks up: sets of attributes, numbers, times, words.
var valueLike = regexp.MustCompile(`(?i)(^|_)(params|args|arguments|attributes|attrs|options|opts|payload|data|body|json|input|inputs|values?|settings|metadata|config|dates?|datetime|time|timestamp|from|to|at|on|amount|cents|count|number|quantity|limit|page|offset|attempt|index|status|state|type|kind|reason|mode|currency|names?|emails?|urls?|tokens?|keys?|codes?|ids|text|message|content|format|locale)$|[a-z](Params|Options|Payload|Data|Date|Time|At|Amount|Count|Number|Status|Type|Name|Email|Url|Token|Key)$`)

// textual are names of texts and lists, whose emptiness a caller may mean.
var textual = regexp.MustCompile(`(?i)(_id|_ids|token|code|slug|email|name|url|key|title|reference|number|currency)$`)

// blankness also rejects texts and collections without content, which some callers may mean.
func blankness(m *program.Method, weaker Clause, a Absent) (Clause, bool) {
	if m.File.Language != program.Ruby || a.Blank || !textual.MatchString(a.Subject) || flagLike.MatchString(a.Subject) && !answersAs(a.Sent, texts) {
		return Clause{}, false // false is blank, and a legal flag
	}
	c := weaker
	c.Good, c.Bad = "", a.Access+"."+blankTest(m.File)
	c.Title = "Reject a blank " + a.Subject + " too"
	c.Rejects = "also rejects empty and blank values"
	return c, true
}

// blankTest is blank? where ActiveSupport is about, and what comes to the same elsewhere.
func blankTest(f *program.File) string {
	src := f.Text.String()
	if strings.HasPrefix(f.Path, "app/") || strings.Contains(f.Path, "/app/") || strings.Contains(src, "blank?") || strings.Contains(src, "present?") {
		return "blank?"
	}
	return "to_s.strip.empty?"
}
