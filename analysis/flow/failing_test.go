package flow

import (
	"testing"

	"github.com/agentcore/proviso/analysis/program"
)

// TestReportsAreNoFailures tells what somebody is told of an error from an error that a caller gets.
func TestReportsAreNoFailures(t *testing.T) {
	t.Parallel()
	call := func(x *program.Expr, name string, args ...*program.Expr) *program.Expr {
		return &program.Expr{Op: program.Call, X: x, Name: name, List: args}
	}
	named := func(op program.Op, name string) *program.Expr { return &program.Expr{Op: op, Name: name} }
	text := named(program.Str, "no room")
	for name, tt := range map[string]struct {
		e    *program.Expr
		want bool
	}{
		"Rollbar.error(text)":        {call(named(program.Constant, "Rollbar"), "error", text), false},
		"Rails.logger.error(text)":   {call(call(named(program.Constant, "Rails"), "logger"), "error", text), false},
		"Rails.error.report(text)":   {call(call(named(program.Constant, "Rails"), "error"), "report", text), false},
		"outcome.error.summary":      {call(call(named(program.Local, "outcome"), "error"), "summary"), true},
		"Result.failure(text)":       {call(named(program.Constant, "Result"), "failure", text), true},
		"outcome.errors.first(text)": {call(call(named(program.Local, "outcome"), "errors"), "first", text), true},
	} {
		if got := FailingValue(tt.e); got != tt.want {
			t.Errorf("%s fails: %v, want %v", name, got, tt.want)
		}
	}
}
