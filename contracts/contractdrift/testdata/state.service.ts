export class Door {
  private shut = true;
  get isShut(): boolean { return this.shut; }
  /** @pre `this.isShut` */ open(): void { // want contract-drift @warning
    this.shut = false;
  }
}
