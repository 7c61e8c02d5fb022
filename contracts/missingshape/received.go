package missingshape

import (
	"regexp"
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
)

// received judges wire data that is no parameter by itself: the statement that receives it, or the parameter that carries it.
func received(p *contracts.Pass) []contracts.Finding {
	var out []contracts.Finding
	told := map[*program.Expr]bool{} // a method may be read once for itself and once for what calls it
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal {
			continue
		}
		reported := map[*flow.Value]bool{}
		for _, rec := range r.Records {
			root, what := unshaped(p, r, rec)
			if root == nil || reported[root] || root.Expr != nil && told[root.Expr] {
				continue
			}
			reported[root] = true
			if root.Expr != nil {
				told[root.Expr] = true
			}
			severity := contracts.Warning
			if p.File.Language == program.Ruby && authenticated(r.Method, rec.Expr) || entry.CaughtAbove(p, r.Method) || ownText(p, r.Method, root.Expr) || alongside(p, r.Method, rec.Expr) || enveloped(r.Method, root.Expr) || root == rec.Deref.Value && handedOver(r, rec) || root.Key == "body" && (entry.PassedOn(p, r.Method) || answeredFor(r.Method, rec.Expr)) ||
				p.File.Language == program.Ruby && !entry.SentIn(p, r.Method, source(r, root, rec.Expr)) {
				severity = contracts.Information
			}
			f := contracts.Finding{Severity: severity, Symbol: entry.Symbol(r.Method), Subject: taker(r.Method, root),
				Message: what + " is read unchecked; nothing requires its keys", Span: statement(r.Method, source(r, root, rec.Expr)).Span,
				Evidence: []contracts.Evidence{{File: p.File, Span: rec.Expr.Span, Message: "a missing key fails here"}}}
			if carrier := root.Base; carrier != nil && carrier.Param != nil && entry.WireOf(r.Method, carrier.Param) == entry.WireJob {
				f.Span, f.Subject = carrier.Param.NameSpan, carrier.Param.Name
				f.Severity = contracts.Information // the program itself puts jobs into its queues
			}
			out = append(out, f)
		}
	}
	return out
}

// taker names the local that takes the data, or what carries it; "" where the data is read as it comes.
func taker(m *program.Method, root *flow.Value) string {
	if root.Expr == nil {
		return root.Key
	}
	bare := func(e *program.Expr) *program.Expr {
		for e != nil && (e.Op == program.Await || e.Op == program.Cast || e.Op == program.NonNull) {
			e = e.X
		}
		return e
	}
	name := ""
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.Y != nil && bare(e.Y) == bare(root.Expr) {
			name = e.X.Name
		}
		return name == ""
	})
	return name
}

var authentic = regexp.MustCompile(`(?i)authentic|signature|secure_compare|verif(y|ied)|hmac`)

// authenticated reports whether a method comes to a place only where it has made sure by a signature who sent the message: the sender
// keeps to its own format.
func authenticated(m *program.Method, at *program.Expr) bool {
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.If && e.X != nil && e.Span.Start < at.Span.Start && !e.X.Span.Contains(at.Span) {
			e.X.Walk(func(x *program.Expr) bool {
				found = found || x.Op == program.Call && authentic.MatchString(x.Name)
				return !found
			})
		}
		return !found
	})
	return found
}

// unshaped finds a dereference of a key of wire data that no test stands above, and says what the data is.
func unshaped(p *contracts.Pass, r *entry.Run, rec *entry.Record) (root *flow.Value, what string) {
	m := r.Method
	if rec.Frame.Depth() > 0 || rec.Deref == nil || rec.Deref.Value == nil || (rec.Deref.Fact.Null == flow.NonNull && rec.Deref.Fact.Used == nil) || rec.Deref.Fact.Tested != 0 || rec.Vouched || entry.Converted(rec) {
		return nil, ""
	}
	v := rec.Deref.Value
	if m.File.Language == program.Ruby && !strings.HasPrefix(v.Key, "[") {
		return nil, "" // what a message to the whole gave is no key
	}
	for root = v; root.Base != nil; root = root.Base {
		if what := carried(m, root); what != "" && !validated(p, m, root.Base.Param) && !(root.Key == "body" && (entry.CheckedBody(p, m) || checkedHere(m, root.Base.Param.Name))) && (root != v && !retyped(rec) || root.Key == "body" && keyed(p, r, rec)) {
			if root.Key == "body" && putThere(p, m, rec, v, root) {
				return nil, ""
			}
			return root, what
		}
	}
	if root == v || root.Expr == nil || !wire(root.Expr) || stored(m, root.Expr) || entry.Contained(m, rec.Expr) || providedFor(m, rec.Expr) || inspected(m, root, rec.Expr) || matched(m, root.Expr, rec.Expr) || roundTrip(p, root.Expr) {
		return nil, ""
	}
	return root, "data from outside"
}

// inspected reports whether a local that holds the data was handed, above the use, to a method of the class's own that by its name looks
// for what is wrong with it.
func inspected(m *program.Method, root *flow.Value, use *program.Expr) bool {
	if m.File.Language != program.Ruby {
		return false // there the types say what a check proves
	}
	name := ""
	m.Body().Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && flow.Strip(e.Y) == root.Expr {
			name = e.X.Name
		}
		return name == ""
	})
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		if name != "" && e.Op == program.Call && (e.X == nil || e.X.Op == program.Self) && e.Span.End <= use.Span.Start && inspecting.MatchString(e.Name) {
			for _, a := range e.List {
				found = found || a != nil && a.Op == program.Local && a.Name == name
			}
		}
		return !found
	})
	return found
}

var inspecting = regexp.MustCompile(`(?i)error|valid|verify|ensure|assert|check`)

