package ignoredguard

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// library recognises validators of well-known libraries.
func (v *view) library(e *program.Expr, awaited bool) answer {
	if v.m.File.Language != program.TypeScript || len(e.List) == 0 {
		return answer{}
	}
	if e.X == nil {
		switch from := v.imported(e.Name); {
		case from != "class-validator":
			return answer{}
		case (e.Name == "validate" || e.Name == "validateSync") && strips(e):
			return answer{} // it is there to take away what nobody declared
		case e.Name == "validate" || e.Name == "validateSync":
			return answer{kind: result, name: e.Name}
		case e.Name == "validateOrReject" && !awaited:
			return answer{kind: promise, name: e.Name}
		}
		return answer{}
	}
	switch e.Name {
	case "safeParse", "safeParseAsync", "spa":
		return answer{kind: result, name: e.Name}
	case "parseAsync":
		if !awaited && schema(e.X) {
			return answer{kind: promise, name: e.Name}
		}
	}
	return answer{}
}

// strips reports whether a validation is told to remove what is not declared, and not to complain of it.
func strips(e *program.Expr) bool {
	if len(e.List) < 2 || e.List[1] == nil || e.List[1].Op != program.Hash {
		return false
	}
	removes, complains := false, false
	for _, pair := range e.List[1].List {
		if pair.Op == program.Pair && pair.X != nil && pair.Y != nil && pair.Y.Op == program.True {
			removes = removes || pair.X.Name == "whitelist"
			complains = complains || pair.X.Name == "forbidNonWhitelisted"
		}
	}
	return removes && !complains
}

// imported is the module that a name of the file comes from.
func (v *view) imported(name string) string {
	for _, i := range v.m.File.Imports {
		if i.Local == name {
			return i.From
		}
	}
	return ""
}

func schema(e *program.Expr) bool {
	return e.Op == program.Constant || strings.HasSuffix(strings.ToLower(e.Name), "schema")
}

var compares = map[string]bool{"==": true, "!=": true, "===": true, "!==": true, "<": true, ">": true, "<=": true, ">=": true}

// asksAbout reports whether an operand is a parameter of the method or a path from one.
func asksAbout(m *program.Method, e *program.Expr) bool {
	for _, t := range entry.Tested(e) {
		root := entry.Root(t)
		for _, p := range m.Params {
			if root.Op == program.Local && root.Name == p.Name {
				return true
			}
		}
	}
	return false
}

// asking are the questions of Ruby's and ActiveSupport's own objects; they answer and do nothing.
var asking = map[string]bool{"nil?": true, "present?": true, "blank?": true, "empty?": true, "positive?": true, "negative?": true, "zero?": true,
	"is_a?": true, "kind_of?": true, "instance_of?": true, "include?": true, "key?": true, "between?": true, "match?": true, "respond_to?": true,
	"finite?": true, "nan?": true, "cover?": true, "start_with?": true, "end_with?": true, "persisted?": true, "any?": true, "in?": true}

var globalQuestions = map[string]bool{"Number": true, "Array": true}

// asked recognises a question of the language about a parameter, which nobody asks for its own sake.
func asked(m *program.Method, e *program.Expr) bool {
	if m.File.Language == program.Ruby {
		return e.X != nil && asking[e.Name] && e.Closure == nil && asksAbout(m, e)
	}
	if e.X == nil {
		return (e.Name == "isNaN" || e.Name == "isFinite") && asksAbout(m, e)
	}
	return e.X.Op == program.Constant && globalQuestions[e.X.Name] && strings.HasPrefix(e.Name, "is") && asksAbout(m, e)
}

// asksValid recognises valid? on an ActiveModel object whose answer is dropped, and whose errors nobody reads in the class.
func (v *view) asksValid(e *program.Expr) bool {
	if v.m.File.Language != program.Ruby || e.Name != "valid?" && e.Name != "invalid?" || len(e.List) > 0 {
		return false
	}
	if v.m.Class == nil || entry.TopLevel(v.p, v.m) {
		return false
	}
	for _, m := range v.m.Class.Methods {
		if m.HasBody() && readsErrors(m.Body()) {
			return false
		}
	}
	return true
}

func readsErrors(body *program.Expr) bool {
	found := false
	body.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Call && (x.Name == "errors" || strings.HasPrefix(x.Name, "save") || strings.HasPrefix(x.Name, "full_messages"))
		return !found
	})
	return found
}
