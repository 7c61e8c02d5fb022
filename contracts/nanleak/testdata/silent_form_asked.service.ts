export class CidrService {
  matches(text: string): boolean {
    if (!/^\d+$/.test(text)) return false;
    const length = parseInt(text, 10);
    if (length < 0 || length > 32) return false;
    return true;
  }

  rows(limitText: string, skipText: string): number {
    const limit = Number(limitText);
    const skip = Number(skipText);
    if (!Number.isFinite(limit) || !Number.isFinite(skip)) return 0;
    const rows = skip + limit;
    if (rows <= 0) return 0;
    return rows;
  }
}

const DIGITS = /^\d+$/;

export class StepsService {
  step(text: string): number {
    if (!DIGITS.test(text)) throw new Error("step must be a number");
    const step = parseInt(text, 10);
    if (step <= 0) throw new Error("step must be positive");
    return step;
  }
}
