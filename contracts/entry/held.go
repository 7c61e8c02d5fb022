package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

// HeldRow reports whether a TypeScript lookup names its row by the key of a record that the method holds: the record itself, read
// again, or one that it refers to. It was there when the record was read, as far as anything can be told.
func HeldRow(p *contracts.Pass, m *program.Method, lookup *program.Expr) bool {
	e := lookup
	if e != nil && e.Op == program.Await {
		e = e.X
	}
	if e == nil || e.Op != program.Call || len(e.List) == 0 || m.File.Language != program.TypeScript {
		return false
	}
	keys, first := 0, e.List[0]
	if first.Op == program.Constant && len(e.List) > 1 {
		first = e.List[1] // manager.findOne(Order, { where: … })
	}
	var read func(name string, v *program.Expr) bool
	read = func(name string, v *program.Expr) bool {
		v = bareKey(v)
		switch {
		case v == nil:
			return false
		case v.Op == program.Hash:
			for _, pair := range v.List {
				if pair.Op != program.Pair || pair.X == nil || !read(pair.X.Name, pair.Y) {
					return false
				}
			}
			return len(v.List) > 0
		case heldKey(p, m, name, v, 2):
			keys++
			return true
		case first.Op == program.Hash && fixedKey(name, v):
			keys++
			return true
		}
		return false
	}
	if first.Op == program.Hash {
		for _, pair := range first.List {
			if pair.Op == program.Pair && pair.X != nil && pair.X.Name == "where" {
				first = pair.Y
			}
		}
	} else if strings.HasSuffix(e.Name, "By") {
		return false
	}
	return read("id", first) && keys > 0
}

// fixedKey reports whether a value that names one row is a constant of the program, so that the row is one without which the program does not run.
func fixedKey(column string, e *program.Expr) bool {
	if !naming.MatchString(column) {
		return false
	}
	if e.Op == program.Str || e.Op == program.Nil {
		return true
	}
	for e != nil && e.Op == program.Member {
		e = flow.Strip(e.X)
	}
	return e != nil && e.Op == program.Constant
}

var naming = regexp.MustCompile(`(?i)(code|key|name|slug|id|role|locale|language)$`)

var keyWrapper = regexp.MustCompile(`^(Equal|Number|String|toString|toHexString|ObjectId|ObjectID|valueOf)$`)

// bareKey takes conversions off a key: Equal(order.id), +order.id, order._id.toString().
func bareKey(e *program.Expr) *program.Expr {
	for e != nil {
		switch e = flow.Strip(e); {
		case e == nil:
			return nil
		case e.Op == program.Unary && e.Name == "+":
			e = e.X
		case e.Op == program.Call && e.X != nil && len(e.List) == 0 && keyWrapper.MatchString(e.Name):
			e = e.X
		case (e.Op == program.Call && e.X == nil || e.Op == program.New) && len(e.List) == 1 && keyWrapper.MatchString(e.Name):
			e = e.List[0]
		default:
			return e
		}
	}
	return nil
}

var rowKey = regexp.MustCompile(`^_?(id|uuid|pk)$|(Id|ID|Uuid|UUID|_id|_uuid)$`)

// heldKey reports whether an expression reads a key of a record: order.id, order.customer.id, order.customerId, or the column that
// the lookup asks for, { slug: team.slug }.
func heldKey(p *contracts.Pass, m *program.Method, column string, e *program.Expr, depth int) bool {
	if e.Op == program.Local {
		return takenKey(p, m, column, e.Name) || depth > 0 && p != nil && handedKey(p, m, column, e.Name, depth-1)
	}
	if e.Op == program.Member && ownIdentity(e) {
		return true
	}
	if e.Op != program.Member || e.Has(program.Safe) || !rowKey.MatchString(e.Name) && e.Name != column {
		return false
	}
	root := flow.Strip(e.X)
	for root != nil && root.Op == program.Member && !root.Has(program.Safe) && !handedIn.MatchString(root.Name) {
		root = flow.Strip(root.X)
	}
	return root != nil && root.Op == program.Local && recordNamed(p, m, root.Name)
}

// takenKey reports whether a local is the key that a method takes out of a record in hand: const { id } = order.
func takenKey(p *contracts.Pass, m *program.Method, column, name string) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Multi && !found {
			y := flow.Strip(e.Y)
			for _, t := range e.List {
				found = found || t.Op == program.Assign && t.X != nil && t.X.Op == program.Local && t.X.Name == name &&
					(rowKey.MatchString(t.Name) || t.Name == column) && y != nil && y.Op == program.Local && recordNamed(p, m, y.Name)
			}
		}
		return !found
	})
	return found
}

// handedKey reports whether all that is ever given to a parameter is the key of a record that the caller holds.
func handedKey(p *contracts.Pass, m *program.Method, column, name string, depth int) bool {
	prm := paramNamed(m.Params, name)
	if prm == nil || requestPart(prm) != nil {
		return false
	}
	calls := CallsOf(p, m, prm)
	for _, g := range calls {
		if g.Expr == nil {
			return false
		}
		if e := bareKey(g.Expr); e == nil || !heldKey(p, g.Site.Method, column, e, depth) {
			return false
		}
	}
	return len(calls) > 0
}

