package server

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/contracts"
)

const (
	kindFixAll  protocol.CodeActionKind = "source.fixAll.proviso"
	kindRewrite protocol.CodeActionKind = "refactor.rewrite.proviso"
)

// actionParams is what a request for code actions needs. The diagnostics that the client sends along are not read: the findings
// are our own, and those of other servers may be such that the library cannot decode them.
type actionParams struct {
	TextDocument struct{ URI string }
	Range        struct{ Start, End position }
	Context      struct{ Only []string }
}

func (s *session) codeAction(raw []byte) (task, error) {
	var p actionParams
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	sn := s.open(p.TextDocument.URI)
	if sn == nil || sn.kind != code || !s.client.actions {
		return always([]protocol.CommandOrCodeAction{}), nil
	}
	return func(ctx context.Context) (any, error) { return s.actions(ctx, sn, p) }, nil
}

func (s *session) actions(ctx context.Context, sn *snapshot, p actionParams) (any, error) {
	r, err := s.analyse(ctx, sn)
	if err != nil {
		return nil, err
	}
	e := s.client.encoding
	asked := syntax.Span{Start: sn.version.text.Offset(p.Range.Start.point(), e), End: sn.version.text.Offset(p.Range.End.point(), e)}
	out := []protocol.CommandOrCodeAction{}
	if wanted(p.Context.Only, protocol.CodeActionKindQuickFix) {
		for _, a := range s.quickFixes(ctx, sn, r, asked) {
			out = append(out, a)
		}
	}
	if wanted(p.Context.Only, kindRewrite) {
		for _, a := range s.rewrites(ctx, sn, r, asked) {
			out = append(out, a)
		}
	}
	if wanted(p.Context.Only, kindFixAll) {
		if a := s.fixAll(ctx, sn, r, len(p.Context.Only) > 0); a != nil {
			out = append(out, a)
		}
	}
	if s.movedOn(sn) {
		return nil, protocol.ErrContentModified
	}
	return out, nil
}

// movedOn reports whether the document changed since the snapshot: edits for it would land in the wrong place.
func (s *session) movedOn(sn *snapshot) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return sn.doc.closed || sn.doc.current != sn.version
}

// wanted reports whether a client that asks for only some kinds, or for all, takes this one. Kinds are hierarchical.
func wanted(only []string, kind protocol.CodeActionKind) bool {
	for _, o := range only {
		if o == "" || string(kind) == o || strings.HasPrefix(string(kind), o+".") {
			return true
		}
	}
	return len(only) == 0
}

// quickFixes are the repairs of the findings in a range, in order, behind them those of several findings at once, and last the ways
// to silence the findings. A repair that does not stand is not offered.
func (s *session) quickFixes(ctx context.Context, sn *snapshot, r *report, asked syntax.Span) []*protocol.CodeAction {
	var fixes, silences []*protocol.CodeAction
	var here []contracts.Finding
	for _, f := range r.findings {
		if f.Span.Start > asked.End || f.Span.End < asked.Start {
			continue
		}
		here = append(here, f)
		for _, repair := range f.Repairs {
			if ctx.Err() != nil || !s.stands(ctx, r, f, repair) {
				continue
			}
			if edit := s.workspaceEdit(sn, repair.Edits); edit != nil {
				fixes = append(fixes, s.quickFix(sn, f, title(repair), repair.Preferred, edit))
			}
		}
		if edit, ok := suppression(sn, r.file, f); ok {
			silences = append(silences, s.quickFix(sn, f, "Suppress "+f.Rule+" here, with a reason", false, s.workspaceEdit(sn, []contracts.Edit{edit})))
		}
	}
	fixes = append(fixes, s.batches(ctx, sn, r, here)...)
	return append(fixes, silences...)
}

// batches are the actions that repair several findings at once: those of one method's parameters, and those of one rule.
func (s *session) batches(ctx context.Context, sn *snapshot, r *report, here []contracts.Finding) []*protocol.CodeAction {
	if !s.client.resolvesEdits { // they cost too much to be made unasked
		return nil
	}
	var out []*protocol.CodeAction
	offered := map[scope]bool{}
	offer := func(sc scope, title string) {
		if offered[sc] {
			return
		}
		offered[sc] = true
		m, n := s.mender(r, sc), 0
		for _, f := range r.findings {
			if m.Wanted([]contracts.Finding{f}) {
				n++
			}
		}
		if n < 2 {
			return
		}
		if a := s.batch(ctx, sn, r, fmt.Sprintf(title, n), protocol.CodeActionKindQuickFix, batchData{Scope: sc}); a != nil {
			out = append(out, a)
		}
	}
	for _, f := range here {
		if precondition(f) && f.Symbol != "" {
			offer(scope{Method: f.Symbol}, "Guard all %d parameters of "+f.Symbol)
		}
	}
	for _, f := range here {
		offer(scope{Rule: f.Rule}, "Repair all %d findings of "+f.Rule+" in this file")
	}
	return out
}

// stands asks once for each version of a document whether a repair may be offered.
func (s *session) stands(ctx context.Context, r *report, f contracts.Finding, repair contracts.Repair) bool {
	key := f.Rule + "\x00" + strconv.Itoa(f.Span.Start) + "\x00" + f.Subject + "\x00" + repair.Title
	if ok, known := r.stood.Load(key); known {
		return ok.(bool)
	}
	ok := s.mender(r, scope{}).Stands(ctx, r.file, r.findings, f, repair)
	if ctx.Err() == nil {
		r.stood.Store(key, ok)
	}
	return ok
}

func title(r contracts.Repair) string {
	if r.Rejects != "" {
		return r.Title + " (" + r.Rejects + ")"
	}
	return r.Title
}

func (s *session) quickFix(sn *snapshot, f contracts.Finding, title string, preferred bool, edit *protocol.WorkspaceEdit) *protocol.CodeAction {
	kind := protocol.CodeActionKindQuickFix
	a := &protocol.CodeAction{Title: title, Kind: &kind, Diagnostics: []protocol.Diagnostic{s.toDiagnostic(sn, f)}, Edit: edit}
	if preferred {
		a.IsPreferred = &preferred
	}
	return a
}
