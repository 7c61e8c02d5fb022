package missingrange

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// narrower are guards that let fewer numbers pass: none above the most that the class has a constant for, and whole ones only of
// what is counted in the smallest coin.
func narrower(p *contracts.Pass, s *entry.Subject, c repair.Clause) []contracts.Repair {
	var out []contracts.Repair
	name, access, script := s.Param.Name, s.Access(), s.Method.File.Language == program.TypeScript
	if most := mostOf(s); most != "" {
		bounded := c
		bounded.Preferred, bounded.Rejects = false, "also rejects more than "+most
		bounded.Title, bounded.Message = "Reject a "+name+" above "+most+" too", name+" must be from 0 to "+most
		bounded.Bad, bounded.Good = "", access+".is_a?(Integer) && "+access+".between?(0, "+most+")"
		if script {
			bounded.Good, bounded.Bad = "", "!Number.isInteger("+access+") || "+access+" < 0 || "+access+" > "+most
		}
		out = append(out, inserted(p, s, bounded)...)
	}
	if coins.MatchString(name) {
		whole := c
		whole.Preferred, whole.Rejects = false, "also rejects fractions of a cent"
		whole.Title, whole.Message = "Demand whole "+name, name+" must be a whole number that is not negative"
		whole.Bad, whole.Good = "", access+".is_a?(Integer) && "+access+" >= 0"
		if script {
			whole.Good, whole.Bad = "", "!Number.isInteger("+access+") || "+access+" < 0"
		}
		out = append(out, inserted(p, s, whole)...)
	}
	return out
}

var coins = regexp.MustCompile(`(^|_)(cents|pence|pennies)$|[a-z](Cents|Pence|Pennies)$`)

// inserted is the repair that a clause comes to, with the absent value of an optional parameter admitted.
func inserted(p *contracts.Pass, s *entry.Subject, c repair.Clause) []contracts.Repair {
	if optional(p, s) {
		c = admitting(s, c)
	}
	if r, ok := repair.Insert(p, s.Method, s.Param.Name, c); ok {
		return []contracts.Repair{r}
	}
	return nil
}

// mostOf is the constant that says how much of the subject there may be at most: MAX_PER_PAGE for per_page. A guess would be worth
// nothing.
func mostOf(s *entry.Subject) string {
	words := constantName(s.Param.Name)
	fits := func(name string) bool {
		return name == "MAX_"+words || name == "MAXIMUM_"+words || name == words+"_MAX" || name == "MAX_"+words+"S"
	}
	if s.Method.File.Language == program.TypeScript {
		for name, value := range s.Method.File.ModuleConstants() {
			if fits(name) && value != nil && value.Op == program.Int {
				return name
			}
		}
		return ""
	}
	if s.Class == nil {
		return ""
	}
	for _, c := range s.Class.Consts {
		if fits(c.Name) && c.Value != nil && c.Value.Op == program.Int {
			return c.Name
		}
	}
	return ""
}

// constantName spells a variable as constants are: PER_PAGE for per_page and for perPage.
func constantName(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// otherWhole is the guard for a share of the other whole, 1 where the arithmetic speaks of 100: which of them is meant, callers know.
func otherWhole(p *contracts.Pass, s *entry.Subject, h *hazard, c repair.Clause) []contracts.Repair {
	other := map[string]string{"100": "1", "1": "100"}[h.most]
	w := within(h.rec, other, "also rejects what lies beyond "+other)
	name := s.Param.Name
	c.Preferred, c.Rejects, c.Title, c.Message = false, w.rejects, "Demand a "+name+" "+w.must+" instead", name+" must be "+w.must
	c.Good, c.Bad = w.good(s.Access()), ""
	if s.Method.File.Language == program.TypeScript {
		c.Good, c.Bad = "", w.bad(s.Access())
	}
	return inserted(p, s, c)
}
