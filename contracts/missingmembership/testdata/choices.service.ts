type Action = (text: string) => string;

const PRICES = { home: 1, abroad: 2 };

export class ChoiceService {
  private readonly actions: Record<string, Action> = {
    help: (text) => "help for " + text,
    stop: (text) => "stopping " + text,
  };

  print(format: string, title: string): string { // want missing-membership format @information
    let body = "";
    switch (format) {
      case "html":
        body = "<h1>" + title + "</h1>";
        break;
      case "text":
        body = title;
        break;
    }
    return body;
  }

  extension(kind: any): string { // want missing-membership kind @information
    let extension = "";
    if (kind === "spreadsheet") {
      extension = "xlsx";
    } else if (kind === "plain") {
      extension = "csv";
    } else if (kind === "print") {
      extension = "pdf";
    }
    return "export." + extension;
  }

  handle(action: any, text: string): string { // want missing-membership action @warning
    return this.actions[action](text);
  }

  run(method: string): void { // want missing-membership method @warning
    (this as any)[method]();
  }

  start(job: unknown): void { // want missing-membership job @warning
    const run = this.actions[job as string];
    run("now");
  }

  async sorted(@Query("order") order: "asc" | "desc"): Promise<number> { // want missing-membership order @information
    let direction = 0;
    switch (order) {
      case "asc": direction = 1; break;
      case "desc": direction = -1; break;
    }
    return direction;
  }

  price(zone: string): number { // want missing-membership zone @information
    return PRICES[zone as keyof typeof PRICES] * 2;
  }
}
