export class ShareService {
  share(total: number, parts: number): number {
    const each = total / parts;
    if (parts === 0) throw new RangeError('parts must not be 0'); // want guard-too-late parts
    return each;
  }

  label(code: string): string {
    const trimmed = code.trim();
    if (trimmed === '') throw new TypeError('code must not be blank');
    return trimmed;
  }
}
