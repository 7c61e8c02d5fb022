import { Injectable } from "@angular/core";
import { HttpClient } from "@angular/common/http";

@Injectable({ providedIn: "root" })
export class GoalsService {
  constructor(private readonly http: HttpClient) {}

  create(goal): Promise<Goal> {
    return this.http.post("/api/goals/create", goal).toPromise();
  }
}
