// What a unit of work only notes is written when it is flushed; whoever says in a comment that nobody waits means it.
import { EntityManager } from "@mikro-orm/postgresql";

export class NewsService {
  constructor(private readonly entityManager: EntityManager, private readonly logs: Repository<Log>) {}

  async drop(news: News): Promise<boolean> {
    this.entityManager.remove(news);
    await this.entityManager.flush();
    return true;
  }

  async dropAtOnce(news: News): Promise<boolean> {
    this.entityManager.removeAndFlush(news); // want unverified-mutation @warning
    return true;
  }

  async tidy(): Promise<void> {
    // purposely not using await, the mail matters more
    this.logs.delete({ old: true }); // want unverified-mutation @information

    this.logs.delete({ old: true }); // want unverified-mutation @warning
  }
}
