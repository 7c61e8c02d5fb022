package missingrange

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

// moneyOnly are messages that an amount of money answers, and no number.
var moneyOnly = regexp.MustCompile(`^(currency\w*|cents|fractional|exchange_to|with_currency)$`)

// knowsCurrency reports whether a Ruby parameter is asked for what only an object for money knows: that is no Numeric, and compares with 0.
func knowsCurrency(s *entry.Subject) bool {
	if s.Method.File.Language != program.Ruby {
		return false
	}
	for _, rec := range s.Uses {
		if e := rec.Expr; e != nil && e.Op == program.Call && e.X != nil && e.X.Op == program.Local && e.X.Name == s.Param.Name && rec.Frame.Method == s.Method && moneyOnly.MatchString(e.Name) {
			return true
		}
	}
	return false
}

// ofMoney is the clause for an object that knows its currency.
func ofMoney(p *contracts.Pass, s *entry.Subject, c repair.Clause) repair.Clause {
	c.Good, c.Bad, c.Message = "", s.Access()+".negative?", s.Param.Name+" must not be negative"
	c.Title = "Raise " + p.Config.PreconditionError(program.Ruby) + " if " + s.Param.Name + " is negative"
	if s.Presence != entry.Present && !repair.Guarded(s.Method, s.Param.Name) {
		c.Title = strings.Replace(c.Title, "is negative", "is nil or negative", 1)
		c.Bad = s.Access() + ".nil? || " + c.Bad
	}
	return c
}

// currencyName is what the currency of an amount is called where it comes beside it.
var currencyName = regexp.MustCompile(`^currency(_?code|_?iso)?$|_currency$|^currency(Code|Iso)$|[a-z]Currency$`)

// withCurrency is the guard that demands the currency that comes beside an amount, before the amount itself.
func withCurrency(p *contracts.Pass, s *entry.Subject, c repair.Clause) []contracts.Repair {
	if s.Access() != s.Param.Name || !entry.Money(s.Param.Name) {
		return nil
	}
	script := s.Method.File.Language == program.TypeScript
	for _, prm := range s.Method.Params {
		if !currencyName.MatchString(prm.Name) || prm.Optional || prm.Default != nil || prm.Type != nil && (prm.Type.Name != "string" || prm.Type.Nullable) || asked(s.Method, prm.Name) {
			continue
		}
		first := repair.Clause{Bad: prm.Name + ".nil?", Message: prm.Name + " is required"}
		if script {
			first.Bad = "!" + prm.Name
		}
		c.Preferred, c.First = false, []repair.Clause{first}
		c.Title = "Demand " + s.Param.Name + " with its " + prm.Name
		c.Rejects += ", and amounts without a currency"
		return inserted(p, s, c)
	}
	return nil
}

// asked reports whether a guard of a method speaks of a variable.
func asked(m *program.Method, name string) bool {
	for _, g := range entry.Guards(m.Body()) {
		if entry.Mentions(g.Cond, name) {
			return true
		}
	}
	return false
}

// decimals are the packages whose default export is a class of decimal numbers.
var decimals = map[string]bool{"decimal.js": true, "decimal.js-light": true, "big.js": true, "bignumber.js": true}

// exact are the guards that let pass only numbers which keep every cent, where the project calculates with such: BigDecimal, and in Ruby
// what converts to one as well.
func exact(p *contracts.Pass, s *entry.Subject, c repair.Clause) []contracts.Repair {
	name, access, f := s.Param.Name, s.Access(), s.Method.File
	if !entry.Money(name) || coins.MatchString(name) {
		return nil
	}
	c.Preferred = false
	if f.Language == program.TypeScript {
		class := decimalOf(f)
		if class == "" || !entry.Untyped(s.Param.Type) {
			return nil
		}
		c.Title, c.Message, c.Error = "Demand a "+class+" "+name, name+" must be a "+class+" that is not negative", "TypeError"
		c.Bad, c.Rejects = "!("+access+" instanceof "+class+") || "+access+".lt(0)", "also rejects plain numbers"
		return inserted(p, s, c)
	}
	if len(p.Program.MentionedIn("BigDecimal")) == 0 {
		return nil
	}
	c.Title, c.Message = "Demand a BigDecimal "+name, name+" must be a BigDecimal that is not negative"
	c.Bad, c.Good, c.Rejects = "", access+".is_a?(BigDecimal) && "+access+" >= 0", "also rejects integers and floats"
	out := inserted(p, s, c)
	if access != name || optional(p, s) {
		return out
	}
	c.Title, c.Message = "Convert "+name+" with BigDecimal, which raises for what is no number", name+" must be a number that is not negative"
	c.Good, c.Rejects = name+" >= 0", "also rejects negative numbers and texts that are no number"
	c.Above = name + " = BigDecimal(" + name + ".to_s)"
	return append(out, inserted(p, s, c)...)
}

// decimalOf is what a file calls the class of decimal numbers that it imports; "" where it imports none.
func decimalOf(f *program.File) string {
	for _, i := range f.Imports {
		if decimals[i.From] && (i.Name == "default" || strings.HasPrefix(i.Name, "Big") || i.Name == "Decimal") {
			return i.Local
		}
	}
	return ""
}
