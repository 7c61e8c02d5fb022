import { Controller, Get, Param } from '@nestjs/common';

@Controller('collections')
export class CollectionsController {
  @Get('search/:teamId')
  async search(@Param('teamId') teamId: string) {
    const query = Prisma.sql`SELECT id FROM "Collection" WHERE "teamId" = ${teamId}`;
    return this.prisma.$queryRaw(query);
  }

  @Get('plain/:teamId')
  async plain(@Param('teamId') teamId: string) { // want missing-format teamId @warning
    return this.prisma.$queryRawUnsafe(`SELECT id FROM "Collection" WHERE "teamId" = ${teamId}`);
  }
}
