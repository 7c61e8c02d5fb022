@Controller("events")
export class EventsController {
  @Post()
  async log(@Body() dto: EventDto, @Headers() headers): Promise<void> {
    const { "user-agent": agent, origin } = headers;
    await this.events.save({ agent, origin });
  }
}

export class OtpRepository {
  // The type of the property is that of the function's parameters.
  public remove: (email: string) => Promise<void> = (email) => {
    return this.redis.del(`otp:${email}`);
  };

  public forget: (email: string | null) => Promise<void> = (email) => { // want missing-presence email @warning
    return this.redis.del(`otp:${email}`);
  };
}
