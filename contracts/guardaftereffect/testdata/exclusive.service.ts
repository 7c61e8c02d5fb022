// An effect that stands under one state and a guard that stands under another never meet; nor do two arms of a switch, and whether a
// method has its effect at all may hang on what the guard asks.
export class FramesService {
  constructor(private readonly boards: BoardRepository, private readonly links: LinkRepository) {}

  async create(frame: Frame, input: CreateFrame): Promise<Frame> {
    if (frame.kind === FrameKind.BOARD) {
      await this.boards.save(input.board);
    }
    if (frame.kind === FrameKind.LINK) {
      if (!input.link) throw new ValidationError("a link is required");
      await this.links.save(input.link);
    }
    return frame;
  }

  async createAnyway(frame: Frame, input: CreateFrame): Promise<Frame> {
    if (frame.kind === FrameKind.BOARD) {
      await this.boards.save(frame);
    }
    frame.kind = FrameKind.LINK;
    if (frame.kind === FrameKind.LINK) {
      if (!input.link) throw new ValidationError("a link is required"); // want guard-after-effect input @warning
    }
    return frame;
  }

  async createOther(frame: Frame, input: CreateFrame): Promise<Frame> {
    if (frame.kind === FrameKind.BOARD) {
      await this.boards.save(frame);
    }
    if (frame.open) {
      if (!input.link) throw new ValidationError("a link is required"); // want guard-after-effect input @warning
    }
    return frame;
  }

  async replace(frame: Frame, input: CreateFrame): Promise<Frame> {
    switch (frame.kind) {
      case FrameKind.BOARD: {
        await this.boards.save(frame);
        break;
      }
      case FrameKind.LINK: {
        if (!input.link) throw new ValidationError("a link is required");
        break;
      }
    }
    return frame;
  }

  async replaceThrough(frame: Frame, input: CreateFrame): Promise<Frame> {
    switch (frame.kind) {
      case FrameKind.BOARD:
        await this.boards.save(frame);
      case FrameKind.LINK:
        if (!input.link) throw new ValidationError("a link is required"); // want guard-after-effect input @warning
    }
    return frame;
  }

  async copy(frame: Frame, input: CreateFrame): Promise<Frame> {
    await this.keep(frame);
    if (!input.link) throw new ValidationError("a link is required"); // want guard-after-effect input @information
    return frame;
  }

  private async keep(frame: Frame): Promise<void> {
    if (frame.kind === FrameKind.BOARD) {
      await this.boards.save(frame);
    }
  }
}
