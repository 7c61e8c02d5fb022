import { Injectable } from '@nestjs/common';
import { Repository } from './repository';

/** Keeps the shelves of a library. */
@Injectable()
export class ShelfService implements Keeper<Book> {
  private readonly seen = new Map<string, Book>();
  static readonly LIMIT = 20;

  constructor(
    private readonly books: Repository<Book>,
    @Inject(CLOCK) private clock?: Clock,
  ) {
    this.books.onChange((book) => this.seen.delete(book.id));
  }

  // Puts a book back.
  @Transactional()
  async shelve(@Body() dto: ShelveDto, place = 1): Promise<void> {
    const { id, tags: [first] = [] } = dto;
    if (!id) {
      throw new TypeError(`no id in ${JSON.stringify(dto)}`);
    }
    const book = await this.books.find(id);
    for (const shelf of book.shelves) {
      if (shelf.full) continue;
      shelf.put(book, { place, tag: first ?? 'none' });
    }
  }

  lend = async (id: string, reader?: Reader): Promise<Loan> => {
    const book = this.seen.get(id) || (await this.books.find(id));
    return { book, reader, at: this.clock?.now() };
  };

  get size(): number {
    return this.seen.size;
  }

  set size(n: number) {
    while (this.seen.size > n) this.seen.delete(this.oldest()!);
  }

  static of(books: Repository<Book>): ShelfService {
    return new ShelfService(books);
  }

  protected kind(book: Book): string {
    switch (book.kind) {
      case 'novel':
      case 'story':
        return 'fiction';
      default:
        return 'other';
    }
  }

  private async retry<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      return this.books.again(error, {
        times: 3,
      });
    } finally {
      this.clock = undefined;
    }
  }

  private oldest(): string | undefined {
    const [first] = [...this.seen.keys()];
    return first;
  }
}

export class Empty {
  nothing() {}
}

export function shelfOf(book: Book): string {
  return book.shelf;
}
