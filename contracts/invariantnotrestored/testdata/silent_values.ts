/** @invariant `this.degrees >= 0 && this.degrees <= 100` */
export class ThermosEntity {
  private degrees = 20;

  boil(): void {
    this.degrees = 100;
  }

  set(degrees: number): void {
    this.degrees = Math.min(Math.max(degrees, 0), 100);
  }

  reset(degrees: number): void {
    const before = this.degrees;
    this.degrees = degrees;
    if (!(this.degrees >= 0 && this.degrees <= 100)) {
      this.degrees = before;
    }
  }
}
