package entry

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
)

type checkedRouteKey struct{ method *program.Method }

// CheckedBody reports whether the route that a handler is registered for has a middleware in front of it that checks the body of a
// request: router.post("/", validate(schema), controller.create), or an object that names both.
func CheckedBody(p *contracts.Pass, m *program.Method) bool {
	if m.Class == nil || m.File.Language != program.TypeScript {
		return false
	}
	return memo(p, checkedRouteKey{m}, func() bool {
		if helped := asksFor(m); len(helped) > 0 {
			for _, h := range helped {
				if !CheckedBody(p, h) {
					return false
				}
			}
			return true
		}
		for _, other := range m.Class.Methods {
			if other != m && other.HasBody() && registers(p, other.Body(), m, program.Field_) {
				return true
			}
		}
		for _, shown := range p.Program.MentionedIn(m.Class.Name) {
			if shown.Language != program.TypeScript || !strings.Contains(shown.Text.String(), m.Name) {
				continue
			}
			f := p.Program.File(shown.Path)
			if f == nil {
				continue
			}
			for _, where := range append([]*program.Method{f.TopLevel}, f.Functions...) {
				if where != nil && where.HasBody() && registers(p, where.Body(), m, program.Member) {
					return true
				}
			}
		}
		return false
	})
}

// asksFor lists the methods of the class that call a private one.
func asksFor(m *program.Method) []*program.Method {
	if m.Visibility == program.Public {
		return nil
	}
	var out []*program.Method
	for _, other := range m.Class.Methods {
		if other == m || !other.HasBody() || other.Visibility != program.Public {
			continue
		}
		calls := false
		other.Body().Walk(func(e *program.Expr) bool {
			calls = calls || e.Op == program.Call && e.Name == m.Name
			return !calls
		})
		if calls {
			out = append(out, other)
		}
	}
	return out
}

// registers reports whether somewhere below an expression a handler, named so, and a middleware that checks bodies are given together.
func registers(p *contracts.Pass, e *program.Expr, m *program.Method, named program.Op) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		if x.Op == program.Call || x.Op == program.Hash {
			for _, given := range x.List {
				if handles(given, m.Name, named) && (checksBody(x) || schemaBeside(p, x)) {
					found = true
				}
			}
		}
		return !found
	})
	return found
}

type passedOnKey struct{ method *program.Method }

// PassedOn reports whether a middleware that the route makes for the purpose has had a request before its handler, and nothing says
// what it asks: router.post("/hook", signedBy(KEY), this.hook).
func PassedOn(p *contracts.Pass, m *program.Method) bool {
	if m.Class == nil || m.File.Language != program.TypeScript {
		return false
	}
	return memo(p, passedOnKey{m}, func() bool {
		for _, other := range m.Class.Methods {
			if other == m || !other.HasBody() {
				continue
			}
			found := false
			other.Body().Walk(func(x *program.Expr) bool {
				if x.Op == program.Call && len(x.List) > 2 && handles(x.List[len(x.List)-1], m.Name, program.Field_) {
					for _, a := range x.List[1 : len(x.List)-1] {
						found = found || a != nil && a.Op == program.Call && !ordinary.MatchString(a.Name)
					}
				}
				return !found
			})
			if found {
				return true
			}
		}
		return false
	})
}

// ordinary are names of middlewares that look at no body.
var ordinary = regexp.MustCompile(`(?i)valid|query|param|header|cookie|auth|limit|cors|json|urlencoded|parser|upload|multer|session|log|cache|compress|timeout|role|permission|scope|allow|guard`)

