export class SeatMapService {
  private taken = 0;
  private readonly names: string[] = [];

  claim(name: string): number {
    this.taken += 1;
    this.names.push(name);
    if (name.trim() === '') throw new TypeError('name must not be blank'); // want guard-after-effect name
    return this.taken;
  }
}
