/** @invariant `this.from <= this.to` */
export class RelationEntity {
  constructor(readonly from: number, readonly to: number) {} // want invariant-not-established
}
