// A clause that makes another error of what a missing key does answers for the shape.
export class PromptService {
  services(answer: string): string[] {
    try {
      const result = JSON.parse(answer);
      return result.services.map((s: { name: string }) => s.name);
    } catch (error) {
      throw new BadAnswerError(answer, error);
    }
  }
}
class BadAnswerError extends Error { constructor(readonly answer: string, readonly reason: unknown) { super(answer); } }
