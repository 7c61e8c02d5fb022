import fs, { readFile as read, type Stats } from 'node:fs';
import * as path from 'path';
import assert = require('assert');

// Not a doc: an empty line follows.

/** Pays. */
@Injectable()
@Entity
export class Payer<T> extends base.Payer<T> implements Pays, Logs<T> {
  @Inject(TOKEN) private readonly gateway?: Gateway = null;
  static readonly MAX = 1_000;
  #secret = 1;
  declare z;
  accessor q: string[];
  static { boot(); }
  [key: string]: any;

  // First line.
  // Second line.
  @Post()
  async *pay<U>(@Body() dto: Dto, note?: string, times = 1, ...rest: readonly U[]): Promise<void> {}
  protected constructor(private readonly svc: Svc, public readonly mode: 'a' | 'b' | null, plain: unknown) { super(); }
  get total(): number | undefined { return this.#secret; }
  private set total(n) {}
  #hidden() {}
  static of(this: void, x: string): x is 'a' {}
  find(id: string): void;
  find(id: any) {}
  arrow = async ({ a, b: c = 2, d: { e }, ...f }: { a: string; b?: number; d: { e: Date } }): Promise<X> => a;
  plain = function ([x, , y]: Pair) { return x; };
  'quoted name'() {}
  [Symbol.iterator]() {}
}

abstract class Shape { abstract area(): number; protected abstract name: string }
export default class extends mixin(Shape) {}
export const Named = class Inner {};
class Late {}
class Hidden {}
export { Late, Hidden as Shown };
export { Hidden as Other } from './other';

export interface Account extends Base, Other { id: string; readonly at?: Date | null; close(reason: string): void; get v(): A.B }
type Money = { amount: number } & Tagged;
type Alias = string | null;
enum Color { Red, Green = 2, 'dark blue' }
namespace Outer.Inner { export class Deep {} export function helper() {} }
declare global { interface Window { x: string } }

export async function top(a: Map<string, number>, b: () => void, c: [A, B?]): asserts a {}
function overloaded(a: string): void;
function overloaded(a: any) {}
/** Doubles. */
export const twice = (n: number) => n * 2, half = 3;
const { left, right: [first = 1] } = both;
export default async function () {}
start();
