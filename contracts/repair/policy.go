package repair

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

var (
	// recordName is what policies call what they judge, and userName what they call who asks, where they judge for anything.
	recordName = regexp.MustCompile(`^(record|resource|object|model|subject)$`)
	userName   = regexp.MustCompile(`^(user|current_user|currentUser|actor|author|account|member)$`)
)

// byPolicy is the repair that asks the policy of what the subject is called after whether what is asked of it first is permitted: order.ship! in
// a project with an OrderPolicy that answers ship?. Everything that the policy is made of must be at hand.
func byPolicy(p *contracts.Pass, m *program.Method, a Absent) (contracts.Repair, bool) {
	deed := strings.TrimRight(a.Sent, "!?=")
	class := camel(a.Subject)
	if class == "" || deed == "" || p.Program == nil {
		return contracts.Repair{}, false
	}
	found := p.Program.Classes(class + "Policy")
	if len(found) != 1 || found[0].Kind != program.KindClass || found[0].File.Language != m.File.Language {
		return contracts.Repair{}, false
	}
	policy := found[0]
	c := Clause{Title: "Ask " + policy.Name + " for permission", Message: policy.Name + " does not permit " + deed, Error: p.Config.PostconditionError(m.File.Language),
		Rejects: "also rejects what the policy forbids"}
	if m.File.Language == program.TypeScript {
		asked, ok := permission(m, policy, deed, a)
		if !ok {
			return contracts.Repair{}, false
		}
		c.Bad = a.Access + " == null || !" + asked
		return Insert(p, m, a.Subject, c)
	}
	if !declaresOwn(policy, deed+"?") {
		return contracts.Repair{}, false
	}
	args, ok := madeOf(p, m, policy, a, 0)
	if !ok {
		return contracts.Repair{}, false
	}
	c.Good = a.present(m) + policy.Name + ".new(" + args + ")." + deed + "?"
	for _, state := range InvalidState {
		if len(p.Program.Classes(state)) > 0 {
			c.Error = state
			break
		}
	}
	if last := policy.Super; strings.HasSuffix(last, "ApplicationPolicy") && len(p.Program.MentionedIn("Pundit")) > 0 {
		c.Error = "Pundit::NotAuthorizedError"
	}
	return Insert(p, m, a.Subject, c)
}

// madeOf are the arguments that make a Ruby policy, from the parameters of a method; ok is false where one is not at hand.
func madeOf(p *contracts.Pass, m *program.Method, policy *program.Class, a Absent, depth int) (args string, ok bool) {
	for _, made := range policy.Methods {
		if made.Kind == program.KindConstructor {
			return handed(m, made, a)
		}
	}
	if bases := flow.Resolve(p.Program, policy, policy.Super); depth < 4 && len(bases) > 0 && bases[0] != policy {
		return madeOf(p, m, bases[0], a, depth+1)
	}
	return "", false
}

// handed are the arguments of a call of a method, each a parameter of m that is called alike.
func handed(m, callee *program.Method, a Absent) (args string, ok bool) {
	var list []string
	mine := false
	for _, prm := range callee.Params {
		value := ""
		switch {
		case prm.Name == a.Subject, recordName.MatchString(prm.Name):
			value, mine = a.Access, true
		case position(m, prm.Name) >= 0:
			value = prm.Name
		case userName.MatchString(prm.Name):
			for _, q := range m.Params {
				if userName.MatchString(q.Name) && q.Name != a.Subject {
					value = q.Name
				}
			}
		}
		switch {
		case value == "" && (prm.Default != nil || prm.Optional):
			continue
		case value == "":
			return "", false
		case prm.Kind == program.Keyword:
			value = prm.Name + ": " + value
		case prm.Kind != program.Positional:
			return "", false
		}
		list = append(list, value)
	}
	return strings.Join(list, ", "), mine
}

// permission is the question to a TypeScript policy that a class holds in a field, that answers by itself, or that is made of nothing.
func permission(m *program.Method, policy *program.Class, deed string, a Absent) (asked string, ok bool) {
	capital := strings.ToUpper(deed[:1]) + deed[1:]
	for _, q := range policy.Methods {
		switch q.Name {
		case "can" + capital, "may" + capital, "allows" + capital, deed:
		default:
			continue
		}
		args, mine := handed(m, q, a)
		if !mine || q.Async || q.Visibility != program.Public || q.Return != nil && q.Return.Name != "boolean" {
			continue
		}
		if holder := holding(m, policy, q.Static); holder != "" {
			return holder + "." + q.Name + "(" + args + ")", true
		}
	}
	return "", false
}

// holding is how a method speaks of a policy; "" where it cannot.
func holding(m *program.Method, policy *program.Class, static bool) string {
	if m.Class != nil && !static {
		for _, f := range m.Class.Fields {
			if f.Type != nil && f.Type.Name == policy.Name && !f.Static {
				return "this." + f.Name
			}
		}
	}
	if policy.File != m.File && !importsValue(m.File, policy.Name) {
		return ""
	}
	if static {
		return policy.Name
	}
	for _, q := range policy.Methods {
		if q.Kind == program.KindConstructor && len(q.Params) > 0 {
			return ""
		}
	}
	return "new " + policy.Name + "()"
}
