package environmentguard

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// verdict is what a condition is in production: true, false, or not known.
type verdict int8

const (
	open verdict = iota
	yes
	no
)

func (v verdict) not() verdict {
	switch v {
	case yes:
		return no
	case no:
		return yes
	}
	return open
}

// offInProduction reports whether a condition never has the given truth in production, because it asks for an environment.
func offInProduction(cond *program.Expr, truth bool) bool {
	v := production(cond)
	return truth && v == no || !truth && v == yes
}

// production is the value of a condition in production.
func production(e *program.Expr) verdict {
	if e == nil {
		return open
	}
	switch e.Op {
	case program.Not:
		return production(e.X).not()
	case program.And:
		if x, y := production(e.X), production(e.Y); x == no || y == no {
			return no
		} else if x == yes && y == yes {
			return yes
		}
		return open
	case program.Or:
		if x, y := production(e.X), production(e.Y); x == yes || y == yes {
			return yes
		} else if x == no && y == no {
			return no
		}
		return open
	case program.Binary:
		return compared(e)
	case program.Block:
		if len(e.List) == 1 {
			return production(e.List[0])
		}
		return open
	}
	return flag(e)
}

// compared reads NODE_ENV === 'production' and the like.
func compared(e *program.Expr) verdict {
	env, name := e.X, e.Y
	if environment(name) {
		env, name = name, env
	}
	if !environment(env) || name == nil || name.Op != program.Str && name.Op != program.Symbol {
		return open
	}
	same := no
	if isProduction(name.Name) {
		same = yes
	}
	switch e.Name {
	case "==", "===":
		return same
	case "!=", "!==":
		return same.not()
	}
	return open
}

func isProduction(name string) bool { return name == "production" || name == "prod" }

var variables = map[string]bool{"RAILS_ENV": true, "RACK_ENV": true, "NODE_ENV": true, "APP_ENV": true, "ENVIRONMENT": true, "HANAMI_ENV": true, "MODE": true}

// environment reports whether e is the name of the environment: Rails.env, ENV["RACK_ENV"], process.env.NODE_ENV.
func environment(e *program.Expr) bool {
	if e == nil {
		return false
	}
	switch e.Op {
	case program.Call:
		if e.Name == "fetch" && e.X != nil && e.X.Name == "ENV" && len(e.List) > 0 {
			return variables[e.List[0].Name]
		}
		return e.Name == "env" && e.X != nil && (e.X.Name == "Rails" || e.X.Name == "Hanami") || (e.Name == "to_s" || e.Name == "to_sym") && environment(e.X)
	case program.Index:
		return len(e.List) == 1 && variables[e.List[0].Name] && e.X != nil && (e.X.Name == "ENV" || e.X.Name == "env")
	case program.Member:
		return variables[e.Name] && e.X != nil && e.X.Name == "env"
	case program.NonNull, program.Coalesce:
		return environment(e.X)
	}
	return false
}

var development = regexp.MustCompile(`^(is_?)?(dev|development|test|testing|local|debug)(_?(mode|env|environment|build))?\??$`)

var live = regexp.MustCompile(`^(is_?)?(prod|production)(_?(mode|env|environment|build))?\??$`)

// flag reads a name that stands for an environment: Rails.env.test?, __DEV__, isProduction().
func flag(e *program.Expr) verdict {
	name := e.Name
	if switched(e) {
		return no // nobody has set it, as far as anybody can see
	}
	switch e.Op {
	case program.Call:
		if e.X != nil && environment(e.X) {
			return named(strings.TrimSuffix(name, "?"))
		}
		if in := list(e); in != open {
			return in
		}
		if e.X != nil && e.X.Op != program.Self && e.X.Op != program.Constant || len(e.List) > 0 {
			return open
		}
	case program.Member:
		if e.X != nil && (e.X.Name == "env" && (name == "DEV" || name == "PROD") || e.X.Name == "environment") {
			return named(strings.ToLower(name))
		}
		return open
	case program.Constant, program.Global:
		if name == "__DEV__" || name == "$DEBUG" {
			return no
		}
		if name != strings.ToUpper(name) && !strings.HasPrefix(name, "is") {
			return open
		}
	default:
		return open
	}
	return named(strings.ToLower(name))
}

// switched reports whether e asks whether a variable of the environment is there at all: ENV["STRICT"], ENV.key?("STRICT").
func switched(e *program.Expr) bool {
	if len(e.List) != 1 || e.List[0].Op != program.Str || e.X == nil || e.X.Op != program.Constant || e.X.Name != "ENV" || variables[e.List[0].Name] {
		return false
	}
	return e.Op == program.Index || e.Op == program.Call && (e.Name == "key?" || e.Name == "has_key?" || e.Name == "include?")
}

func named(name string) verdict {
	switch {
	case live.MatchString(name):
		return yes
	case development.MatchString(name):
		return no
	}
	return open
}

// list reads %w[development test].include?(Rails.env) and Rails.env.in?(…).
func list(e *program.Expr) verdict {
	values, env := e.X, (*program.Expr)(nil)
	if len(e.List) == 1 {
		env = e.List[0]
	}
	if e.Name == "in?" {
		values, env = env, values
	} else if e.Name != "include?" && e.Name != "includes" {
		return open
	}
	if values == nil || values.Op != program.Array || !environment(env) {
		return open
	}
	for _, v := range values.List {
		if isProduction(v.Name) {
			return open
		}
	}
	return no
}

// values is what of a condition is not about the environment; nil if nothing is.
func values(e *program.Expr) *program.Expr {
	switch e.Op {
	case program.And, program.Or:
		x, y := values(e.X), values(e.Y)
		switch {
		case x == nil:
			return y
		case y == nil:
			return x
		}
		return e
	case program.Not:
		if values(e.X) == nil {
			return nil
		}
		return e
	}
	if production(e) != open {
		return nil
	}
	return e
}

var helping = names.Compile(`^(validate|ensure|assert|check|verify|guard|require|invariant)(_\w+)?!?$|^(validate|ensure|assert|check|verify|guard|require)[A-Z]\w*$`)

// helper reports whether a call looks like a guard that lives elsewhere.
func helper(e *program.Expr) bool {
	return helping.MatchString(e.Name) && len(e.List) > 0 && (e.X == nil || e.X.Op == program.Self || e.X.Op == program.Constant && e.X.Name != "console") && e.Name != "require"
}
