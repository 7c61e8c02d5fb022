interface RoomProps {
  beds: number;
}

/** @invariant `this.props.beds > 0` */
export class PropsEntity {
  constructor(private readonly props: RoomProps) {
    if (!(props.beds > 0)) throw new RangeError('beds');
  }

  refit(beds: number): void {
    this.props.beds = beds; // want invariant-not-restored props
  }

  safe(beds: number): void {
    if (!(beds > 0)) throw new RangeError('beds');
    this.props.beds = beds;
  }
}
