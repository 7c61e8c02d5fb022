// Run for nothing but the error it may raise.
export class StackService {
  private async isRunning(name: string): Promise<boolean> {
    return name !== '' && (await this.list(name)).length > 0;
  }

  private async list(name: string): Promise<string[]> {
    return [name];
  }

  async upgrade(name: string): Promise<void> {
    try {
      await this.isRunning(name);
    } catch (e) {
      throw new Error('the stack cannot be inspected', { cause: e });
    }
  }
}
