export class PatchService {
  digits(lines: string[]): number[] {
    const header = /^([<>])(\d+)$/;
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

  named(lines: string[]): number[] {
    const header = /^(?<sign>[<>])([0-9]{1,4})$/;
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

  nested(lines: string[]): number[] {
    const header = /^((\d{4})-\d\d)$/;
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

  text(lines: string[]): number[] {
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

  maybeNone(lines: string[]): number[] {
    const header = /^([<>])(\d*)$/;
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

  maybeAbsent(lines: string[]): number[] {
    const header = /^([<>])(?:-(\d+))?$/;
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

  either(lines: string[]): number[] {
    const header = /^([<>])$|^(\d+)$/;
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

  unread(lines: string[]): number[] {
    const header = /^([<>])(?=x)(\d+)$/;
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
