// The extension's entry: commands, settings and one session.
import * as vscode from 'vscode';
import { Session } from './session';
import { Status } from './status';

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Proviso', { log: true });
  const status = new Status();
  const current = new Session(context, log, status);
  session = current;
  context.subscriptions.push(
    log,
    status,
    vscode.commands.registerCommand('proviso.restart', () => current.restart()),
    vscode.commands.registerCommand('proviso.showLog', () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('proviso.path') || change.affectsConfiguration('proviso.profile') || change.affectsConfiguration('proviso.workspaceDiagnostics')) {
        void current.restart();
      }
    }),
  );
  return current.restart();
}

export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}
