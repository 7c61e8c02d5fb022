export class StayValueObject {
  constructor(readonly from: Date, readonly to: Date) {
    if (from > to) throw new RangeError("from must not be after to");
  }
}

export class TimesValueObject {
  constructor(readonly from: Date, readonly to: Date) {
    if (to.getTime() < from.getTime()) throw new RangeError("from must not be after to");
  }
}

export class OpenStayValueObject {
  constructor(readonly from: Date, readonly to: Date | null) {}
}

export class OptionalValueObject {
  constructor(readonly min: number, readonly max?: number) {}
}

export class CheckedByMethodValueObject {
  constructor(readonly min: number, readonly max: number) {
    this.validate();
  }

  private validate(): void {
    if (!(this.min <= this.max)) throw new RangeError("min must not be above max");
  }
}

export class MoveCommand {
  constructor(readonly from: string, readonly to: string) {}
}

export class AddressesValueObject {
  constructor(readonly from: Address, readonly to: Address) {}
}

export class LibraryValueObject {
  constructor(readonly start: Dayjs, readonly end: Dayjs) {
    if (end.isBefore(start)) throw new RangeError("start must not be after end");
  }
}
