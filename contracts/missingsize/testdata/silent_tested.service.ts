interface Reading { at: Date; celsius: number }
type NonEmptyArray<T> = [T, ...T[]];

export class StationService {
  since(readings: readonly Reading[]): string {
    if (readings.length === 0) throw new RangeError("readings must not be empty");
    return readings[0].at.toISOString();
  }

  mean(readings: readonly Reading[]): number {
    if (!readings.length) return 0;
    let sum = 0;
    for (const reading of readings) sum += reading.celsius;
    return sum / readings.length + readings[0].celsius;
  }

  atLeast(readings: Reading[]): number {
    if (readings.length < 2) return 0;
    return readings[0].celsius - readings[readings.length - 1].celsius;
  }

  chained(readings: Reading[]): number | undefined {
    return readings[0]?.celsius;
  }

  asked(readings: Reading[]): number {
    const first = readings[0];
    if (!first) return 0;
    return first.celsius;
  }

  typed(readings: NonEmptyArray<Reading>, pair: [Reading, Reading]): number {
    return readings[0].celsius + pair[0].celsius;
  }

  started(counts: number[]): number {
    return counts.reduce((a, b) => a + b, 0) + Math.max(0, ...counts);
  }

  inLoop(counts: number[]): number {
    let sum = 0;
    for (const n of counts) sum += n / counts.length;
    return sum;
  }

  text(name: string): number {
    return 1 / name.length;
  }

  ternary(counts: number[]): number {
    return counts.length > 0 ? 10 / counts.length : 0;
  }

  guarded(counts: any): number {
    if (!Array.isArray(counts) || counts.length === 0) throw new RangeError("counts must not be empty");
    return counts[0].size;
  }
}
