import { Controller, Get, Headers, Param, Post, Query } from "@nestjs/common";

@Controller("search")
export class SearchController {
  constructor(private readonly repository: Repository) {}

  @Post()
  async save(@Query("tags") tags: string) { // want missing-presence tags @information
    const list = tags.split(",");
    await this.repository.save(list);
  }

  @Get("dropped")
  async dropped(@Headers("x-tenant") tenant: string) { // want missing-presence tenant @warning
    const res = await fetch(`https://tenants/${tenant}`, { method: "DELETE" });
    if (!res.ok) throw new Error("tenant");
  }

  @Get(":id")
  async path(@Param("id") id: string) {
    await this.repository.save(id.trim());
  }

  @Get("optional")
  async optional(@Query("tags") tags?: string) {
    await this.repository.save(tags?.split(","));
  }
}
