export class SignUpService {
  signUp(input: unknown): number {
    Schema.safeParse(input); // want ignored-guard safeParse
    return 1;
  }
}
