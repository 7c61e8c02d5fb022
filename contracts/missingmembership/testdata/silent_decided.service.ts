export type Channel = "sms" | "push";
export enum Kind { Open, Closed }
const CHANNELS = ["sms", "push"] as const;

export class ChannelService {
  private readonly handlers: Record<string, () => void> = { sms: () => undefined, push: () => undefined };
  private readonly cache: Record<string, string> = {};

  listed(channel: string): void {
    if (!(CHANNELS as readonly string[]).includes(channel)) throw new RangeError("channel is not supported");
    switch (channel) {
      case "sms": this.deliver("S"); break;
      case "push": this.deliver("P"); break;
    }
  }

  union(channel: Channel, inline: "a" | "b", kind: Kind): void {
    switch (channel) {
      case "sms": this.deliver("S"); break;
      case "push": this.deliver("P"); break;
    }
    switch (inline) {
      case "a": this.deliver("S"); break;
      case "b": this.deliver("P"); break;
    }
    switch (kind) {
      case Kind.Open: this.deliver("S"); break;
      case Kind.Closed: this.deliver("P"); break;
    }
  }

  noop(command: string): void {
    switch (command) {
      case "mute": this.deliver("S"); break;
      case "unmute": this.deliver("P"); break;
      default: break;
    }
  }

  behind(format: string): string {
    switch (format) {
      case "html": return "h";
      case "text": return "t";
    }
    throw new RangeError("format is not supported");
  }

  asked(kind: string): string {
    let out: string | undefined;
    switch (kind) {
      case "a": out = "1"; break;
      case "b": out = "2"; break;
    }
    if (!out) throw new RangeError("kind is not supported");
    return out;
  }

  handlerAsked(kind: string): void {
    const handler = this.handlers[kind];
    if (!handler) throw new RangeError("kind is not supported");
    handler();
  }

  handlerChained(kind: string): void {
    this.handlers[kind]?.();
  }

  own(kind: string): void {
    if (!Object.keys(this.handlers).includes(kind)) throw new RangeError("kind is not supported");
    this.handlers[kind]();
  }

  inside(kind: string): void {
    if (!(kind in this.handlers)) throw new RangeError("kind is not supported");
    this.handlers[kind]();
  }

  cached(id: string, rows: string[], at: number): string {
    return this.cache[id] + rows[at];
  }

  private deliver(text: string): void {
    console.log(text);
  }
}
