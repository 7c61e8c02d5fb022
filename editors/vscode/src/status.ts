// The item in the language status menu: one look says whether contracts are being enforced.
import * as vscode from 'vscode';

export const languages = ['ruby', 'typescript', 'typescriptreact'];

export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem(
    'proviso.status',
    languages.map((language) => ({ language })),
  );

  constructor() {
    this.item.name = 'Proviso';
    this.starting();
  }

  starting(): void {
    this.show('Proviso: starting', vscode.LanguageStatusSeverity.Information);
    this.item.busy = true;
    this.item.command = { command: 'proviso.showLog', title: 'Show log' };
  }

  running(version: string | undefined): void {
    this.show(version ? `Proviso ${version}` : 'Proviso', vscode.LanguageStatusSeverity.Information);
    this.item.command = { command: 'proviso.restart', title: 'Restart' };
  }

  stopped(reason: string): void {
    this.show('Proviso: not running', vscode.LanguageStatusSeverity.Error);
    this.item.detail = reason;
    this.item.command = { command: 'proviso.showLog', title: 'Show log' };
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(text: string, severity: vscode.LanguageStatusSeverity): void {
    this.item.busy = false;
    this.item.detail = '';
    this.item.text = text;
    this.item.severity = severity;
  }
}
