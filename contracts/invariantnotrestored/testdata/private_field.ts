/** @invariant `this.#tries <= 3` */
export class PinEntity {
  #tries = 0;

  fail(): void {
    this.#tries += 1; // want invariant-not-restored @warning
  }

  wrong(): void {
    if (this.#tries >= 3) throw new Error('locked');
    this.#tries += 1;
  }
}
