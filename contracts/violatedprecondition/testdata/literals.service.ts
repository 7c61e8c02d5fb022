type Mode = string;

export class Thermostat {
  set(degrees: number): number {
    if (!(degrees >= 5 && degrees <= 30)) throw new RangeError('degrees');
    return degrees;
  }

  mode(mode: Mode): Mode {
    if (!['eco', 'comfort'].includes(mode)) throw new TypeError('mode');
    return mode;
  }

  static of(start: number): Thermostat {
    if (!Number.isInteger(start)) throw new TypeError('start');
    return new Thermostat();
  }
}

export class Name {
  constructor(readonly text: string) {
    if (text.trim() === '') throw new Error('text must not be blank');
  }
}

export class NightService {
  constructor(private readonly thermostat: Thermostat) {}

  start(): void {
    this.thermostat.set(2); // want violated-precondition degrees @error
    this.thermostat.mode('party'); // want violated-precondition mode @error
    Thermostat.of(1.5); // want violated-precondition start @error
    new Name('  '); // want violated-precondition text @error
    new Thermostat().set(31); // want violated-precondition degrees @error
    const other = new Thermostat();
    other.set(4); // want violated-precondition degrees @error
  }

  fine(): void {
    this.thermostat.set(19);
    this.thermostat.mode('eco');
    Thermostat.of(3);
    new Name('x');
  }
}