// providedFor reports whether a Ruby expression stands where a clause takes any error and gives a value in its place.
func providedFor(m *program.Method, e *program.Expr) bool {
	found := false
	m.Body().Walk(func(x *program.Expr) bool {
		if x.Op == program.Try && x.Y != nil && x.Y.Span.Contains(e.Span) && len(x.Rescues()) > 0 && m.File.Language == program.Ruby {
			for _, r := range x.Rescues() {
				any := len(r.Classes) == 0
				for _, class := range r.Classes {
					any = any || class == "StandardError" || class == "NoMethodError"
				}
				found = found || any && gives(r.Body)
			}
		}
		return !found && x.Span.Contains(e.Span)
	})
	return found
}

// gives reports whether a clause ends in a value of its own: not in raising, nor in nothing but a line of a log.
func gives(body *program.Expr) bool {
	for body != nil && body.Op == program.Block {
		if len(body.List) == 0 {
			return false
		}
		body = body.List[len(body.List)-1]
	}
	return body != nil && body.Op != program.Raise && body.Op != program.Nil && !flow.Reports(body) && !(body.Op == program.Call && body.Name == "raise")
}

type validatedKey struct{ param *program.Param }

// validated reports whether the method asks express-validator what it found wrong with a request.
func validated(p *contracts.Pass, m *program.Method, prm *program.Param) bool {
	if known, ok := p.Memo[validatedKey{prm}]; ok {
		return known.(bool)
	}
	found := false
	m.Body().Walk(func(e *program.Expr) bool {
		found = found || e.Op == program.Call && e.X == nil && e.Name == "validationResult" && len(e.List) == 1 && e.List[0].Op == program.Local && e.List[0].Name == prm.Name
		return !found
	})
	p.Memo[validatedKey{prm}] = found
	return found
}

// keyed reports whether a record reads a key of a body that nobody asks about, here or where it is handed on.
func keyed(p *contracts.Pass, r *entry.Run, rec *entry.Record) bool {
	switch rec.Expr.Op {
	case program.Member, program.Index:
		return len(r.Analysis.Tests(rec.Result)) == 0 && !entry.AnsweredKey(p, r.Method, rec.Expr)
	case program.Multi:
		for _, t := range rec.Expr.List {
			if t.Op != program.Assign || t.Y == nil && len(r.Analysis.Tests(r.Analysis.Part(rec.Deref.Value, t.Name))) == 0 && !entry.AnsweredLocal(p, r.Method, rec.Expr, t.X) {
				return true
			}
		}
	}
	return false
}

// handedOver reports whether a key of a TypeScript body is only put into an object or handed to a call, where it may be looked at.
func handedOver(r *entry.Run, rec *entry.Record) bool {
	if r.Method.File.Language != program.TypeScript || rec.Expr.Op != program.Member && rec.Expr.Op != program.Index {
		return false
	}
	for _, other := range r.Records {
		if other.Deref != nil && other.Deref.Value == rec.Result {
			return false
		}
	}
	return true
}

// retyped reports whether what is read of a key is only given another type: request.query.order as Search.Sorting.
func retyped(rec *entry.Record) bool { return rec.Expr.Op == program.Cast }

// source is the expression that first gives the value.
func source(r *entry.Run, v *flow.Value, use *program.Expr) *program.Expr {
	if v.Expr != nil {
		return v.Expr
	}
	for _, rec := range r.Records {
		if rec.Result == v {
			return rec.Expr
		}
	}
	return use
}

// carried recognises the wire data that a parameter carries: the body or query of a request, the data of a job.
func carried(m *program.Method, v *flow.Value) string {
	if v.Base == nil || v.Base.Param == nil {
		return ""
	}
	switch entry.WireOf(m, v.Base.Param) {
	case entry.WireRequest:
		switch v.Key {
		case "body":
			return "the request body"
		case "query":
			return "the query of the request"
		}
	case entry.WireJob:
		if v.Key == "data" {
			return "the data of the job"
		}
	}
	return ""
}

// parsers are what reads text from outside: by receiver and name.
var parsers = map[string]map[string]bool{
	"JSON":                {"parse": true, "parse!": true, "load": true},
	"Oj":                  {"load": true},
	"ActiveSupport::JSON": {"decode": true},
	"MultiJson":           {"load": true},
}

// wire recognises calls that give data from outside: JSON.parse(text), await res.json().
func wire(e *program.Expr) bool {
	for e != nil && (e.Op == program.Await || e.Op == program.Cast) {
		e = e.X
	}
	if e == nil || e.Op != program.Call || e.X == nil {
		return false
	}
	return e.Name == "json" && len(e.List) == 0 && answers(e.X) || e.X.Op == program.Constant && parsers[e.X.Name][e.Name]
}

var response = regexp.MustCompile(`(?i)^(r|re?s|rsp|resp|response|reply|answer|fetched|http|req|request|raw|ctx|c)\d*$|(Res|Resp|Response|Reply|Answer|Req|Request)\d*$`)

// answers reports whether an object is the answer to a request, by its name or because a call gives it there and then; rows of a database
// have json() too.
func answers(x *program.Expr) bool {
	for x != nil && (x.Op == program.Await || x.Op == program.Cast || x.Op == program.NonNull) {
		x = x.X
	}
	return x != nil && (x.Op == program.Call || response.MatchString(x.Name))
}

// statement is the innermost statement that holds e.
func statement(m *program.Method, e *program.Expr) *program.Expr {
	found := e
	m.Body().Walk(func(x *program.Expr) bool {
		if x.Op == program.Block {
			for _, s := range x.List {
				if s.Span.Contains(e.Span) {
					found = s
				}
			}
		}
		return x.Span.Contains(e.Span) || x.Op == program.Block
	})
	return found
}
