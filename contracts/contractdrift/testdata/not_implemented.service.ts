export class PayService {
  private sum = 0;
  /** @pre `cents > 0` */ pay(cents: number): void { // want contract-drift cents @warning
    this.sum += cents;
  }
}
