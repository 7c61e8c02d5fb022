// VS Code behind a port of this machine, with a profile of its own that lasts as long as the session.
import { spawn } from 'node:child_process';
import { appendFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from './until.mjs';

// What would draw over the editor, or ask the network for something.
const quiet = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'files.autoSave': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

export class CodeServer {
  #home = mkdtempSync(path.join(tmpdir(), 'proviso-vscode-'));
  #data = path.join(this.#home, 'data');
  #process;

  constructor(tools, log, settings) {
    this.entry = path.join(tools, 'code-server/node_modules/code-server/out/node/entry.js');
    this.log = log;
    mkdirSync(path.join(this.#data, 'User'), { recursive: true });
    writeFileSync(path.join(this.#data, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
    // VS Code asks the login shell for the PATH, as it does for a user whose program stands on it.
    writeFileSync(path.join(this.#home, '.profile'), `export PATH='${process.env.PATH}'\n`);
  }

  async install(vsix) {
    const code = await new Promise((resolve) => this.#spawn(['--install-extension', vsix]).on('exit', resolve));
    if (code !== 0) {
      throw new Error(`code-server did not install ${vsix}: ${readFileSync(this.log, 'utf8')}`);
    }
  }

  /** Resolves to the address that the workbench is served at. */
  async start() {
    let output = '';
    this.#process = this.#spawn(['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry', '--disable-update-check']);
    this.#process.stdout.on('data', (text) => (output += text));
    const listening = await until('code-server to listen', () => {
      if (this.#process.exitCode !== null) {
        throw new Error(`code-server ended: ${readFileSync(this.log, 'utf8')}`);
      }
      return /server listening on (http:\S+?)\/?\s/.exec(output);
    });
    return listening[1];
  }

  /** What the extension wrote into its output channel. */
  channel() {
    return globSync(path.join(this.#data, 'logs/**/Proviso.log')).map((file) => readFileSync(file, 'utf8')).join('');
  }

  /** The extension host and the language server belong to the process group of code-server, and end with it. */
  async stop() {
    const running = this.#process;
    if (running !== undefined && running.exitCode === null && running.signalCode === null) {
      const ended = new Promise((resolve) => running.on('exit', resolve));
      const impatient = setTimeout(() => process.kill(-running.pid, 'SIGKILL'), 5_000);
      process.kill(-running.pid, 'SIGTERM');
      await ended;
      clearTimeout(impatient);
    }
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }

  #spawn(args) {
    const own = { HOME: this.#home, SHELL: '/bin/bash', XDG_CONFIG_HOME: this.#home, XDG_DATA_HOME: this.#home, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
    const folders = ['--user-data-dir', this.#data, '--extensions-dir', path.join(this.#home, 'extensions')];
    const child = spawn(process.execPath, [this.entry, ...folders, ...args], { env: { ...process.env, ...own }, detached: true });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => appendFileSync(this.log, text));
    }
    return child;
  }
}
