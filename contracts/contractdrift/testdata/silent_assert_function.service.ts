import { invariant } from './invariant';
export class NameService {
  private last = 0;
  /** @pre `n > 0` */
  rename(n: number): void {
    invariant(n > 0, 'n');
    this.last = n;
  }
}
