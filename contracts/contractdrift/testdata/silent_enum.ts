export enum State { Open = 'open', Paid = 'paid', Gone = 'gone' }

export class OrderState {
  private state = State.Open;

  /** @pre `state !== State.Gone` */
  set(state: State): void {
    if (state === State.Gone) throw new RangeError('gone is final');
    this.state = state;
  }

  /** @pre `state === State.Open || state === State.Paid` */
  reset(state: State): void {
    if (state !== State.Open && state !== State.Paid) throw new RangeError('unknown');
    this.state = state;
  }
}
