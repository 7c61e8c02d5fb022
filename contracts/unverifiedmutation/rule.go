// Package unverifiedmutation declares the rule unverified-mutation.
package unverifiedmutation

import (
	_ "embed"
	"fmt"
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
	"sort"
)

//go:embed doc.md
var doc string

// Rule is unverified-mutation.
var Rule = &contracts.Rule{
	Name: "unverified-mutation", Family: "contract", Group: "postconditions",
	Summary: "The status of a write is read before the method reports success.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, r := range entry.Methods(p) {
		if r.Kind == entry.Internal {
			continue
		}
		if p.File.Language == program.Ruby {
			statuses(p, r)
		} else {
			promises(p, r)
		}
	}
}

// statuses reports the writes whose status some path to a normal exit never reads.
func statuses(p *contracts.Pass, r *entry.Run) {
	unread, returned := map[*program.Expr]*program.Expr{}, map[*program.Expr]bool{}
	asked := map[*program.Expr]bool{}
	for _, rec := range r.Records {
		for v, o := range rec.Owed {
			if v == rec.Leave || o.Receiver == rec.Leave && o.Receiver != nil || contains(rec.Leave, v) {
				returned[o.Op] = true
				continue
			}
			unread[o.Op] = rec.Expr
			asked[o.Op] = r.Analysis.Settled[o.Op] // partly read: another rule speaks
		}
	}
	discarded := entry.Statements(r.Method)
	for op := range unread {
		if returned[op] || asked[op] || !ignored(r.Method, op, discarded) || inHandler(r.Method, op) {
			continue
		}
		p.Report(finding(r, op))
	}
}

// contains reports whether a returned value is one of several, the status among them.
func contains(v, status *flow.Value) bool {
	for _, s := range v.Sources() {
		if s == status {
			return true
		}
	}
	return false
}

// ignored reports whether nobody takes the status: a statement of its own, or a local that nothing reads.
func ignored(m *program.Method, op *program.Expr, discarded map[*program.Expr]bool) bool {
	if discarded[op] {
		return true
	}
	ok := false
	m.Body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Assign && e.Y == op && e.X != nil && e.X.Op == program.Local && op.Name != "create" {
			ok = reads(m, e.X.Name) == 0
		}
		return true
	})
	return ok
}

// reads counts the mentions of a local besides its stores.
func reads(m *program.Method, name string) int {
	n := 0
	m.Body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Local && e.Name == name {
			n++
		}
		if e.Op == program.Assign && e.X != nil && e.X.Op == program.Local && e.X.Name == name && e.Name == "" {
			n--
		}
		return true
	})
	return n
}

func inHandler(m *program.Method, op *program.Expr) bool {
	found := false
	m.Body.Walk(func(e *program.Expr) bool {
		for _, h := range e.Rescues {
			found = found || h.Body != nil && h.Body.Span.Contains(op.Span)
		}
		found = found || e.Op == program.Try && e.W != nil && e.W.Span.Contains(op.Span)
		return !found
	})
	return found
}

func finding(r *entry.Run, op *program.Expr) contracts.Finding {
	f := r.Method.File
	out := contracts.Finding{
		Severity: contracts.Warning, Span: op.Span, Symbol: entry.Symbol(r.Method), Subject: receiver(op),
		Message: fmt.Sprintf("the result of `%s` is never checked; a failed write would pass for success", head(f, op)),
	}
	if bang := op.Name + "!"; op.NameSpan.Len() > 0 && f.Language == program.Ruby && op.Name != "toggle" && op.Name != "first_or_create" {
		out.Repairs = append(out.Repairs, repair.Replace(f, op.NameSpan, bang, "Use "+bang+", which raises when the write fails", true, true))
	}
	return out
}

func receiver(op *program.Expr) string {
	if op.X == nil {
		return ""
	}
	return op.X.Name
}

func head(f *program.File, op *program.Expr) string {
	if op.X == nil {
		return op.Name
	}
	return f.Text.Slice(op.X.Span) + "." + op.Name
}

// promises reports writes nobody waits for and responses whose status nobody reads.
func promises(p *contracts.Pass, r *entry.Run) {
	discarded := entry.Statements(r.Method)
	var found []*program.Expr
	for e := range discarded {
		switch {
		case e.Op == program.Call && floating(p, r, e):
			found = append(found, e)
		case e.Op == program.Await && e.X != nil && fetchWrite(e.X):
			found = append(found, e)
		}
	}
	for _, rec := range r.Records {
		e := rec.Expr
		if rec.Kind == flow.Eval && e.Op == program.Assign && e.Y != nil && e.Y.Op == program.Await && e.X != nil && e.X.Op == program.Local && fetchWrite(e.Y.X) && !asksStatus(r.Method, e.X.Name) {
			found = append(found, e.Y)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].Span.Start < found[j].Span.Start })
	for _, e := range found {
		p.Report(promise(r, e))
	}
}

func promise(r *entry.Run, e *program.Expr) contracts.Finding {
	f := r.Method.File
	out := contracts.Finding{Severity: contracts.Warning, Span: e.Span, Symbol: entry.Symbol(r.Method)}
	if e.Op == program.Await {
		out.Subject = "fetch"
		out.Message = "the response's status is never checked; fetch does not reject on an HTTP error"
		return out
	}
	out.Subject = receiver(e)
	out.Message = fmt.Sprintf("`%s` is neither awaited nor returned; its failure would go unseen", head(f, e))
	if r.Method.Async {
		at := e.Span
		at.End = at.Start
		out.Repairs = []contracts.Repair{repair.Replace(f, at, "await ", "Await the write", true, true)}
	}
	return out
}

func fetchWrite(e *program.Expr) bool {
	return e != nil && e.Op == program.Call && e.X == nil && e.Name == "fetch" && flow.Effect(e, program.TypeScript) == flow.HTTP
}

func asksStatus(m *program.Method, name string) bool {
	found := false
	m.Body.Walk(func(e *program.Expr) bool {
		if e.Op == program.Member && e.X != nil && e.X.Op == program.Local && e.X.Name == name && (e.Name == "ok" || e.Name == "status") {
			found = true
		}
		if e.Op == program.Call || e.Op == program.Return { // handed to somebody who can ask
			for _, a := range append([]*program.Expr{e.X}, e.List...) {
				found = found || a != nil && a.Op == program.Local && a.Name == name && (e.Op == program.Return || a != e.X)
			}
		}
		return !found
	})
	return found
}

var writes = map[string]bool{"save": true, "insert": true, "update": true, "upsert": true, "remove": true, "delete": true, "softDelete": true, "create": true,
	"insertOne": true, "updateOne": true, "deleteOne": true, "updateMany": true, "deleteMany": true, "post": true, "put": true, "patch": true, "persistAndFlush": true}

// floating recognises an unawaited write on a receiver that is declared as a repository, model or HTTP client.
func floating(p *contracts.Pass, r *entry.Run, e *program.Expr) bool {
	if !writes[e.Name] || e.X == nil || r.Class == nil || e.X.Op != program.Field_ {
		return false
	}
	for _, f := range r.Class.Fields {
		if f.Name == e.X.Name && f.Type != nil {
			return asynchronous(f.Type.Name)
		}
	}
	return false
}

func asynchronous(name string) bool {
	switch name {
	case "Repository", "Model", "PrismaClient", "EntityManager", "AxiosInstance", "Knex", "MongoRepository", "TreeRepository", "EntityRepository", "Collection":
		return true
	}
	return false
}
