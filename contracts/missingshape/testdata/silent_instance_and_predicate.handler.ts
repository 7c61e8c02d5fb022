// A check that answers for the whole value answers for its keys.
export class Boat {
  constructor(readonly name: string, readonly kind: string) {}
}

export function isBoat(value: unknown): value is Boat {
  return typeof value === "object" && value !== null && typeof (value as Boat).name === "string" && typeof (value as Boat).kind === "string";
}

export class LaunchHandler {
  private readonly log: string[] = [];

  handle(boat: unknown): number {
    if (!(boat instanceof Boat)) throw new TypeError("boat expected");
    this.log.push(boat.name.trim() + boat.kind.trim());
    return this.log.length;
  }

  again(boat: unknown): number {
    if (!isBoat(boat)) throw new TypeError("boat expected");
    this.log.push(boat.name.trim() + boat.kind);
    return this.log.length;
  }
}
