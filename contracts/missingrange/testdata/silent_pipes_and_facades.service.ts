import { Controller, DefaultValuePipe, ParseIntPipe, Query } from "@nestjs/common";

@Controller("widgets")
export class WidgetsController {
  constructor(private readonly counts: Counts) {}

  async count(@Query("limit", new DefaultValuePipe(100), new LimitPipe(1, 100)) limit: number): Promise<number> {
    return this.counts.execute(Command.create({ limit }));
  }

  async save(@Query("limit", ParseIntPipe) limit: number): Promise<void> { // want missing-range limit
    const rows = await this.counts.find({ take: limit });
    await this.counts.save(rows);
  }
}
