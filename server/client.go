package server

import (
	"slices"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/analysis/syntax"
)

// client is what the client can do, as far as the server cares. What an old client does not declare, it cannot.
type client struct {
	encoding          syntax.Encoding
	pulls             bool // asks for diagnostics itself, and can be told to ask again
	related           bool // shows other places of a diagnostic
	codeLinks         bool // shows the page of a diagnostic's code
	unnecessary       bool // fades out what a diagnostic calls unnecessary
	actions           bool // takes code actions, not only commands
	resolvesEdits     bool // asks for the edit of an action when it is chosen
	documentChanges   bool // takes edits of a version
	createsFiles      bool // takes edits that make files
	markdown          bool
	lenses            bool
	inlays            bool
	signatures        bool
	completes         bool
	registersWatchers bool
	registersSettings bool
	configures        bool     // can be asked for its settings
	progress          bool     // shows the progress of the server's own work
	symbols           bool     // shows symbols in a hierarchy
	refreshes         []string // how it can be told to ask again for what it was shown
}

func readClient(c *protocol.ClientCapabilities) client {
	out := client{encoding: negotiate(c.General)}
	if c.TextDocument != nil {
		out.readDocument(c.TextDocument)
	}
	if c.Workspace != nil {
		out.readWorkspace(c.Workspace)
		out.refreshes = refreshes(c.Workspace, c.TextDocument)
	}
	// Who asks and cannot be told to ask again would show what an edit elsewhere made wrong: to such a client findings are sent.
	out.pulls = slices.Contains(out.refreshes, protocolRefresh)
	out.progress = c.Window != nil && yes(c.Window.WorkDoneProgress)
	return out
}

// negotiate prefers bytes, which need no conversion; UTF-16 is what every client has.
func negotiate(g *protocol.GeneralClientCapabilities) syntax.Encoding {
	if g == nil {
		return syntax.UTF16
	}
	has := func(k protocol.PositionEncodingKind) bool { return slices.Contains(g.PositionEncodings, k) }
	switch {
	case has(protocol.PositionEncodingKindUTF8):
		return syntax.UTF8
	case has(protocol.PositionEncodingKindUTF32) && !has(protocol.PositionEncodingKindUTF16):
		return syntax.UTF32
	}
	return syntax.UTF16
}

func (c *client) readDocument(t *protocol.TextDocumentClientCapabilities) {
	if p := t.PublishDiagnostics; p != nil {
		c.readDiagnostics(p.DiagnosticsCapabilities)
	}
	if d := t.Diagnostic; d != nil {
		c.readDiagnostics(d.DiagnosticsCapabilities)
	}
	if a := t.CodeAction; a != nil {
		// The set of kinds may be empty; a client that takes literals sends it all the same.
		c.actions = a.CodeActionLiteralSupport.CodeActionKind.ValueSet != nil
		c.resolvesEdits = yes(a.DataSupport) && slices.Contains(a.ResolveSupport.Properties, "edit")
	}
	c.lenses, c.inlays, c.signatures, c.completes = t.CodeLens != nil, t.InlayHint != nil, t.SignatureHelp != nil, t.Completion != nil
	c.symbols = t.DocumentSymbol != nil && yes(t.DocumentSymbol.HierarchicalDocumentSymbolSupport)
	if h := t.Hover; h != nil {
		c.markdown = len(h.ContentFormat) > 0 && h.ContentFormat[0] == protocol.MarkupKindMarkdown
	}
}

// readDiagnostics adds what one of the two ways of reporting can show; a client means the same by both.
func (c *client) readDiagnostics(d protocol.DiagnosticsCapabilities) {
	c.related = c.related || yes(d.RelatedInformation)
	c.codeLinks = c.codeLinks || yes(d.CodeDescriptionSupport)
	c.unnecessary = c.unnecessary || slices.Contains(d.TagSupport.ValueSet, protocol.DiagnosticTagUnnecessary)
}

func (c *client) readWorkspace(w *protocol.WorkspaceClientCapabilities) {
	c.documentChanges = w.WorkspaceEdit != nil && yes(w.WorkspaceEdit.DocumentChanges)
	c.createsFiles = c.documentChanges && slices.Contains(w.WorkspaceEdit.ResourceOperations, protocol.ResourceOperationKindCreate)
	c.configures = yes(w.Configuration)
	c.registersWatchers = w.DidChangeWatchedFiles != nil && yes(w.DidChangeWatchedFiles.DynamicRegistration)
	c.registersSettings = w.DidChangeConfiguration != nil && yes(w.DidChangeConfiguration.DynamicRegistration)
}

// refreshes are the requests that tell a client to ask again, for what it asks for at all.
func refreshes(w *protocol.WorkspaceClientCapabilities, t *protocol.TextDocumentClientCapabilities) []string {
	var out []string
	if t == nil {
		return nil
	}
	if t.Diagnostic != nil && w.Diagnostics != nil && yes(w.Diagnostics.RefreshSupport) {
		out = append(out, protocolRefresh)
	}
	if t.CodeLens != nil && w.CodeLens != nil && yes(w.CodeLens.RefreshSupport) {
		out = append(out, protocol.MethodWorkspaceCodeLensRefresh)
	}
	if t.InlayHint != nil && w.InlayHint != nil && yes(w.InlayHint.RefreshSupport) {
		out = append(out, protocol.MethodWorkspaceInlayHintRefresh)
	}
	return out
}

func yes(b *bool) bool { return b != nil && *b }
