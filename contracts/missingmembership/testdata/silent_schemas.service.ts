import { z } from "zod";
import * as v from "valibot";

const Kind = z.enum(["html", "text"]);
const Wish = v.object({ kind: v.picklist(["html", "text"]) });

export class RenderService {
  render(kind: string): string {
    Kind.parse(kind);
    let out = "";
    switch (kind) {
      case "html": out = "<b>"; break;
      case "text": out = "b"; break;
    }
    return out;
  }

  call(raw: any): string {
    const { kind } = v.parse(Wish, raw);
    return this.makers[kind]();
  }
}
