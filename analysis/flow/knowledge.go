package flow

import "github.com/agentcore/proviso/analysis/program"

// What follows is the language knowledge of this package for those that read programs without running an analysis.

// FindMethod finds a method with a body by name in a class, its other openings, its superclasses and mixins.
func FindMethod(classes Classes, c *program.Class, name string, static bool) *program.Method {
	return findMethod(classes, c, name, static)
}

// NeverReturns recognises calls that end the process or the request by their name alone.
func NeverReturns(call *program.Expr) bool { return neverReturns(call) }

// RunsOnce reports whether a call of that name runs its block exactly once.
func RunsOnce(name string) bool { return once[name] }

// ConvertsOrRaises reports whether a function of that name converts its argument and raises for nil.
func ConvertsOrRaises(name string) bool { return raisingConversions[name] }

// NilSafe reports whether nil answers a message in Ruby.
func NilSafe(message string) bool { return nilSafe[message] }

// IsLiteral reports whether e is a constant of the language.
func IsLiteral(e *program.Expr) bool { return isLiteral(e) }

// NeverNil reports whether an expression cannot give nil, as far as its form tells.
func NeverNil(e *program.Expr) bool { return intrinsic(&Value{Expr: e}).Null == NonNull }

// GuardName reports whether a method's name says that it is there to guard its arguments: ensure_present!, assertDefined.
func GuardName(name string) bool { return guardHelper.MatchString(name) }
