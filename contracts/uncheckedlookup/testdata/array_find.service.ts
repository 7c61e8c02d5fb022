export interface Seat { row: string; label: string }

export class SeatService {
  private readonly seats: Seat[] = [];

  label(row: string): string {
    const seat = this.seats.find((s) => s.row === row); // want unchecked-lookup seat
    return seat.label.trim();
  }

  known(row: string): string {
    const seat = this.seats.find((s) => s.row === row);
    return seat ? seat.label.trim() : "n/a";
  }
}
