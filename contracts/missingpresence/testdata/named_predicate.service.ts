import { isNotEmpty } from "@shop/utils";
import { isNil } from "lodash";

export class PagesService {
  async list(options: any): Promise<void> {
    if (isNotEmpty(options?.where)) {
      await this.rows.update(options.where.trim());
    }
  }

  async one(options: any): Promise<void> {
    if (isNil(options)) throw new TypeError("options is required");
    await this.rows.update(options.where.trim());
  }
}
