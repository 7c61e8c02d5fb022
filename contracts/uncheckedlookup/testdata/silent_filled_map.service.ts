export class PresenceService {
  private seen: Map<string, Set<string>> = new Map();

  add(room: string, user: string) {
    if (!this.seen.has(room)) {
      this.seen.set(room, new Set());
    }
    this.seen.get(room).add(user);
  }

  remove(room: string, user: string) {
    this.seen.get(room).delete(user); // want unchecked-lookup
  }
}
