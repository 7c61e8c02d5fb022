export class PayService {
  constructor(private readonly repo: Repo) {}
  /** @pre `cents > 0` */ async pay(cents: number): Promise<void> { // want contract-drift cents @warning
    if (cents < 0) throw new RangeError('cents');
    await this.repo.save({ cents });
  }
}
interface Repo { save(x: object): Promise<void> }
