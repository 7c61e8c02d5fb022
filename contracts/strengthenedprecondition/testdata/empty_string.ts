export class Namer {
  protected name = '';

  rename(name: string): void {
    if (name.length > 10) throw new RangeError('name is too long');
    this.name = name;
  }
}

export class StrictNamer extends Namer {
  override rename(name: string): void {
    if (name.length === 0) throw new RangeError('name is empty'); // want strengthened-precondition @warning
    super.rename(name);
  }
}
