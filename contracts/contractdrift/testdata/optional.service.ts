export class NameService {
  private last = '';
  /** @pre `name !== undefined` */ rename(name?: string): void { // want contract-drift name @warning
    this.last = name ?? 'x';
  }
}
