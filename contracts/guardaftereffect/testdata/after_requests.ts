import axios from 'axios';

export class TransferService {
  async transfer(from: string, cents: number): Promise<void> {
    await axios.post('/holds', { from });
    if (!(cents > 0)) throw new RangeError('cents must be positive'); // want guard-after-effect cents
    await axios.post('/transfers', { from, cents });
  }

  async put(key: string, kind: string): Promise<{ ok: boolean }> {
    await fetch('/things', { method: 'POST', body: key });
    if (!['a', 'b'].includes(kind)) return { ok: false }; // want guard-after-effect kind
    await fetch('/things/' + kind, { method: 'PUT', body: key });
    return { ok: true };
  }
}
