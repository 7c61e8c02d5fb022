export interface Lease { tenant: string; endsOn: Date }

export class RenewalService {
  renew(lease: Lease, audit: boolean): string { // want missing-presence lease @warning
    this.check(lease, audit);
    return lease.tenant.toUpperCase();
  }

  extend(lease: Lease): string {
    this.check(lease, true);
    return lease.tenant.toUpperCase();
  }

  describe(lease: Lease): string {
    return lease.tenant.toUpperCase();
  }

  private check(lease: Lease, audit: boolean): void {
    if (audit && lease == null) throw new TypeError("lease is required");
  }
}
