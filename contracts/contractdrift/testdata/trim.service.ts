export class NameService {
  private last = '';
  /** @pre `name.trim().length > 0` */ rename(name: string): void { // want contract-drift name @warning
    if (name.length === 0) throw new TypeError('name');
    this.last = name;
  }
}
