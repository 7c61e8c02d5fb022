export class Door {
  private shut = true;
  get isShut(): boolean { return this.shut; }
  /** @pre `this.isShut` */
  open(): void {
    if (!this.shut) throw new Error('open already');
    this.shut = false;
  }
}
