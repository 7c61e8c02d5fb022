export class PatchService {
  parse(lines: string[]): number[] {
    const header = /^([<>])(\d+)(?:-([0-9]{1,4}))?$/;
    const out: number[] = [];
    for (const line of lines) {
      const m = header.exec(line);
      if (!m) continue;
      const from = parseInt(m[2], 10);
      if (from < 1) throw new RangeError("lines begin at 1");
      out.push(from);
    }
    return out;
  }
}
