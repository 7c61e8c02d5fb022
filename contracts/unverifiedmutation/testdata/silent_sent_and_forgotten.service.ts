export class TraceService {
  emit(body: string): void {
    fetch('https://example.com/traces', { method: 'POST', body }).catch((e) => console.warn(e));
  }

  async send(body: string): Promise<void> {
    await fetch('https://example.com/traces', { method: 'POST', body }).catch((e) => console.warn(e)); // want unverified-mutation
    console.log('sent');
  }
}
