package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// logLevel are the messages of loggers; a receiver that is no logger makes them something else.
var logLevel = regexp.MustCompile(`^(debug|info|notice|warn|warning|error|fatal|unknown|log|trace|verbose|critical|add|exception|assert)$`)

var logReceiver = regexp.MustCompile(`(?i)(^|_|\b)log(ger|ging)?$|Log(ger|Helper|Service)$|^console$|^winston$|^pino$`)

// reporter are services that take note of an error and stop nothing.
var reporter = regexp.MustCompile(`^(::)?(Sentry|Raven|Bugsnag|Rollbar|Honeybadger|Airbrake|NewRelic(::Agent)?|Appsignal|ErrorNotifier|ErrorReporter|ErrorTracker|ExceptionNotifier|StatsD|Datadog|newrelic|apm|Skylight|Yabeda|Scout)$`)

// bareLog are calls without receiver that print or report.
var bareLog = regexp.MustCompile(`^(puts|p|pp|print|warn|printf)$|^(log|report|capture|track|notice)_?(error|exception|warn|warning|info|debug|message|failure)?$|^(log|report|capture)(Error|Exception|Warning|Message)$`)

// Log reports whether e only writes to a log or tells a monitoring service.
func Log(e *program.Expr) bool {
	if e != nil && (e.Op == program.Await || e.Op == program.Unary && e.Name == "void") {
		e = e.X
	}
	if e == nil || e.Op != program.Call {
		return false
	}
	if e.X == nil {
		return bareLog.MatchString(e.Name)
	}
	name := lastName(e.X)
	switch {
	case reporter.MatchString(name), name == "error" && e.X.X != nil && e.X.X.Name == "Rails":
		return true
	case e.X.Op == program.Self:
		return bareLog.MatchString(e.Name) && e.Name != "p" && e.Name != "print"
	}
	return logLevel.MatchString(e.Name) && logReceiver.MatchString(name)
}

// lastName is the name a receiver goes by: "logger" for Rails.logger and this.logger.
func lastName(e *program.Expr) string {
	for e != nil {
		switch e.Op {
		case program.Local, program.Field_, program.Constant, program.Member, program.Call:
			return e.Name
		case program.NonNull, program.Cast, program.Await:
			e = e.X
		default:
			return ""
		}
	}
	return ""
}

// Words is the constant text in the arguments of a call, lower case.
func Words(e *program.Expr) string {
	var text []string
	for _, a := range e.List {
		a.Walk(func(x *program.Expr) bool {
			if x.Op == program.Str {
				text = append(text, strings.ToLower(x.Name))
			}
			return x.Op != program.Call
		})
	}
	return strings.Join(text, " ")
}

// Inert reports whether e does nothing that anybody could act on: nothing at all, a constant, a line in a log.
func Inert(e *program.Expr) bool {
	if e == nil || Constant(e) || Log(e) {
		return true
	}
	switch e.Op {
	case program.Local:
		return true
	case program.Block:
		for _, s := range e.List {
			if !Inert(s) {
				return false
			}
		}
		return true
	case program.If:
		return Inert(e.Y) && Inert(e.Z)
	}
	return false
}

// Constant reports whether e is written down as a value: nil, a literal, an empty collection.
func Constant(e *program.Expr) bool {
	switch e.Op {
	case program.Nil, program.True, program.False, program.Int, program.Float, program.Str, program.Symbol:
		return true
	case program.Array, program.Hash:
		return len(e.List) == 0
	}
	return false
}
