export interface Hook { project_id?: number }

export class DatesService {
  shown(value: Date | string | number | null | undefined): string | undefined {
    if (!value) return;
    return new Date(value).toISOString();
  }

  created(hook: Hook): void {
    if (!hook.project_id) throw new TypeError("project_id is required");
  }
}
