import { z } from 'zod';
const Input = z.object({ cents: z.number().positive() });
export class PayService {
  private sum = 0;
  /** @pre `input.cents > 0` */
  pay(input: { cents: number }): void {
    const { cents } = Input.parse(input);
    this.sum += cents;
  }
}
