@invariant(self => self.level >= 0)
export class DecoratorEntity {
  private level: number;

  constructor(level: number) { // want invariant-not-established level
    this.level = level;
  }
}
