// Where any failure of what a body lacks is turned into an answer, nothing more is owed.
import { Body, Controller, HttpException, Post } from "@nestjs/common";

@Controller("sign-in")
export class SignInController {
  constructor(private readonly devices: DevicesService) {}

  @Post("verify")
  async verify(@Body() body: { deviceId: string; credential: Credential }) {
    try {
      return await this.devices.verify(body.deviceId, body.credential);
    } catch {
      throw new HttpException("forbidden", 403);
    }
  }

  @Post("register")
  async register(@Body() body: { deviceId: string; credential: Credential }) { // want missing-shape body @warning
    return this.devices.register(body.deviceId, body.credential);
  }
}
