// A part that is cut out of a text is what the program's own format puts there.
export class ScriptsService {
  version(script: string): number | false {
    const version = parseInt(script.slice(0, 2), 16);
    if (version > 0x60) return false; // want nan-leak version @information
    return version;
  }

  whole(script: string): number | false {
    const version = parseInt(script, 16);
    if (version > 0x60) return false; // want nan-leak version @warning
    return version;
  }
}
