package decorativeguard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/repair"
)

// activeModel are the modules that bring validations and run none by themselves.
var activeModel = map[string]bool{"ActiveModel::Model": true, "ActiveModel::Validations": true, "ActiveModel::API": true, "ActiveModel::Attributes": true,
	"ActiveModel::AttributeAssignment": true, "ActiveModel::Naming": true, "ActiveModel::Conversion": true, "ActiveModel::Validations::Callbacks": true,
	"ActiveModel::Dirty": true, "ActiveModel::Serialization": true, "ActiveModel::Serializers::JSON": true}

// running are the messages that run validations.
var running = map[string]bool{"valid?": true, "invalid?": true, "validate": true, "validate!": true, "save": true, "save!": true, "run_validations!": true,
	"valid": true, "validates?": true}

var entries = map[string]bool{"call": true, "call!": true, "perform": true, "execute": true, "run": true, "process": true, "invoke": true, "handle": true, "submit": true, "submit!": true}

// unrunValidations finds declared validations of a class that works without ever asking for them.
func unrunValidations(p *contracts.Pass, c *program.Class) {
	if c.File.Language != program.Ruby || c.Kind != program.KindClass || c.Broken {
		return
	}
	var declared []*program.Expr
	for _, macro := range c.Macros {
		if macro.X == nil && (macro.Name == "validates" || macro.Name == "validate" || macro.Name == "validates_presence_of") && len(macro.List) > 0 {
			declared = append(declared, macro)
		}
	}
	if len(declared) == 0 {
		return
	}
	work := worker(c, declared)
	if work == nil || !validates(p, c) || asks(p, c, 0) || callersAsk(p, c) {
		return
	}
	for i, macro := range declared {
		f := contracts.Finding{Severity: contracts.Warning, Span: macro.Span, Symbol: c.Name, Subject: macro.List[0].Name,
			Message:  fmt.Sprintf("nothing runs this validation; `%s` works without it", work.Name),
			Evidence: []contracts.Evidence{{File: c.File, Span: work.NameSpan, Message: "works without validating"}}}
		if r, ok := runThem(work); ok && i == 0 {
			f.Repairs = []contracts.Repair{r}
		}
		p.Report(f)
	}
}

// worker is the method by which the class does its work. One that is called like what is validated only reads it.
func worker(c *program.Class, validations []*program.Expr) *program.Method {
	reads := func(name string) bool {
		return slices.ContainsFunc(validations, func(v *program.Expr) bool {
			return slices.ContainsFunc(v.List, func(a *program.Expr) bool { return a.Op == program.Symbol && a.Name == name })
		})
	}
	for _, m := range c.Methods {
		if entries[m.Name] && !reads(m.Name) && !m.Static && m.Visibility == program.Public && m.HasBody() && !m.Broken {
			return m
		}
	}
	return nil
}

// validates reports whether the class has ActiveModel's validations, and no base or mixin that might run them out of sight.
func validates(p *contracts.Pass, c *program.Class) bool {
	has := false
	for _, base := range append([]string{c.Super}, c.Mixins...) {
		switch plain := strings.TrimPrefix(base, "::"); {
		case base == "":
		case activeModel[plain]:
			has = has || plain == "ActiveModel::Model" || plain == "ActiveModel::Validations" || plain == "ActiveModel::API"
		default:
			parents := flow.Resolve(p.Program, c, base)
			if len(parents) == 0 || asksAny(p, parents) {
				return false
			}
			for _, parent := range parents {
				has = has || validates(p, parent)
			}
		}
	}
	return has
}

func asksAny(p *contracts.Pass, classes []*program.Class) bool {
	for _, c := range classes {
		if asks(p, c, 1) {
			return true
		}
	}
	return false
}

// asks reports whether some opening of the class, or something it inherits, runs validations.
func asks(p *contracts.Pass, c *program.Class, depth int) bool {
	if depth > 6 {
		return true
	}
	for _, opening := range append([]*program.Class{c}, p.Program.Classes(c.Name)...) {
		for _, m := range opening.Methods {
			if m.HasBody() && mentionsRun(m.Body()) {
				return true
			}
		}
		for _, macro := range opening.Macros { // before_perform :validate!
			if !strings.HasPrefix(macro.Name, "validat") && mentionsRun(macro) {
				return true
			}
		}
	}
	return false
}

// mentionsRun reports whether validations are run under e: of the object itself, or of one in a variable.
func mentionsRun(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || (x.Op == program.Call || x.Op == program.Symbol) && running[x.Name] && (x.X == nil || x.X.Op != program.Constant)
		return !found
	})
	return found
}

// runThem runs the validations at the head of the work.
func runThem(m *program.Method) (contracts.Repair, bool) {
	edit, ok := repair.AtHead(m, "validate!")
	return contracts.Repair{Title: "Run the validations at the head of " + m.Name, Preferred: true, Safe: true, Edits: []contracts.Edit{edit}}, ok
}
