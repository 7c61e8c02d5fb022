export class BadgeService {
  private readonly badges: string[] = [];

  assert(name: string): string {
    console.assert(name.trim() !== '', 'name must not be blank'); // want decorative-guard name @warning
    return name.toUpperCase();
  }

  logged(name: string): string {
    if (name === '') console.error('name is required'); // want decorative-guard name @warning
    return name.toUpperCase();
  }

  loggedBlock(amount: number): void {
    if (amount < 0) { // want decorative-guard amount
      this.logger.warn(`amount must not be negative: ${amount}`);
    }
    this.badges.push(String(amount));
  }

  made(name: string): string {
    if (name === '') new TypeError('name is required'); // want decorative-guard name
    return name.toUpperCase();
  }

  uncalled(name: string): string {
    const check = () => {
      if (name === '') throw new TypeError('name is required'); // want decorative-guard name
    };
    return name.toUpperCase();
  }

  uncalledFunction(name: string): string {
    function check() {
      if (name === '') throw new TypeError('name is required'); // want decorative-guard name
    }
    return name.toUpperCase();
  }

  async asynchronous(names: string[]): Promise<number> {
    names.forEach(async (name) => {
      if (!(await this.known(name))) { // want decorative-guard name
        throw new RangeError('name is unknown');
      }
    });
    return names.length;
  }

  dropped(names: string[]): number {
    names.map(async (name) => {
      if (!(await this.known(name))) throw new RangeError('name is unknown'); // want decorative-guard name
    });
    return names.length;
  }

  postponed(name: string): string {
    setTimeout(() => {
      if (name === '') throw new TypeError('name is required'); // want decorative-guard name
    }, 0);
    return name.toUpperCase();
  }

  returned(names: string[]): boolean {
    names.forEach((name) => {
      if (name === '') return false; // want decorative-guard name
    });
    return true;
  }

  returnedFailure(names: string[]): Outcome {
    names.forEach((name) => {
      if (name === '') {  // want decorative-guard name
        return Result.fail('name is required');
      }
      this.badges.push(name);
    });
    return Result.ok();
  }

  alone(names: string[]): number {
    names.forEach((name) => {
      if (name === '') return; // want decorative-guard name
    });
    return names.length;
  }
}
