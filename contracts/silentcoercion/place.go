package silentcoercion

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts/entry"
)

// parents leads from each expression of a method to the one it stands in.
type parents map[*program.Expr]*program.Expr

func parentsOf(m *program.Method) parents {
	out := parents{}
	var visit func(*program.Expr)
	visit = func(e *program.Expr) {
		e.Children(func(c *program.Expr) {
			out[c] = e
			visit(c)
		})
	}
	visit(m.Body())
	return out
}

// paging are names of values that callers may send as they like.
var paging = regexp.MustCompile(`(?i)^(page|per_?page|page_?size|limit|offset|size|skip|take|days|months|years|hours|depth|position|index|timeout|count|cursor|width|height|version|level|rank|port)$|_?(page|limit|offset|size|port|timeout|interval|ttl|index)$`)

// lenient reports whether the code wants garbage to become a default: x.to_i || 1, Number(x ?? ""), [x.to_i, 1].max.
func lenient(above parents, c *coercion) bool {
	if hasDefault(c.from.Expr) {
		return true
	}
	for e, p := c.expr, above[c.expr]; p != nil; e, p = p, above[p] {
		switch p.Op {
		case program.Or, program.Coalesce:
			return p.X == e
		case program.If:
			return p.X != e && p.Has(program.Ternary)
		case program.Array, program.NonNull, program.Cast:
		case program.Binary: // garbage equals nothing
			return len(p.Name) > 1 && p.Name[1] == '=' && p.Name != "<=" && p.Name != ">="
		case program.Call:
			switch p.Name {
			case "max", "min", "clamp", "nonzero?", "isNaN", "isFinite", "isInteger":
				return true
			}
			return false
		case program.Try: // x.to_i rescue nil
			return len(p.Rescues()) > 0 && p.Y == e
		default:
			return false
		}
	}
	return false
}

func hasDefault(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		found = found || x.Op == program.Or || x.Op == program.Coalesce || x.Op == program.If || x.Has(program.Safe) && x.Op == program.Call
		return !found
	})
	return found
}

// key is the last name on the way to a value: :order_id of params[:order][:order_id], amount of body.amount.
func key(e *program.Expr) string {
	for e != nil {
		switch e.Op {
		case program.Index:
			if len(e.List) == 1 && constantKey(e.List[0]) {
				return e.List[0].Name
			}
			return ""
		case program.Call:
			if n := len(e.List); n > 0 && constantKey(e.List[n-1]) {
				return e.List[n-1].Name
			}
			e = e.X
		case program.Member, program.Local, program.Field_:
			return e.Name
		default:
			e = e.X
		}
	}
	return ""
}

var idName = regexp.MustCompile(`(^|_)id$|[a-z]I[dD]$|^ID$`)

func identifier(name string) bool { return idName.MatchString(name) }

func matters(name string) bool { return identifier(name) || entry.Money(name) }

// byKey are calls that take an id; paying are calls that take money.
var (
	byKey  = map[string]bool{"find": true, "find_by_id": true, "findById": true, "byId": true, "findByPk": true, "getById": true, "findOneById": true, "exists?": true, "destroy": true}
	paying = map[string]bool{"charge": true, "refund": true, "charge!": true, "refund!": true, "transfer": true, "withdraw": true, "deposit": true, "credit": true, "debit": true, "pay": true}
)

// passing are calls that only pass an id on: to an address, a query, a job that looks it up itself.
var passing = regexp.MustCompile(`_(path|url)$|^(where|redirect_to|perform_async|perform_later|perform_in|puts|info|debug)$`)

// taken reports whether an id, where it stands or in the variable that takes it, picks one row, or is written as an attribute.
func taken(r *entry.Run, above parents, c *coercion, e *program.Expr) bool {
	keyed := false
	for p := above[e]; p != nil; e, p = p, above[p] {
		switch p.Op {
		case program.Assign:
			if p.X == nil || p.Y != e || p.X.Op == program.Field_ || p.X.Op == program.Index {
				return false
			}
			if p.X.Op != program.Local {
				return r.Effect != nil // of a record that the method only shows
			}
			return !keyed && used(r, above, c, p)
		case program.Call:
			if (byKey[p.Name] || strings.HasPrefix(p.Name, "find_by")) && ofRequest(c) {
				return false // what garbage finds is answered with "not found"
			}
			return byKey[p.Name] || strings.HasPrefix(p.Name, "find") || keyed && r.Effect != nil && !passing.MatchString(p.Name)
		case program.Pair:
			keyed = true
		case program.Hash:
		default:
			return false
		}
	}
	return false
}

// ofRequest reports whether a number comes from the parameters of a request as a controller reads them.
func ofRequest(c *coercion) bool {
	root := c.from.Expr
	for root != nil && root.X != nil {
		root = root.X
	}
	return root != nil && root.Op == program.Call && root.Name == "params"
}

// used reports whether one of the places where a local is read takes it.
func used(r *entry.Run, above parents, c *coercion, assign *program.Expr) bool {
	for x, outer := range above {
		if x.Op == program.Local && x.Name == assign.X.Name && outer != assign && outer.Op != program.Assign && taken(r, above, c, x) {
			return true
		}
	}
	return false
}

// destination names the id or the amount of money that takes the number; "" if it is neither.
func destination(above parents, c *coercion) string {
	if name := key(c.from.Expr); matters(name) {
		return name
	}
	for e, p := c.expr, above[c.expr]; p != nil; e, p = p, above[p] {
		switch p.Op {
		case program.Assign:
			if p.Y == e && p.X != nil && matters(p.X.Name) {
				return p.X.Name
			}
			return ""
		case program.Pair:
			if p.X != nil && matters(p.X.Name) {
				return p.X.Name
			}
			return ""
		case program.Call:
			if p.X != e && (byKey[p.Name] && p.X != nil || paying[p.Name]) {
				return p.Name
			}
			if p.X != e {
				return ""
			}
		case program.Binary, program.If, program.NonNull, program.Cast, program.Await:
		default:
			return ""
		}
	}
	return ""
}