// schemaBeside reports whether an object that describes a route, or the options of one, name a schema that is declared elsewhere and
// has a body: fastify.route({ schema: createTagSchema, handler }). One that cannot be found is believed.
func schemaBeside(p *contracts.Pass, e *program.Expr) bool {
	found := false
	look := func(h *program.Expr) {
		for _, pair := range h.List {
			if pair.Op == program.Pair && pair.X != nil && pair.X.Name == "schema" && pair.Y != nil && pair.Y.Op == program.Constant {
				found = found || declaresBody(p, pair.Y.Name)
			}
		}
	}
	if e.Op == program.Hash {
		look(e)
	}
	for _, a := range e.List {
		if a != nil && a.Op == program.Hash {
			look(a)
		}
	}
	return found
}

// declaresBody reports whether a constant of the project is an object with a body, or cannot be seen to be one without.
func declaresBody(p *contracts.Pass, name string) bool {
	known := false
	for _, shown := range p.Program.MentionedIn(name) {
		f := p.Program.File(shown.Path)
		if f == nil || f.TopLevel == nil || !f.TopLevel.HasBody() {
			continue
		}
		has := false
		f.TopLevel.Body().Walk(func(x *program.Expr) bool {
			if x.Op == program.Assign && x.X != nil && x.X.Name == name && x.Y != nil && x.Y.Op == program.Hash {
				known, has = true, has || pair(x.Y, "body")
			}
			return x.Op != program.Closure_
		})
		if has {
			return true
		}
	}
	return !known
}

// handles reports whether an argument, or the value of a pair, is the handler: itself, bound, or called by a function in its place.
func handles(e *program.Expr, name string, named program.Op) bool {
	if e != nil && e.Op == program.Pair {
		e = e.Y
	}
	switch {
	case e == nil:
		return false
	case e.Op == named:
		return e.Name == name
	case e.Op == program.Call && e.Name == "bind":
		return e.X != nil && e.X.Op == named && e.X.Name == name
	case e.Op == program.Call && len(e.List) == 1 && e.Name != "": // asyncHandler(controller.create)
		return handles(e.List[0], name, named)
	case e.Op == program.Closure_:
		called := false
		e.Closure.Body.Walk(func(x *program.Expr) bool {
			called = called || x.Op == program.Call && x.Name == name && x.X != nil && (named == program.Member || x.X.Op == program.Self)
			return !called
		})
		return called
	}
	return false
}

var checkName = regexp.MustCompile(`(?i)valid|celebrate|checkSchema`)

// checksBody reports whether a call or an object holds a call of a middleware that checks bodies, or the schema of one under the
// name that frameworks give it.
func checksBody(e *program.Expr) bool {
	found := false
	e.Walk(func(x *program.Expr) bool {
		switch {
		case x.Op == program.Closure_:
			return false
		case x.Op == program.Call && (checkName.MatchString(x.Name) || x.Name == "body" && x.X != nil && checkName.MatchString(x.X.Name)) && len(x.List) > 0:
			found = found || aboutBody(x)
		case x.Op == program.Pair && x.X != nil && (x.X.Name == "schema" || x.X.Name == "validate") && x.Y != nil && x.Y.Op == program.Hash:
			found = found || pair(x.Y, "body")
		}
		return !found
	})
	return found
}

var otherParts = regexp.MustCompile(`(?i)query|param|header|cookie`)

// aboutBody reports whether a check is of the body: of nothing else by its name, nor by what it is given. The description of an
// operation says so with requestBody, an object of schemas with body.
func aboutBody(check *program.Expr) bool {
	if otherParts.MatchString(check.Name) && !strings.Contains(strings.ToLower(check.Name), "body") {
		return false
	}
	for _, a := range check.List {
		if a.Op == program.Hash && (pair(a, "responses") || pair(a, "query") || pair(a, "params")) {
			return pair(a, "requestBody") || pair(a, "body")
		}
		if a.Op == program.Str && otherParts.MatchString(a.Name) {
			return false
		}
	}
	return true
}

func pair(hash *program.Expr, key string) bool {
	for _, x := range hash.List {
		if x.Op == program.Pair && x.X != nil && x.X.Name == key {
			return true
		}
	}
	return false
}
