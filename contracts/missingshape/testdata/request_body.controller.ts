export class TicketController {
  async body(req: Request, res: Response): Promise<void> {
    const { title, reporter } = req.body; // want missing-shape body @warning
    this.titles.push(title.trim(), reporter.name);
  }

  async query(request: Request): Promise<string> {
    const page = (request.query.page as string).trim(); // want missing-shape query @warning
    return page;
  }

  async optional(req: Request): Promise<string> {
    return req.body?.title?.trim() ?? "untitled";
  }

  async tested(req: Request): Promise<string> {
    if (!req.body.title) throw new TypeError("title");
    return req.body.title.trim();
  }
}

export class HandingOnController {
  async keys(req: Request): Promise<void> {
    await this.desk.open(req.body.title, req.body.owner); // want missing-shape body @information
  }

  async text(req: Request): Promise<void> {
    await this.desk.open(req.body.toString(), 1);
  }

  async defaulted(req: Request): Promise<void> {
    await this.desk.open(req.body.title ?? "untitled", 1);
  }

}

export class HandingOnService {
  async untyped(item: any): Promise<void> { // want missing-shape item @information
    await this.repository.save({ title: item.title });
  }
}
