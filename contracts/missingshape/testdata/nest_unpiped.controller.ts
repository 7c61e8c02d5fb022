import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query } from "@nestjs/common";
import { EventPattern, MessagePattern, Payload } from "@nestjs/microservices";
import { OnEvent } from "@nestjs/event-emitter";
import { Process } from "@nestjs/bull";
import { ZodPipe } from "./zod-pipe";
import { IsString } from "class-validator";

enum State { Open = "open" }

export class ReviewDto {
  @IsString()
  text!: string;
}

@Controller("reviews")
export class ReviewsController {
  constructor(private readonly desk: Desk) {}

  @Get("page")
  page(@Query("page") page: number) { return this.desk.page(page + 1); } // want missing-shape page @warning

  @Get("state")
  state(@Query("state") state: State) { const kept = this.desk.state(state, 1); return kept; } // want missing-shape state @warning

  @Get("flag")
  flag(@Headers("x-flag") flag: boolean) { const kept = this.desk.flag(flag, 1); return kept; } // want missing-shape flag @warning

  @Get("text")
  text(@Param("text") text: string) { const kept = this.desk.text(text, 1); return kept; }

  @Get("piped")
  piped(@Query("page", ParseIntPipe) page: number) { return this.desk.page(page + 1); }

  @Get("converted")
  converted(@Query("page") page: number) { const kept = this.desk.page(Number(page), 1); return kept; }

  @Get("asked")
  asked(@Query("page") page: number) {
    if (!Number.isInteger(page)) throw new RangeError("page");
    return this.desk.page(page + 1);
  }

  @Post()
  create(@Body() review: ReviewDto) { return this.desk.create(review.text.trim(), 1); } // want missing-shape review @warning

  @Post("own")
  own(@Body(new ZodPipe()) review: ReviewDto) { return this.desk.create(review.text.trim(), 1); }

  @Get("search")
  search(@Query() search: ReviewDto) { return this.desk.create(search.text.trim(), 1); } // want missing-shape search @warning

  @MessagePattern("reviews.add")
  added(@Payload() review: ReviewDto) { return this.desk.create(review.text.trim(), 1); } // want missing-shape review @information

  @EventPattern("reviews.added")
  happened(review: ReviewDto) { return this.desk.create(review.text.trim(), 1); } // want missing-shape review @information

  @OnEvent("reviews.added")
  inProcess(review: ReviewDto) { return this.desk.create(review.text.trim(), 1); }

  @Process("reviews")
  async work(job: Job<ReviewDto>) { // want missing-shape job @information
    await this.desk.create(job.data.text.trim(), 1);
  }

  @Post("byhand")
  byHand(@Body() review: ReviewDto) { // want missing-shape review @information
    if (!review.text) throw new BadRequestException("text is required");
    return this.desk.create(review.text.trim(), review.marks.length);
  }

  @Get("kind")
  kind(@Query("kind") kind: State | "long", @Query("other") other: State) { // want missing-shape other @warning
    if (kind !== "long" && kind !== State.Open) throw new Error("kind");
    return this.desk.create(kind, this.desk.weigh(other));
  }

  @Get("injected")
  async injected(@Res() res, @Args() args: any, @UploadedFiles() files) {
    await this.desk.create(res.locals.name, args.text.trim(), 1);
  }
}
