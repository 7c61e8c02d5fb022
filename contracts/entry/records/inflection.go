package records

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// InflectionsPath is where Rails keeps a project's own rules for names.
const InflectionsPath = "config/initializers/inflections.rb"

// acronyms reads inflect.acronym "IP": parts of names that a class writes so.
func acronyms(f *program.File) map[string]string {
	out := map[string]string{}
	if f == nil || f.TopLevel == nil {
		return out
	}
	f.TopLevel.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Call && e.Name == "acronym" && len(e.List) == 1 && e.List[0].Op == program.Str {
			out[strings.ToLower(e.List[0].Name)] = e.List[0].Name
		}
		return true
	})
	return out
}

// camelize writes a variable's name as that of the class it is called after.
func (k *Knowledge) camelize(name string) string {
	var b strings.Builder
	for _, part := range strings.Split(name, "_") {
		switch acronym := k.acronyms[part]; {
		case acronym != "":
			b.WriteString(acronym)
		case part != "":
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// ApplicationPath is where a Rails application says which defaults it takes.
const ApplicationPath = "config/application.rb"

// demanding reports whether the application takes the defaults of some version, or cannot be asked: each since 5.0 requires what a
// record belongs to.
func demanding(f *program.File) bool {
	found := f == nil
	for _, c := range classesOf(f) {
		for _, m := range c.Macros {
			m.Walk(func(e *program.Expr) bool {
				found = found || e.Op == program.Call && (e.Name == "load_defaults" || e.Name == optionalOwners)
				return !found
			})
		}
	}
	return found
}

// optionalOwners is the setting that says whether a record has to have what it belongs to.
const optionalOwners = "belongs_to_required_by_default"

var switchedOff = regexp.MustCompile(`(?m)^[^#\n]*\b` + optionalOwners + `\s*=\s*false`)

// owing reports whether a record has to have what it belongs to unless the association says otherwise.
func (k *Knowledge) owing() bool {
	if k.demanding && k.Project != nil {
		for _, f := range k.Project.MentionedIn(optionalOwners) {
			if (strings.HasPrefix(f.Path, "config/") || strings.Contains(f.Path, "/config/")) && switchedOff.MatchString(f.Text.String()) {
				k.demanding = false
			}
		}
	}
	return k.demanding
}

func classesOf(f *program.File) []*program.Class {
	if f == nil {
		return nil
	}
	return f.Classes
}
