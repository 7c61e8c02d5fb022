const isText = (value: unknown): value is string => typeof value === 'string';

export class AlbumService {
  handle(title: unknown): string {
    const isLong = (value: string): boolean => value.length > 80;
    if (!isText(title) || isLong(title)) throw new TypeError('text expected');
    return title.trim();
  }
}
