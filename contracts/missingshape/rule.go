// Package missingshape declares the rule missing-shape.
package missingshape

import (
	_ "embed"
	"fmt"
	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/entry"
	"github.com/agentcore/proviso/contracts/repair"
)

//go:embed doc.md
var doc string

// Rule is missing-shape.
var Rule = &contracts.Rule{
	Name: "missing-shape", Family: "contract", Group: "preconditions",
	Summary: "Keys of data from outside are required before they are read.",
	Doc:     doc, Default: contracts.Warning, Fixable: true, Run: run,
}

func run(p *contracts.Pass) {
	for _, s := range entry.Subjects(p) {
		if f, ok := parameter(p, s); ok {
			p.Report(f)
		}
	}
	for _, f := range received(p) {
		p.Report(f)
	}
}

// parameter judges a wire hash or an untyped object that came in as a parameter.
func parameter(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	if decorated, ok := nest(p, s); ok {
		return decorated, true
	}
	if !s.ShapeRead || len(s.KeyDerefs) == 0 || s.Param.Name[:1] == "_" {
		return contracts.Finding{}, false
	}
	f := s.Method.File
	severity := contracts.Warning
	switch {
	case s.Presence == entry.Optional || s.Param.Default != nil:
		return contracts.Finding{}, false
	case f.Language == program.Ruby && !entry.WireHash(s.Param.Name) && s.Method.Name != "perform":
		return contracts.Finding{}, false
	case f.Language == program.TypeScript && !entry.WireHash(s.Param.Name):
		severity = contracts.Information
		if s.Effect == nil {
			severity = contracts.Hint
		}
	}
	key := s.KeyDerefs[0]
	out := contracts.Finding{
		Severity: severity, Span: s.Param.NameSpan, Symbol: entry.Symbol(s.Method), Subject: s.Param.Name,
		Message:  fmt.Sprintf("%d %s of `%s` %s used unchecked; none is required", len(s.KeyDerefs), plural(len(s.KeyDerefs), "value"), s.Param.Name, are(len(s.KeyDerefs))),
		Evidence: []contracts.Evidence{{File: key.Frame.File(), Span: key.Expr.Span, Message: "a missing key fails here"}},
	}
	class := p.Config.PreconditionError(f.Language)
	if r, ok := repair.Insert(p, s.Method, s.Param.Name, repair.Presence(f, class, s.Param.Name, s.Param.Name)); ok && f.Language == program.TypeScript {
		r.Preferred = false
		out.Repairs = append(out.Repairs, r)
	}
	if r, ok := fetch(s); ok {
		out.Repairs = append([]contracts.Repair{r}, out.Repairs...)
	}
	return out, true
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// fetch replaces params[:code] by params.fetch(:code) wherever the value is dereferenced.
func fetch(s *entry.Subject) (contracts.Repair, bool) {
	if s.Method.File.Language != program.Ruby {
		return contracts.Repair{}, false
	}
	var edits []contracts.Edit
	seen := map[int]bool{}
	for _, k := range s.KeyDerefs {
		x := k.Deref.Expr
		if x.Op != program.Index || x.X == nil || len(x.List) != 1 || seen[x.Span.Start] {
			continue
		}
		seen[x.Span.Start] = true
		f := k.Frame.File()
		edits = append(edits, contracts.Edit{File: f, Span: x.Span, NewText: f.Text.Slice(x.X.Span) + ".fetch(" + f.Text.Slice(x.List[0].Span) + ")"})
	}
	return contracts.Repair{Title: "Read required keys with fetch", Preferred: true, Safe: true, Edits: edits}, len(edits) > 0
}

// nest judges decorated parameters of controllers: a declared type is not true at run time without a pipe.
func nest(p *contracts.Pass, s *entry.Subject) (contracts.Finding, bool) {
	m := s.Method
	if m.File.Language != program.TypeScript || len(s.Param.Decorators) == 0 || s.Param.Type == nil {
		return contracts.Finding{}, false
	}
	d := s.Param.Decorators[0]
	switch d.Name {
	case "Param", "Query", "Headers":
		if s.Param.Type.Name != "number" && s.Param.Type.Name != "boolean" || len(d.List) > 1 || piped(p, m) {
			return contracts.Finding{}, false
		}
	case "Body":
		if len(d.List) > 1 || piped(p, m) || len(s.Keys) == 0 || s.Tests()&(flow.TestType|flow.TestOpaque) != 0 {
			return contracts.Finding{}, false
		}
	default:
		return contracts.Finding{}, false
	}
	return contracts.Finding{Severity: contracts.Warning, Span: s.Param.NameSpan, Symbol: entry.Symbol(m), Subject: s.Param.Name,
		Message: fmt.Sprintf("`%s` comes off the wire: nothing makes it a %s at run time (no pipe validates it)", s.Param.Name, s.Param.Type.Text)}, true
}

// piped reports whether a validating pipe stands on the method, the class or, as far as the workspace shows, globally.
func piped(p *contracts.Pass, m *program.Method) bool {
	for _, d := range append(append([]*program.Expr{}, m.Decorators...), m.Class.Decorators...) {
		if d.Name == "UsePipes" {
			return true
		}
	}
	return p.Program.GlobalPipe()
}

// received judges wire data that is no parameter: the statement that receives it.
func received(p *contracts.Pass) []contracts.Finding {
	var out []contracts.Finding
	for _, r := range entry.Methods(p) {
		reported := map[*flow.Value]bool{}
		for _, rec := range r.Records {
			f, root := unshaped(rec)
			if root == nil || reported[root] || r.Kind == entry.Internal {
				continue
			}
			reported[root] = true
			stmt := statement(r.Method, source(r, root, rec.Expr))
			f.Span, f.Symbol, f.Severity = stmt.Span, entry.Symbol(r.Method), contracts.Warning
			f.Evidence = []contracts.Evidence{{File: p.File, Span: rec.Expr.Span, Message: "a missing key fails here"}}
			out = append(out, f)
		}
	}
	return out
}

// unshaped finds a dereference of a key of wire data that no test stands above.
func unshaped(rec *entry.Record) (contracts.Finding, *flow.Value) {
	if rec.Frame.Depth() > 0 || rec.Deref == nil || rec.Deref.Value == nil || rec.Deref.Fact.Null == flow.NonNull || rec.Deref.Fact.Tested != 0 {
		return contracts.Finding{}, nil
	}
	root := rec.Deref.Value
	for root.Base != nil {
		if body(root) {
			return contracts.Finding{Message: "the request body is read unchecked; nothing requires its keys", Subject: "body"}, root
		}
		root = root.Base
	}
	if root == rec.Deref.Value || root.Expr == nil || !wire(root.Expr) {
		return contracts.Finding{}, nil
	}
	return contracts.Finding{Message: "data from outside is read unchecked; nothing requires its keys", Subject: "body"}, root
}

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

// body recognises req.body: the member read of a parameter named like a request.
func body(v *flow.Value) bool {
	return v.Key == "body" && v.Base != nil && v.Base.Param != nil && (v.Base.Param.Name == "req" || v.Base.Param.Name == "request")
}

func wire(e *program.Expr) bool {
	if e.Op == program.Await {
		e = e.X
	}
	return e.Op == program.Call && e.X != nil && (e.Name == "json" && len(e.List) == 0 || e.X.Op == program.Constant && e.X.Name == "JSON" && e.Name == "parse")
}

// statement is the outermost expression of the body's statement lists that holds e.
func statement(m *program.Method, e *program.Expr) *program.Expr {
	found := e
	m.Body.Walk(func(x *program.Expr) bool {
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