// handedIn are names and types of what a caller writes and nobody has looked up.
var handedIn = regexp.MustCompile(`(?i)^(req|request|body|query|params?|args?|dto|input|payload|data|event|message|msg|job|options|opts|props|config|command|context|ctx|filters?|criteria|where|values|attributes|form|token|decoded|claims|session|res|response|result|variables|info)$|(Dto|Input|Args|Params|Query|Request|Req|Body|Payload|Command|Event|Message|Options|Props|Config|Data|Context|Ctx|Filters?|Criteria|Response|Claims|Token|Variables|Form|Info|Job)$`)

var primitive = map[string]bool{"string": true, "number": true, "any": true, "unknown": true, "object": true, "Record": true, "literal": true, "Partial": true}

// recordNamed reports whether a local holds a record: a parameter or element with a type or name that is not one of data from
// outside, or what something was asked to find or make.
func recordNamed(p *contracts.Pass, m *program.Method, name string) bool {
	if handedIn.MatchString(name) {
		return false
	}
	if prm := paramNamed(m.Params, name); prm != nil {
		return prm.Type != nil && !primitive[prm.Type.Name] && (!handedIn.MatchString(prm.Type.Name) || entity(p, prm.Type.Name)) && requestPart(prm) == nil
	}
	for _, q := range m.Params {
		if leaf := paramNamed(q.Leaves, name); leaf != nil {
			return leaf.Type == nil || !primitive[leaf.Type.Name] && !handedIn.MatchString(leaf.Type.Name)
		}
	}
	found, other := false, false
	m.Body().Walk(func(e *program.Expr) bool {
		switch {
		case e.Op == program.Multi && partOfCommand(m, e, name):
			found = true
		case e.Op == program.Assign && e.X != nil && e.Y != nil && e.X.Op == program.Local && e.X.Name == name: // without a value, the leaf of a pattern
			if asksForRecord(e.Y) {
				found = true
			} else {
				other = true
			}
		case e.Op == program.For && len(e.List) > 0 && targets(e.List[0], name):
			found = true
		case e.Op == program.Call:
			for _, a := range e.List {
				if a.Op == program.Closure_ && paramNamed(a.Closure.Params, name) != nil {
					found = true
				}
			}
		}
		return true
	})
	return found && !other
}

// entity reports whether a type is a class of the project that is stored, whatever it is called.
func entity(p *contracts.Pass, name string) bool {
	if p == nil {
		return false
	}
	for _, c := range p.Program.Classes(name) {
		if strings.HasSuffix(c.Super, "Entity") || strings.HasSuffix(c.Super, "Model") {
			return true
		}
		for _, d := range c.Decorators {
			if d.Name == "Entity" || d.Name == "ChildEntity" || d.Name == "Schema" || d.Name == "Table" {
				return true
			}
		}
	}
	return false
}

// ownIdentity reports whether a key is that of whoever asks, as their token or session says: jwt.user, request.user.id. Somebody has
// looked them up when they came in.
func ownIdentity(e *program.Expr) bool {
	if !identityKey.MatchString(e.Name) {
		return false
	}
	for x := flow.Strip(e.X); x != nil; x = flow.Strip(x.X) {
		if (x.Op == program.Local || x.Op == program.Member || x.Op == program.Field_) && identityHolder.MatchString(x.Name) {
			return true
		}
	}
	return false
}

var (
	identityKey    = regexp.MustCompile(`^(_?id|uuid|uid|sub|user|account|userData|userId|user_id|accountId|account_id)$`)
	identityHolder = regexp.MustCompile(`(?i)^(jwt|token|session|claims|auth|principal|identity|(current|auth|authenticated|logged_?in|request)_?user|user(token|info|session))$|^user$`)
)

// partOfCommand reports whether a local takes a part of a typed parameter, under a name that is not one of data from outside:
// const { order } = command.
func partOfCommand(m *program.Method, e *program.Expr, name string) bool {
	y := flow.Strip(e.Y)
	if y == nil || y.Op != program.Local {
		return false
	}
	prm := paramNamed(m.Params, y.Name)
	if prm == nil || prm.Type == nil || primitive[prm.Type.Name] || requestPart(prm) != nil {
		return false
	}
	for _, t := range e.List {
		if t.Op == program.Assign && t.X != nil && t.X.Op == program.Local && t.X.Name == name {
			return true
		}
	}
	return false
}

func targets(e *program.Expr, name string) bool {
	return e.Op == program.Local && e.Name == name || e.Op == program.Assign && e.X != nil && e.X.Name == name
}

var bringing = regexp.MustCompile(`^(find|get|load|fetch|create|save|upsert|insert|update|query|ensure|resolve|select|first|one|read|retrieve|lookup|add|register)([A-Z]|$)`)

var decoding = regexp.MustCompile(`(?i)jwt|token|decode|cookie|header|param|config|metadata|session|claims|body|cache|redis|json`)

// asksForRecord recognises what brings a record: await this.orders.findOneOrFail(…), but not what reads a token or a cache.
func asksForRecord(e *program.Expr) bool {
	if e != nil && e.Op == program.Await {
		e = e.X
	}
	e = flow.Strip(e)
	if e != nil && e.Op == program.New && !handedIn.MatchString(e.Name) {
		return true // one that the program has made
	}
	return e != nil && e.Op == program.Call && e.X != nil && bringing.MatchString(e.Name) && !decoding.MatchString(e.Name) && !decoding.MatchString(last(e.X.Name))
}

func paramNamed(list []*program.Param, name string) *program.Param {
	for _, prm := range list {
		if prm.Name == name && prm.Kind != program.Destructured {
			return prm
		}
	}
	return nil
}
