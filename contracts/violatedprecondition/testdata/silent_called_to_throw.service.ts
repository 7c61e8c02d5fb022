export class ChecksService {
  throwIfErrors(errors: string[]): void {
    if (errors.length > 0) throw new Error(errors.join());
  }

  run(payload: Payload): void {
    if (!payload.rows) this.throwIfErrors(["no rows found in the payload"]);
  }
}

const assert = (holds: boolean, message: string): void => {
  if (!holds) throw new Error(message);
};

export class OpcodesService {
  read(code: string): number {
    switch (code) {
      case "+":
        return 1;
      default:
        assert(false, `unknown opcode ${code}`); // says that nobody comes here
    }
    return 0;
  }
}
