/** @invariant `this.state === 'on' || this.state === 'off'` */
export class StateEntity {
  private state = 'off';

  set(state: string): void {
    this.state = state; // want invariant-not-restored @warning
  }

  on(): void {
    this.state = 'on';
  }
}
