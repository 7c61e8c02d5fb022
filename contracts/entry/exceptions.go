package entry

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// rubyParent is the superclass of Ruby's own exceptions, as far as guards raise or rescues name them.
var rubyParent = map[string]string{
	"StandardError": "Exception", "ArgumentError": "StandardError", "UncaughtThrowError": "ArgumentError", "Date::Error": "ArgumentError",
	"TypeError": "StandardError", "RangeError": "StandardError", "FloatDomainError": "RangeError", "IndexError": "StandardError",
	"KeyError": "IndexError", "StopIteration": "IndexError", "NameError": "StandardError", "NoMethodError": "NameError",
	"RuntimeError": "StandardError", "FrozenError": "RuntimeError", "IOError": "StandardError", "ZeroDivisionError": "StandardError",
	"NoMatchingPatternError": "StandardError", "NoMatchingPatternKeyError": "NoMatchingPatternError", "NotImplementedError": "ScriptError",
	"ScriptError": "Exception", "Interrupt": "SignalException", "SignalException": "Exception", "SystemExit": "Exception",
	"Timeout::Error": "RuntimeError", "JSON::ParserError": "StandardError",
}

// RubyOwn reports whether an exception is one of Ruby's own, which every scope knows under the same name.
func RubyOwn(class string) bool { return rubyParent[class] != "" || class == "Exception" }

// Raised is the class of error a raise or throw makes; "" when it cannot be told.
func Raised(e *program.Expr, lang program.Language) string {
	if len(e.List) == 0 {
		return ""
	}
	x := e.List[0]
	switch {
	case x.Op == program.New:
		return x.Name
	case lang == program.TypeScript:
		return ""
	case x.Op == program.Constant:
		return x.Name
	case x.Op == program.Call && (x.Name == "new" || x.Name == "exception") && x.X != nil && x.X.Op == program.Constant:
		return x.X.Name
	case x.Op == program.Str || x.Op == program.Template:
		return "RuntimeError"
	}
	return ""
}

// Catches reports whether a clause catches errors of a class raised in code of the class c (nil in functions). A class nobody
// knows is taken for a StandardError.
func Catches(p *contracts.Pass, c *program.Class, r *program.Rescue, class string) bool {
	if len(r.Classes) == 0 {
		return !beyondStandard(class)
	}
	for _, named := range r.Classes {
		if isA(p, c, class, named, 0) {
			return true
		}
	}
	return false
}

func beyondStandard(class string) bool {
	for n := 0; class != "" && n < 8; n++ {
		if class == "ScriptError" || class == "SignalException" || class == "SystemExit" {
			return true
		}
		class = rubyParent[class]
	}
	return false
}

func isA(p *contracts.Pass, c *program.Class, class, ancestor string, depth int) bool {
	class, ancestor = strings.TrimPrefix(class, "::"), strings.TrimPrefix(ancestor, "::")
	switch {
	case depth > 8:
		return false
	case class == ancestor, ancestor == "Exception", ancestor == "StandardError" && !beyondStandard(class):
		return true
	case class == "":
		return false
	}
	if parent, ok := rubyParent[class]; ok {
		return isA(p, c, parent, ancestor, depth+1)
	}
	if c == nil {
		return false
	}
	for _, found := range flow.Resolve(p.Program, c, class) {
		if found.Name == ancestor || found.Super != "" && isA(p, found, found.Super, ancestor, depth+1) {
			return true
		}
	}
	return false
}
