import { IsString } from "class-validator";
import { Body, Controller, Get, Param, Post } from "routing-controllers";

export class SeatDto {
  @IsString() row!: string;
}

export interface Place {
  row: string;
}

@Controller("/seats")
export class SeatsController {
  constructor(private readonly seats: Seats) {}

  @Get("/:id")
  show(@Param("id") seatId: number) {
    const taken = this.seats.take(seatId, 1);
    return taken;
  }

  @Post("/")
  create(@Body() seat: SeatDto) {
    return this.seats.create(seat.row.trim());
  }

  @Post("/places")
  place(@Body() place: Place) { // want missing-shape place @warning
    return this.seats.create(place.row.trim());
  }
}
