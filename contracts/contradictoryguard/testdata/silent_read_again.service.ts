export class FramesService {
  private readonly framesById = new Map<string, Frame>();
  private isReady: Promise<void> = Promise.resolve();

  async received(id: string): Promise<void> {
    let frame = this.framesById.get(id);
    if (!frame) {
      await this.isReady;
      frame = this.framesById.get(id);
      if (!frame) return;
    }
    frame.touch();
  }
}
