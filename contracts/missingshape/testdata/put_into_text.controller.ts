@Controller("blocks")
export class BlocksController {
  @Get(":nonce")
  async show(@Param("nonce") nonce: number): Promise<Block> {
    return this.gateway.get(`block/by-nonce/${nonce}`);
  }

  @Put(":nonce")
  async store(@Param("nonce") nonce: number): Promise<Block> { // want missing-shape nonce
    return this.blocks.save({ nonce });
  }
}
