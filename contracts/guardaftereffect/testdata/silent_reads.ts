import axios from 'axios';

interface Subscription { until: string | null }
interface Store { findOrFail(id: string): Promise<Subscription>; save(s: Subscription): Promise<Subscription> }

export class PauseUseCase {
  private cached?: string;

  constructor(private readonly store: Store, private readonly logger: { log(text: string): void }) {}

  async execute(id: string, until: string): Promise<Subscription> {
    this.logger.log('pausing');
    this.cached ??= 'x';
    const draft = { id };
    draft.id = id.trim();
    await axios.get('/status');
    const subscription = await this.store.findOrFail(id);
    if (until.trim() === '') throw new TypeError('until must not be blank');
    subscription.until = until;
    return this.store.save(subscription);
  }
}
