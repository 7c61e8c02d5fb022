type Outcome = { ok: true; id: string } | { ok: false; error: string };

export class SendService {
  private readonly sent: string[] = [];

  failure(address: string): Outcome {
    try {
      if (address.trim() === '') throw new TypeError('address must not be blank');
      return { ok: true, id: address };
    } catch (error) {
      return { ok: false, error: (error as Error).message };
    }
  }

  rethrown(address: string): void {
    try {
      if (address.trim() === '') throw new TypeError('address must not be blank');
    } catch (error) {
      console.error(error);
      throw error;
    }
    this.sent.push(address);
  }

  someRethrown(address: string): void {
    try {
      if (address.trim() === '') throw new TypeError('address must not be blank');
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    this.sent.push(address);
  }

  wholeBody(address: string): void {
    try {
      if (address.trim() === '') throw new TypeError('address must not be blank');
      this.sent.push(address);
    } catch (error) {
      console.error(error);
    }
  }

  parsed(text: string): object | null {
    let value: object | null = null;
    try {
      if (text === '') throw new TypeError('empty');
      value = JSON.parse(text);
    } catch {
      value = null;
    }
    return value;
  }

  loop(addresses: string[]): void {
    for (const address of addresses) {
      try {
        if (address === '') throw new TypeError('empty');
        this.sent.push(address);
      } catch (error) {
        console.error(error);
      }
    }
  }

  later(address: string): void {
    try {
      setTimeout(() => {
        if (address === '') throw new TypeError('empty');
      }, 10);
    } catch (error) {
      console.error(error);
    }
    this.sent.push(address);
  }
}
