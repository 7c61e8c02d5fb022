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
	"github.com/agentcore/proviso/contracts/config"
	"github.com/agentcore/proviso/contracts/fix"
)

// fixLevel is the least severity that is repaired unasked, as on the command line.
const fixLevel = contracts.Warning

func mendAll(ctx context.Context, ix *workspace.Index, f *program.File, cfg *config.Config) string {
	m := fix.Mender{Index: ix, Config: cfg, Level: fixLevel}
	mended, _ := m.Mend(ctx, f)
	return mended.Text.String()
}

// fixAllData is what a fix-all action remembers until it is chosen.
type fixAllData struct {
	URI     string `json:"uri"`
	Version int32  `json:"version"`
}

// fixAll is the action that makes every safe repair; nil if there is none. Its edit is costly, since each repair is verified: it is
// left for later where the client asks again, and made at once only for a client that asked for it by name.
func (s *session) fixAll(ctx context.Context, sn *snapshot, r *report, named bool) *protocol.CodeAction {
	m := fix.Mender{Level: fixLevel}
	if !m.Wanted(r.findings) || !named && !s.client.resolvesEdits {
		return nil
	}
	kind := kindFixAll
	a := &protocol.CodeAction{Title: "Make all safe repairs of Proviso", Kind: &kind}
	if s.client.resolvesEdits {
		raw, err := json.Marshal(fixAllData{sn.uri, sn.version.number})
		if err != nil {
			return nil
		}
		a.Data = raw
		return a
	}
	if a.Edit = s.fixAllEdit(ctx, sn, r); a.Edit == nil {
		return nil
	}
	return a
}

func (s *session) fixAllEdit(ctx context.Context, sn *snapshot, r *report) *protocol.WorkspaceEdit {
	return s.workspaceEdit(sn, lineEdits(r.file, s.mend(ctx, r.index, r.file, r.config)))
}

// lineEdits are the edits, by whole lines, that turn a file's text into another.
func lineEdits(file *program.File, after string) []contracts.Edit {
	var out []contracts.Edit
	for _, e := range udiff.Lines(file.Text.String(), after) {
		out = append(out, contracts.Edit{File: file, Span: syntax.Span{Start: e.Start, End: e.End}, NewText: e.New})
	}
	return out
}

// codeActionResolve adds the edit of a fix-all action. What it does not know it gives back as it came.
func (s *session) codeActionResolve(raw []byte) (task, error) {
	var own struct{ Data fixAllData }
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
		if a.Edit = s.fixAllEdit(ctx, sn, r); a.Edit == nil {
			a.Edit = &protocol.WorkspaceEdit{}
		}
		if s.movedOn(sn) {
			return nil, protocol.ErrContentModified
		}
		return &a, nil
	}, nil
}
