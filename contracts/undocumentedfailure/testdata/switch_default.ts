export class Route {
  /**
   * Routes.
   * @param kind - what to route
   */
  to(kind: string): number {
    switch (kind) {
      case 'a': return 1;
      case 'b': return 2;
      default: throw new RangeError('unknown kind'); // want undocumented-failure
    }
  }
}
