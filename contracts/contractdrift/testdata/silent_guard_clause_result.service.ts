import { Guard } from './guard';
import { Result } from './result';
export class RenameUseCase {
  private last = '';
  /** @pre `name !== null && name !== undefined` */
  execute(name: string | null | undefined): Result {
    const g = Guard.againstNullOrUndefined(name, 'name');
    if (g.isFailure) return Result.fail(g.error);
    this.last = name as string;
    return Result.ok();
  }
}
