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
