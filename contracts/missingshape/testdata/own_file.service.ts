// What stands in a file somebody put there who knows the program; what another service answers is another matter.
export class AssetsService {
  read(path: string): string[] {
    const assets = JSON.parse(readFileSync(path, "utf-8")); // want missing-shape @information
    return assets.js.map((name) => name.trim());
  }

  receive(text: string): string[] {
    const assets = JSON.parse(text); // want missing-shape @warning
    return assets.js.map((name) => name.trim());
  }
}
