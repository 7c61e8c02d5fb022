export class Drum {
  constructor(readonly size: number) {
    if (!(size > 0)) throw new RangeError('size must be positive');
  }

  hit(force: number): number {
    if (!(force >= 1)) throw new RangeError('force must be at least 1');
    return force;
  }

  tap(): number {
    return this.hit(0.5); // want violated-precondition @error
  }
}

export class ToyDrum extends Drum {
  constructor() {
    super(0); // want violated-precondition @error
  }
}
