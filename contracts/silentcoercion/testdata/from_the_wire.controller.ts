import { Controller, Get, Param, Query } from '@nestjs/common';

@Controller('users')
export class UsersController {
  private total = 0;

  show(@Param('id') id: string): string {
    const userId = parseInt(id, 10); // want silent-coercion id @warning
    return this.byId(userId);
  }

  search(@Query('age') age: string): string {
    const years = +age; // want silent-coercion age @information
    return this.byId(years);
  }

  bill(body: Record<string, any>): number {
    const amount: number = Number(body.amount); // want silent-coercion body @warning
    this.total += amount;
    const weight = Number.parseFloat(body.parcel.weight); // want silent-coercion body @information
    return this.total + weight;
  }

  direct(req: { params: any }): string {
    return this.byId(Number(req.params.id)); // want silent-coercion req @information
  }

  private byId(id: number): string { return `${id}`; }
}

export class PriceService {
  set(priceText: string, price: string): number {
    return Number(price); // want silent-coercion price @warning
  }
}
