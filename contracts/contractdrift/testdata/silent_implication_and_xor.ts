export class Ship {
  private to = '';

  /** @pre `!express || address !== undefined` */
  send(express: boolean, address?: string): void {
    if (express && address === undefined) throw new RangeError('express needs an address');
    this.to = address ?? '';
  }

  /** @pre `(phone === undefined) !== (mail === undefined)` */
  reach(phone?: string, mail?: string): void {
    if ((phone === undefined) === (mail === undefined)) throw new RangeError('phone or mail');
    this.to = phone ?? mail ?? '';
  }
}
