export class Door {
  private shut = true;
  /** Opens.
   * @requires module:hinges
   * @requires lodash */
  open(): void {
    this.shut = false;
  }
}
