import * as cheerio from "cheerio";

export class LinksService {
  unsubscribe(html: string): string {
    const $ = cheerio.load(html);
    let found = "";
    $("a").each((_index, element) => {
      if ($(element).text().includes("unsubscribe")) {
        found = $(element).attr("href");
        return false;
      }
    });
    return found;
  }

  signed(sig: Signature): boolean {
    const calculated = this.sign(sig.path);
    console.assert(sig.issuedAt === calculated.issuedAt, "issuedAt differs"); // want decorative-guard sig @information
    return calculated.hash === sig.hash;
  }

  async remove(draftId: string): Promise<void> {
    // Warn but don't block if the form of the id is unexpected.
    if (!draftId.startsWith("r-")) {
      this.logger.warn("draft id must start with r-");
    }
    await this.client.delete(draftId.trim());
  }

  table(rows: Row[], onSort?: (key: string) => void): string {
    const sort = (key: string) => {
      if (!onSort) return false; // want decorative-guard onSort @information
      onSort(key);
      return true;
    };
    return rows.join();
  }
}
