export class HooksService {
  async insert(context: { transaction?: object; ip?: string }): Promise<void> {
    if (!context.transaction) {
      this.logger.warn("No transaction provided to insert");
    }
    await this.events.create({ transaction: context.transaction });
  }

  async remove(context: { transaction?: object }): Promise<void> {
    if (!context.transaction) { // want decorative-guard context
      this.logger.error("No transaction provided to remove");
    }
    await this.events.create({ transaction: context.transaction });
  }
}

export class FrameService {
  private readonly panes: Pane[] = [];

  draw(): string {
    if (this.panes.length > 1) { // want decorative-guard panes @information
      console.error("FrameService expected a single pane", this);
    }
    return this.panes[0].draw();
  }
}
