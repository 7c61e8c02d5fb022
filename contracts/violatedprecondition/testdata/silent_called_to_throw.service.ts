export class ChecksService {
  throwIfErrors(errors: string[]): void {
    if (errors.length > 0) throw new Error(errors.join());
  }

  run(payload: Payload): void {
    if (!payload.rows) this.throwIfErrors(["no rows found in the payload"]);
  }
}
