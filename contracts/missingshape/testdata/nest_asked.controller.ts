import { Body, Controller, Get, Headers, Param, Post, Query } from "@nestjs/common";
import { IsOptional, IsString } from "class-validator";
import type { ID } from "@shop/contracts";

export class FilterDto { @IsOptional() @IsString() tags: string[] = []; }

@Controller("zaps")
export class ZapsController {
  constructor(private readonly zaps: Zaps) {}

  @Post("a")
  async asked(@Body() body: { code: string; state: string; note?: string }) {
    if (!body.code || !body.state) throw new BadRequestException("code and state are required");
    return this.zaps.create(body.code, body.state, body.note);
  }

  @Post("b")
  async oneAsked(@Body() body: { code: string; state: string }) { // want missing-shape body @information
    if (!body.code) throw new BadRequestException("code is required");
    return this.zaps.create(body.code, body.state);
  }

  @Get("c")
  list(@Query() filter: FilterDto) { return this.zaps.list(filter.tags, 1); }

  @Get("d")
  one(@Param("id") id: ID, @Query("token") token: string) { return this.zaps.one({ id, token }, 1); }

  @Get("e")
  shown(@Query("format") format?: "tree" | "flat") {
    if (format === "tree") return this.zaps.tree();
    return this.zaps.flat();
  }

  @Get("f")
  headers(@Headers() headers: Record<string, string>) { return this.zaps.of(headers["x-shop"], 1); }
}
