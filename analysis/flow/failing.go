package flow

import (
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

var failingName = names.Compile(`(?i)fail|failure|error|err\b|invalid|^left$|none|reject|unprocessable|not_found|forbidden|denied`)

// FailingValue reports whether returning e tells the caller of a failure (contracts § 1.3).
func FailingValue(e *program.Expr) bool {
	if e == nil {
		return true
	}
	switch e.Op {
	case program.Nil, program.False:
		return true
	case program.Call, program.New, program.Local:
		if Reports(e) {
			return false
		}
		if failingName.MatchString(e.Name) {
			return true
		}
		return e.X != nil && e.Op == program.Call && failingCall(e)
	case program.Hash:
		for _, p := range e.List {
			if p.Op == program.Pair && p.X != nil && (p.X.Name == "ok" || p.X.Name == "success") && p.Y != nil && p.Y.Op == program.False {
				return true
			}
		}
	case program.Await:
		return FailingValue(e.X)
	case program.Symbol:
		return failingName.MatchString(e.Name)
	}
	return false
}

// reporters are what an error is told to, by constant and by name.
var reporters = names.Compile(`^(Rollbar|Sentry|Raven|Bugsnag|Honeybadger|Airbrake|Appsignal|NewRelic(::Agent)?|Datadog|ErrorTracker|Logger|logger|console|log)$`)

// Reports recognises a call that tells somebody of an error and goes on: Rollbar.error(e), Rails.logger.error(text).
func Reports(e *program.Expr) bool {
	if e.Op != program.Call || e.X == nil {
		return false
	}
	x := e.X
	for x.X != nil && (x.Op == program.Call || x.Op == program.Member) {
		if x.Name == "logger" || x.Name == "error" && x.X.Name == "Rails" { // outcome.error is what a caller reads
			return true
		}
		x = x.X
	}
	return (x.Op == program.Constant || x.Op == program.Call || x.Op == program.Local) && reporters.MatchString(x.Name) && len(e.List) > 0
}

// failingCall looks along a chain of receivers: Result.failure(…), order.errors.
func failingCall(e *program.Expr) bool {
	for ; e != nil; e = e.X {
		if e.Op == program.Call && failingName.MatchString(e.Name) {
			return true
		}
	}
	return false
}
