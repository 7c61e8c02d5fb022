package flow

import (
	"strings"

	"github.com/agentcore/proviso/analysis/program"
)

// scheduled resolves calls that enqueue a job and say first when or where: perform_in(5.minutes, id), and an application's own
// perform_in_queue(queue, *args).
func (sc Scope) scheduled(c *program.Class, e *program.Expr) Target {
	if !strings.HasPrefix(e.Name, "perform_") || enqueues[e.Name] {
		return Target{}
	}
	leading := 0
	if e.Name == "perform_in" || e.Name == "perform_at" {
		leading = 1
	} else if own := findMethod(sc.Classes, c, e.Name, true); own != nil {
		leading = beforeRest(own)
	}
	m := findMethod(sc.Classes, c, "perform", false)
	if leading == 0 || m == nil || len(e.List) < leading {
		return Target{}
	}
	for _, a := range e.List[:leading] {
		if a == nil || a.Op == program.Spread || a.Op == program.Pair {
			return Target{}
		}
	}
	args := *e
	args.List = e.List[leading:]
	return Target{Class: c, Method: m, Args: &args}
}

// beforeRest counts the parameters before a splat that takes all others; 0 if it is declared in another way.
func beforeRest(m *program.Method) int {
	for i, p := range m.Params {
		switch p.Kind {
		case program.Positional:
		case program.Rest:
			return i
		default:
			return 0
		}
	}
	return 0
}
