// One language server at a time: starts it, restarts it, and says clearly when it cannot be had.
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { LanguageClient, State, type LanguageClientOptions } from 'vscode-languageclient/node';
import { findServer, isExecutableFile, type Search } from './finder';
import { languages, type Status } from './status';

export class Session {
  private client: LanguageClient | undefined;
  /** Starts and stops are queued: two quick restarts must not leave two servers. */
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly status: Status,
  ) {}

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopClient();
      await this.startClient();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopClient());
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step, step);
    return this.queue;
  }

  private async startClient(): Promise<void> {
    this.status.starting();
    const search = this.search();
    if (!search.found) {
      this.refuse(search.reason);
      return;
    }
    this.log.info(`Starting ${search.program} (${search.origin})`);
    const server = { command: search.program, args: ['lsp'] };
    const client = new LanguageClient('proviso', 'Proviso', server, this.options());
    this.client = client;
    client.onDidChangeState(({ newState }) => this.follow(client, newState));
    try {
      await client.start();
    } catch (error) {
      this.refuse(`${search.program} did not start as a language server: ${String(error)}`);
    }
  }

  private async stopClient(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // A client that never came up refuses to stop, and has nothing to stop.
    await client?.dispose().catch((error: unknown) => this.log.warn(String(error)));
  }

  private follow(client: LanguageClient, state: State): void {
    if (client !== this.client) {
      return;
    }
    if (state === State.Running) {
      this.status.running(client.initializeResult?.serverInfo?.version);
    } else if (state === State.Stopped) {
      this.status.stopped('The server ended. The log says why.');
    }
  }

  private search(): Search {
    return findServer({
      setting: vscode.workspace.getConfiguration('proviso').get<string>('path', ''),
      workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      home: homedir(),
      searchPath: process.env['PATH'] ?? '',
      extensionFolder: this.context.extensionUri.fsPath,
      platform: process.platform,
      isExecutable: isExecutableFile,
    });
  }

  private options(): LanguageClientOptions {
    const profile = vscode.workspace.getConfiguration('proviso').get<string>('profile', '');
    const workspaceDiagnostics = vscode.workspace.getConfiguration('proviso').get<boolean>('workspaceDiagnostics', false);
    const documents = languages.flatMap((language) => [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
    ]);
    return {
      documentSelector: [...documents, { scheme: 'file', pattern: '**/{.proviso,proviso}.yml' }],
      outputChannel: this.log,
      initializationOptions: { ...(profile === '' ? {} : { profile }), workspaceDiagnostics },
      synchronize: { configurationSection: 'proviso' },
    };
  }

  private refuse(reason: string): void {
    this.log.error(reason);
    this.status.stopped(reason);
    // Not awaited: the message may stay open for as long as the user likes.
    void vscode.window.showErrorMessage(`Proviso: ${reason}`, 'Open Settings', 'Show Log').then((choice) => {
      if (choice === 'Open Settings') {
        void vscode.commands.executeCommand('workbench.action.openSettings', 'proviso.path');
      } else if (choice === 'Show Log') {
        this.log.show();
      }
    });
  }
}
