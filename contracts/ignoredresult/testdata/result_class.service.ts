import { left, right, Either } from 'fp-ts/Either';

export class Result<T> {
  private constructor(readonly isSuccess: boolean, readonly error?: string) {}
  static ok<U>(): Result<U> { return new Result<U>(true); }
  static fail<U>(error: string): Result<U> { return new Result<U>(false, error); }
}

export class ReserveUseCase {
  execute(sku: string): Result<void> {
    if (sku === '') return Result.fail<void>('unknown sku');
    return Result.ok<void>();
  }

  async verify(document: string): Promise<Either<Error, string>> {
    if (document === '') return left(new Error('blank'));
    return right(document);
  }

  plain(sku: string) {
    return sku === 'x' ? { ok: false as const, error: 'x' } : { ok: true as const };
  }

  always(): Result<void> {
    return Result.ok<void>();
  }
}

const store = (sku: string) => {
  if (!sku) return { success: false };
  return { success: true };
};

export class CheckoutService {
  constructor(private readonly reserve: ReserveUseCase) {}

  async checkout(sku: string): Promise<string> {
    this.reserve.execute(sku); // want ignored-result @warning
    await this.reserve.verify(sku); // want ignored-result
    const dropped = await this.reserve.verify(sku); // want ignored-result
    this.reserve.plain(sku); // want ignored-result
    store(sku); // want ignored-result
    return sku;
  }

  async fine(sku: string): Promise<Result<void>> {
    const one = this.reserve.execute(sku);
    if (!one.isSuccess) return one;
    this.reserve.always();
    void this.reserve.verify(sku);
    this.reserve.verify(sku).catch(() => undefined);
    const { isSuccess } = this.reserve.execute(sku);
    if (!isSuccess) throw new Error('no');
    return this.reserve.execute(sku);
  }
}
