interface User { active: boolean }
export class PayService {
  private last: User | undefined;
  /** @pre `user !== undefined && user.active` */
  pay(user: User | undefined): void {
    if (!user?.active) throw new TypeError('user');
    this.last = user;
  }
}
