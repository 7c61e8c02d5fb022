// What the guard gets wrong is more than NaN; contradictory-guard says so.
export class FloorService {
  private floor = 0;

  go(floor: number): number {
    if (floor < 1 && floor > 10) throw new RangeError("floor out of range");
    this.floor = floor;
    return this.floor;
  }
}
