interface Reading { at: Date; celsius: number }

export class StationService {
  since(readings: readonly Reading[]): string { // want missing-size readings @information
    return readings[0].at.toISOString();
  }

  latest(readings: Reading[]): Date { // want missing-size readings
    return readings[readings.length - 1].at;
  }

  newest(readings: Reading[]): Date { // want missing-size readings
    return readings.at(-1)!.at;
  }

  destructured(readings: Reading[]): Date { // want missing-size readings
    const [first] = readings;
    return first.at;
  }

  sorted(readings: Reading[]): number { // want missing-size readings
    const byTime = [...readings].sort((a, b) => a.at.getTime() - b.at.getTime());
    return byTime[0].celsius;
  }

  total(counts: number[]): number { // want missing-size counts
    return counts.reduce((a, b) => a + b);
  }

  hottest(readings: Reading[]): number { // want missing-size readings
    return Math.max(...readings.map((r) => r.celsius));
  }

  mean(scores: ReadonlyArray<number>): number { // want missing-size scores
    let sum = 0;
    for (const score of scores) sum += score;
    return sum / scores.length;
  }

  spread(seen: Set<number>): number { // want missing-size seen
    return 1 / seen.size;
  }
}
