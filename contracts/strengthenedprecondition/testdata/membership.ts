export class Carrier {
  protected kind = '';

  ship(kind: string): void {
    if (!['letter', 'parcel', 'pallet'].includes(kind)) throw new RangeError('unknown');
    this.kind = kind;
  }
}

export class BikeCarrier extends Carrier {
  override ship(kind: string): void {
    if (!['letter', 'parcel'].includes(kind)) throw new RangeError('unknown'); // want strengthened-precondition @warning
    super.ship(kind);
  }
}
