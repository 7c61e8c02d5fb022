export class Bridge {
  private load = 0;

  /**
   * Crosses the bridge.
   * @param load - kilograms
   */
  cross(load: number): void {
    if (!(load > 0)) throw new RangeError('load must be positive'); // want undocumented-failure
    this.load = load;
  }

  /**
   * Crosses again.
   * @param load - kilograms
   * @throws {RangeError} if the load is not positive
   */
  again(load: number): void {
    if (!(load > 0)) throw new RangeError('load must be positive');
    this.load = load;
  }

  /**
   * Quiet.
   * @param load - kilograms
   */
  quiet(load: number): void {
    try {
      if (!(load > 0)) throw new RangeError('load must be positive');
      this.load = load;
    } catch {
      this.load = 1;
    }
  }
}
