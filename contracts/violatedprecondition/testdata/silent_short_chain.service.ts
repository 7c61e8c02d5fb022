export function qualify(table: string, database?: string): string {
  const explicit = database?.trim().toLowerCase();
  if (explicit) return explicit + '.' + table;
  return table;
}

export function first(names?: string[]): string {
  if (names?.slice().length) throw new TypeError('names');
  return 'none';
}

export class PolicyService {
  resolve(table: string): string {
    return qualify(table) + first() + first(undefined);
  }
}
