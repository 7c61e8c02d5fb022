// The type of a pattern speaks for the keys it takes.
type Dependencies = { baseRepository: Repository; cartService: CartService };

export class CartModuleService {
  private repository: Repository;

  constructor({ baseRepository, cartService }: Dependencies) {
    this.repository = baseRepository;
    this.carts = cartService;
  }

  async create(name: string) {
    await this.repository.save({ name: name.trim() });
    await this.carts.save(name);
  }
}
