package server

import (
	"context"
	"encoding/json"

	"github.com/aymanbagabas/go-udiff"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/program"
	"github.com/agentcore/proviso/analysis/syntax"
	"github.com/agentcore/proviso/analysis/workspace"
	"github.com/agentcore/proviso/contracts"
	"github.com/agentcore/proviso/contracts/fix"
)

// fixLevel is the least severity that is repaired unasked, as on the command line.
const fixLevel = contracts.Warning

// scope says which findings of a file an action repairs at once. The zero scope means all, as far as they are unasked for.
type scope struct {
	Rule   string `json:"rule,omitempty"`   // those of one rule
	Method string `json:"method,omitempty"` // the preconditions of one method
}

// batchData is what an action over several findings, or a rewriting, remembers until it is chosen.
type batchData struct {
	URI     string `json:"uri"`
	Version int32  `json:"version"`
	Scope   scope  `json:"scope"`
	Rewrite string `json:"rewrite,omitempty"` // the kind of a rewriting
	From    int    `json:"from,omitempty"`    // the offsets it was asked for
	To      int    `json:"to,omitempty"`
}

// mender repairs a document as the scope says. What was asked for by name is done whatever its severity.
func (s *session) mender(r *report, sc scope) *fix.Mender {
	m := &fix.Mender{Index: r.index, Config: r.config, Level: fixLevel, Check: func(ctx context.Context, ix *workspace.Index, f *program.File) []contracts.Finding {
		return s.check(ctx, ix, f, r.config).Findings
	}}
	if sc != (scope{}) {
		m.Level = contracts.Hint
		m.Only = func(f contracts.Finding) bool {
			return (sc.Rule == "" || f.Rule == sc.Rule) && (sc.Method == "" || f.Symbol == sc.Method && precondition(f))
		}
	}
	return m
}

func precondition(f contracts.Finding) bool {
	rule := ruleNamed(f.Rule)
	return rule != nil && rule.Group == "preconditions"
}

// fixAll is the action that makes every safe repair; nil if there is none. Its edit is costly, since each repair is verified: it is
// left for later where the client asks again, and made at once only for a client that asked for it by name.
func (s *session) fixAll(ctx context.Context, sn *snapshot, r *report, named bool) *protocol.CodeAction {
	if !s.mender(r, scope{}).Wanted(r.findings) || !named && !s.client.resolvesEdits {
		return nil
	}
	return s.batch(ctx, sn, r, "Make all safe repairs of Proviso", kindFixAll, batchData{})
}

// batch is an action whose edit is made now or when it is chosen; nil if it is made now and changes nothing.
func (s *session) batch(ctx context.Context, sn *snapshot, r *report, title string, kind protocol.CodeActionKind, data batchData) *protocol.CodeAction {
	a := &protocol.CodeAction{Title: title, Kind: &kind}
	data.URI, data.Version = sn.uri, sn.version.number
	if s.client.resolvesEdits {
		raw, err := json.Marshal(data)
		if err != nil {
			return nil
		}
		a.Data = raw
		return a
	}
	if a.Edit = s.batchEdit(ctx, sn, r, data); a.Edit == nil {
		return nil
	}
	return a
}

func (s *session) batchEdit(ctx context.Context, sn *snapshot, r *report, data batchData) *protocol.WorkspaceEdit {
	if data.Rewrite != "" {
		return s.rewriteEdit(ctx, sn, r, data)
	}
	mended, _ := s.mender(r, data.Scope).Mend(ctx, r.file)
	return s.workspaceEdit(sn, lineEdits(r.file, mended.Text.String()))
}

// lineEdits are the edits, by whole lines, that turn a file's text into another.
func lineEdits(file *program.File, after string) []contracts.Edit {
	var out []contracts.Edit
	for _, e := range udiff.Lines(file.Text.String(), after) {
		out = append(out, contracts.Edit{File: file, Span: syntax.Span{Start: e.Start, End: e.End}, NewText: e.New})
	}
	return out
}

// codeActionResolve adds the edit of an action that was left without. What it does not know it gives back as it came.
func (s *session) codeActionResolve(raw []byte) (task, error) {
	var own struct{ Data batchData }
	if err := json.Unmarshal(raw, &own); err != nil || own.Data.URI == "" {
		return always(jsonrpc2.RawMessage(raw)), nil
	}
	var a protocol.CodeAction
	if err := decode(raw, &a); err != nil {
		return nil, err
	}
	sn := s.open(own.Data.URI)
	if sn == nil || sn.kind != code || sn.version.number != own.Data.Version {
		return nil, protocol.ErrContentModified
	}
	return func(ctx context.Context) (any, error) {
		r, err := s.analyse(ctx, sn)
		if err != nil {
			return nil, err
		}
		if a.Edit = s.batchEdit(ctx, sn, r, own.Data); a.Edit == nil {
			a.Edit = &protocol.WorkspaceEdit{}
		}
		if s.movedOn(sn) {
			return nil, protocol.ErrContentModified
		}
		return &a, nil
	}, nil
}
