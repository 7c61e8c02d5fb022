// VS Code as its user sees it: everything goes through the keyboard, the mouse and what is on the screen.
import path from 'node:path';
import { until } from './until.mjs';

export class Editor {
  #page;
  #screenshots;
  #count = 0;

  constructor(page, screenshots) {
    this.#page = page;
    this.#screenshots = screenshots;
  }

  async openFolder(address, folder) {
    await this.#page.goto(`${address}/?folder=${encodeURIComponent(folder)}`, { waitUntil: 'domcontentloaded' });
    await this.#page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 120_000 });
  }

  async openFile(file) {
    const input = this.#page.locator('.quick-input-widget input[type=text]').first();
    await this.#press('Control+p', input);
    await input.fill(file);
    const found = this.#page.locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) }).first();
    await found.waitFor({ timeout: 120_000 });
    await this.#page.keyboard.press('Enter');
    await this.#tab(file).waitFor({ timeout: 120_000 });
    await this.#page.locator('.editor-instance .view-lines .view-line').first().waitFor({ timeout: 120_000 });
  }

  async seeSquiggle(severity) {
    await this.#page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor({ state: 'attached', timeout: 120_000 });
  }

  async seeNoSquiggle(severity) {
    await this.#page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor({ state: 'detached', timeout: 120_000 });
  }

  /** Goes from problem to problem until the one of the rule is shown, and resolves to its text. */
  async goToProblem(rule) {
    const widget = this.#page.locator('.marker-widget').first();
    const text = await until(`the problem ${rule}`, async () => {
      await this.#page.keyboard.press('F8');
      await widget.waitFor({ timeout: 2_500 }).catch(() => {});
      const shown = (await widget.isVisible()) ? await widget.innerText() : '';
      return shown.includes(rule) && shown;
    });
    await this.screenshot(`problem-${rule}`);
    await this.#page.keyboard.press('Escape');
    await widget.waitFor({ state: 'hidden', timeout: 60_000 });
    return text.replaceAll(/\s+/g, ' ').trim();
  }

  /** Opens the menu of the lightbulb at the cursor and takes the repair. */
  async applyQuickFix(title) {
    const repair = this.#page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    await this.#press('Control+.', repair);
    await this.screenshot('quick-fix');
    await repair.click();
    await repair.waitFor({ state: 'hidden', timeout: 60_000 });
  }

  async save(file) {
    const unsaved = this.#page.locator('.tab.active.dirty', { hasText: path.basename(file) });
    await unsaved.waitFor({ timeout: 120_000 });
    await this.#page.keyboard.press('Control+s');
    await unsaved.waitFor({ state: 'detached', timeout: 120_000 });
  }

  async screenshot(name) {
    this.#count++;
    await this.#page.screenshot({ path: path.join(this.#screenshots, `${this.#count}-${name}.png`) });
  }

  #tab(file) {
    return this.#page.locator('.tab.active', { hasText: path.basename(file) });
  }

  /**
   * A key is dropped while its extension or the workbench is loading, so it is pressed until it has had its effect. Pressed again too
   * early it does harm: in the menu that a slow machine shows late, the same key takes the first entry.
   */
  async #press(key, effect) {
    await until(`${key} to have its effect`, async () => {
      await this.#page.keyboard.press(key);
      return effect.waitFor({ timeout: 20_000 }).then(() => true, () => false);
    });
  }
}
