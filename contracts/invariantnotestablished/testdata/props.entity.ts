interface SeatProps {
  row: number;
}

/** @invariant `this.row >= 1` */
export class PropsEntity {
  private readonly row: number;

  constructor(props: SeatProps) { // want invariant-not-established
    this.row = props.row;
  }
}
