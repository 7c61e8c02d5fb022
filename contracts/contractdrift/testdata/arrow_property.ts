export class Dial {
  private angle = 0;

  /** @pre `angle >= 0 && angle < 360` */ // want contract-drift @warning
  turn = (angle: number): void => {
    if (!(angle >= 0)) throw new RangeError('angle must not be negative');
    this.angle = angle;
  };

  /** @pre `angle >= 0` */
  back = (angle: number): void => {
    if (!(angle >= 0)) throw new RangeError('angle must not be negative');
    this.angle = -angle;
  };
}
