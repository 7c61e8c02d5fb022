package server

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/agentcore/proviso/analysis/syntax"
)

// initialize reads what the client can do, opens its folders and says what the server can do.
func (s *session) initialize(p *protocol.InitializeParams) task {
	return func(context.Context) (any, error) {
		s.life.enter(serving)
		s.client = readClient(&p.Capabilities)
		s.trace.on.Store(wantsTrace(p.Trace))
		s.initializationOptions(p.InitializationOptions)
		for _, root := range roots(p) {
			s.addFolder(root)
		}
		if p.ProcessID != nil && *p.ProcessID > 0 {
			s.watchParent(int(*p.ProcessID))
		}
		return &protocol.InitializeResult{
			Capabilities: s.capabilities(),
			ServerInfo:   protocol.ServerInfo{Name: "proviso", Version: protocol.NewOptional(s.version)},
		}, nil
	}
}

// roots are the paths of the client's folders, told in one of three ways, by the age of the client.
func roots(p *protocol.InitializeParams) []string {
	var out []string
	if list, ok := p.WorkspaceFolders.Get(); ok && len(list) > 0 {
		for _, f := range list {
			out = append(out, filePath(string(f.URI)))
		}
		return out
	}
	if p.RootURI != nil && *p.RootURI != "" {
		return []string{filePath(string(*p.RootURI))}
	}
	if root, ok := p.RootPath.Get(); ok && root != "" {
		return []string{strings.Clone(root)}
	}
	return nil
}

func (s *session) capabilities() protocol.ServerCapabilities {
	yes := true
	incremental := protocol.TextDocumentSyncKindIncremental
	out := protocol.ServerCapabilities{
		PositionEncoding: encodingNames[s.client.encoding],
		TextDocumentSync: &protocol.TextDocumentSyncOptions{OpenClose: &yes, Change: &incremental, Save: protocol.Boolean(true)},
		HoverProvider:    protocol.Boolean(true),
		Workspace: &protocol.WorkspaceOptions{WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
			Supported: &yes, ChangeNotifications: protocol.Boolean(true)}},
	}
	if s.client.actions {
		out.CodeActionProvider = &protocol.CodeActionOptions{
			CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix, kindFixAll, kindRewrite}, ResolveProvider: &s.client.resolvesEdits}
	}
	s.readers(&out)
	if s.client.pulls {
		name := source
		out.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: &name, InterFileDependencies: true, WorkspaceDiagnostics: !s.preferences.openOnly}
	}
	return out
}

// readers announces what shows contracts, as far as the client shows such things.
func (s *session) readers(out *protocol.ServerCapabilities) {
	if s.client.lenses {
		out.CodeLensProvider = &protocol.CodeLensOptions{}
	}
	if s.client.symbols {
		out.DocumentSymbolProvider = protocol.Boolean(true)
	}
	if s.client.inlays {
		out.InlayHintProvider = protocol.Boolean(true)
	}
	if s.client.signatures {
		out.SignatureHelpProvider = &protocol.SignatureHelpOptions{TriggerCharacters: []string{"(", ","}}
	}
	if s.client.completes {
		out.CompletionProvider = &protocol.CompletionOptions{TriggerCharacters: []string{"@"}}
	}
}

// initialized starts what needs a client that listens: loading and the registrations.
func (s *session) initialized(*protocol.InitializedParams) {
	s.mu.Lock()
	folders := append([]*folder(nil), s.folders...)
	s.mu.Unlock()
	for _, f := range folders {
		s.refreshAll(f)
	}
	s.register()
	s.pullSettings()
}

func (s *session) shutdown() task {
	s.life.enter(shut)
	return always(nil)
}

// register asks for notifications that the client only sends on request.
func (s *session) register() {
	var list []protocol.Registration
	if s.client.registersWatchers {
		options, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
			{GlobPattern: protocol.Pattern("**/*.{rb,rake,ru,rbs,prisma,ts,tsx,mts,cts,js,jsx,mjs,cjs}")},
			{GlobPattern: protocol.Pattern("**/{proviso.yml,.proviso.yml,tsconfig.json,tsconfig.base.json}")},
		}})
		if err == nil {
			list = append(list, protocol.Registration{ID: "proviso.files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: options})
		}
	}
	if s.client.registersSettings {
		list = append(list, protocol.Registration{ID: "proviso.settings", Method: protocol.MethodWorkspaceDidChangeConfiguration})
	}
	if len(list) > 0 {
		s.ask(protocol.MethodClientRegisterCapability, &protocol.RegistrationParams{Registrations: list})
	}
}

var encodingNames = map[syntax.Encoding]protocol.PositionEncodingKind{
	syntax.UTF8: protocol.PositionEncodingKindUTF8, syntax.UTF16: protocol.PositionEncodingKindUTF16, syntax.UTF32: protocol.PositionEncodingKindUTF32,
}

// filePath is the path that a file URI names, "" for other schemes. The library panics on some URIs it cannot take apart.
func filePath(u string) (path string) {
	defer func() {
		if recover() != nil {
			path = ""
		}
	}()
	if !strings.HasPrefix(strings.ToLower(u), "file:") {
		return ""
	}
	return strings.Clone(uri.URI(u).FsPath())
}
