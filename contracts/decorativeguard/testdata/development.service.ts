// A line that is only written where the program is worked on is a hint to those who do.
export class HooksService {
  use(fn: any): void {
    if (process.env.NODE_ENV === "development") {
      if (typeof fn !== "function") {
        console.error("fn must be a function");
      }
    }
    fn.call(this);
  }

  useAlways(fn: any): void {
    if (typeof fn !== "function") { // want decorative-guard @warning
      console.error("fn must be a function");
    }
    fn.call(this);
  }
}
