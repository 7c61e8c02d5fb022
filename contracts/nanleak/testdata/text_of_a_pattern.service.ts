export class PatchService {
  parse(lines: string[]): number[] {
    const header = /^([<>])(.+)$/;
    const out: number[] = [];
    for (const line of lines) {
      const m = header.exec(line);
      if (!m) continue;
      const from = parseInt(m[2], 10);
      if (from < 1) throw new RangeError("lines begin at 1"); // want nan-leak from
      out.push(from);
    }
    return out;
  }
}
