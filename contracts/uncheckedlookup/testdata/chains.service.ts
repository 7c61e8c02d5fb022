// What a chain takes further on is answered for; a chain that only goes on is not.
export class ReportsService {
  latest(icao: string): Promise<Report> {
    return this.fetchAll()
      .then((rows: string[]) => ({ icao, text: rows.find((x) => x.startsWith(icao)).toUpperCase() })) // want unchecked-lookup @information
      .catch((e) => {
        throw this.notAvailable(e, icao);
      });
  }

  piped(icao: string): Observable<Report> {
    return this.http.get(icao).pipe(
      map((response) => {
        const rows = response.data.split("\n");
        return { icao, text: rows.find((x) => x.startsWith(icao)).toUpperCase() }; // want unchecked-lookup @information
      }),
      catchError((e) => {
        throw this.notAvailable(e, icao);
      }),
    );
  }

  plain(icao: string): Promise<Report> {
    return this.fetchAll().then((rows: string[]) => ({ icao, text: rows.find((x) => x.startsWith(icao)).toUpperCase() })); // want unchecked-lookup @warning
  }
}
