package server

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
)

// task computes an answer from what was captured when the request came in.
type task func(ctx context.Context) (any, error)

// notifications and requests are everything the server understands, with the types of their parameters.
var notifications = map[string]func(*session, []byte) error{
	protocol.MethodInitialized:                        notified((*session).initialized),
	protocol.MethodSetTrace:                           notified((*session).setTrace),
	protocol.MethodCancelRequest:                      notified((*session).cancelRequest),
	protocol.MethodWindowWorkDoneProgressCancel:       notified((*session).cancelProgress),
	protocol.MethodTextDocumentDidOpen:                (*session).didOpen,
	protocol.MethodTextDocumentDidChange:              (*session).didChange,
	protocol.MethodTextDocumentDidSave:                notified((*session).didSave),
	protocol.MethodTextDocumentDidClose:               notified((*session).didClose),
	protocol.MethodWorkspaceDidChangeConfiguration:    notified((*session).didChangeConfiguration),
	protocol.MethodWorkspaceDidChangeWatchedFiles:     notified((*session).didChangeWatchedFiles),
	protocol.MethodWorkspaceDidChangeWorkspaceFolders: notified((*session).didChangeWorkspaceFolders),
}

var requests = map[string]func(*session, []byte) (task, error){
	protocol.MethodInitialize:                 requested((*session).initialize),
	protocol.MethodShutdown:                   func(s *session, _ []byte) (task, error) { return s.shutdown(), nil },
	protocol.MethodTextDocumentDiagnostic:     requested((*session).diagnostic),
	protocol.MethodTextDocumentCodeAction:     (*session).codeAction,
	protocol.MethodCodeActionResolve:          (*session).codeActionResolve,
	protocol.MethodTextDocumentHover:          requested((*session).hover),
	protocol.MethodTextDocumentCodeLens:       requested((*session).codeLens),
	protocol.MethodTextDocumentDocumentSymbol: requested((*session).documentSymbol),
	protocol.MethodWorkspaceDiagnostic:        requested((*session).workspaceDiagnostic),
	protocol.MethodTextDocumentInlayHint:      requested((*session).inlayHint),
	protocol.MethodTextDocumentSignatureHelp:  requested((*session).signatureHelp),
	protocol.MethodTextDocumentCompletion:     requested((*session).completion),
}

// inOrder are the requests answered inline: what follows them counts on their effect.
var inOrder = map[string]bool{protocol.MethodInitialize: true, protocol.MethodShutdown: true}

func notified[P any](handle func(*session, *P)) func(*session, []byte) error {
	return func(s *session, raw []byte) error {
		var p P
		if err := decode(raw, &p); err != nil {
			return err
		}
		handle(s, &p)
		return nil
	}
}

func requested[P any](prepare func(*session, *P) task) func(*session, []byte) (task, error) {
	return func(s *session, raw []byte) (task, error) {
		var p P
		if err := decode(raw, &p); err != nil {
			return nil, err
		}
		return prepare(s, &p), nil
	}
}

func decode(raw []byte, p any) error {
	if len(raw) == 0 {
		raw = []byte("{}")
	}
	if err := protocol.Unmarshal(raw, p); err != nil {
		return jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	return nil
}

// always is the task that has its answer already.
func always(result any) task {
	return func(context.Context) (any, error) { return result, nil }
}
