interface Line { note: string }
export class Notes {
  private calls = 0;
  /**
   * Reads.
   * @modifies nothing // want contract-drift calls @warning
   */
  read(): number {
    this.calls++;
    return this.calls;
  }

  /** Marks.
   * @modifies `this.calls` // want contract-drift line @warning
   */
  mark(line: Line): void {
    line.note = "seen";
  }
}
