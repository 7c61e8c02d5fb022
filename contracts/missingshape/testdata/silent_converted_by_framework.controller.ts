import { Body, Get, JsonController, Param, Post } from "routing-controllers";

@JsonController("/seats")
export class SeatsController {
  @Get("/:id")
  show(@Param("id") seatId: number) {
    return this.seats.take(seatId);
  }

  @Post("/")
  create(@Body() seat: SeatDto) {
    return this.seats.create(seat.row.trim());
  }
}
