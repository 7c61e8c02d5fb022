import { z } from "zod";

const Rows = z.array(z.object({ id: z.string() })).nonempty();
const Few = z.array(z.string()).min(1);

export class RowsService {
  first(rows: [Row, ...Row[]]): string {
    return rows[0].id.trim();
  }

  named(rows: NonEmptyArray<Row>): string {
    return rows[0].id.trim();
  }

  checked(rows: Row[]): string {
    Rows.parse(rows);
    return rows[0].id.trim();
  }

  average(rows: Row[]): number {
    Few.parse(rows);
    return this.sum(rows) / rows.length;
  }
}
