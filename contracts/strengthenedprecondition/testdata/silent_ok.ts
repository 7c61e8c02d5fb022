export class Gate {
  protected age = 0;

  constructor(age: number) {
    this.age = age;
  }

  pass(age: number): void {
    if (!(age >= 18)) throw new RangeError('too young');
    this.age = age;
  }
}

export class KidsGate extends Gate {
  constructor(age: number) {
    if (!(age >= 0)) throw new RangeError('negative');
    super(age);
  }

  override pass(age: number): void {
    if (!(age >= 12)) throw new RangeError('too young');
    this.age = age;
  }
}
