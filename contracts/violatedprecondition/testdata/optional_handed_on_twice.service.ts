class CreateTool {
  readonly token: string;
  constructor(args: any) {
    this.token = args.token;
  }
}

class DeleteTool {
  readonly token: string;
  constructor(args: any) {
    this.token = args.token;
  }
}

export class ToolService {
  tools(args?: any): unknown[] {
    const tools: unknown[] = [];
    tools.push(new CreateTool(args)); // want violated-precondition args @warning
    tools.push(new DeleteTool(args));
    return tools;
  }

  others(args?: any): unknown[] {
    return [new DeleteTool(args)]; // want violated-precondition args @warning
  }
}
