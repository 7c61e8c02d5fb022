/** @invariant `this.n >= 0 && this.n <= 3` */
export class CountEntity {
  private n = 0;

  up(): void {
    this.n++; // want invariant-not-restored @warning
  }

  down(): void {
    this.n--; // want invariant-not-restored @warning
  }

  rise(): void {
    if (this.n >= 3) throw new Error('full');
    this.n++;
  }

  fall(): boolean {
    if (this.n === 0) return false;
    this.n -= 1;
    return true;
  }
}
