/** @invariant `this.metres > 0` */
export class CableEntity {
  constructor(private metres: number) { // want invariant-not-established @warning
    this.log();
  }

  log(): string {
    return 'cable ' + this.metres;
  }
}
