// What runs frame by frame in front of somebody, and what the language itself calls, are no boundaries.
export class TrailHandler {
  private points: any[] = [];

  constructor(private readonly canvas: HTMLCanvasElement) {}

  follow(point) {
    this.points.push(point.x);
  }
}

export class SpriteService {
  move(sprite) {
    sprite.x.add(1);
    requestAnimationFrame(() => this.move(sprite));
  }
}

export class CallHandler implements ProxyHandler<Target> {
  constructor(private readonly log: Repository<Entry>) {}

  async apply(target, self, args) {
    await this.log.save({ name: target.name.trim(), first: args.first.trim() });
  }
}
