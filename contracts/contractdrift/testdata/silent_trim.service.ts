export class NameService {
  private last = '';
  /** @pre `name.trim() !== ''` */
  rename(name: string): void {
    if (name.trim().length === 0) throw new TypeError('name');
    this.last = name;
  }
}
