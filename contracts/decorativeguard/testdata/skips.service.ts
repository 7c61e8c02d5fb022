export class LinksService {
  links(ranges: Range[]): Transaction {
    const tr = this.begin();
    ranges.forEach((range) => {
      if (range.empty) return false; // want decorative-guard range @information
      tr.add(range);
    });
    return tr;
  }

  allowed(ranges: Range[]): boolean {
    ranges.forEach((range) => {
      if (range.empty) return false; // want decorative-guard range @warning
    });
    return true;
  }

  form(respondent: Respondent): void {
    if (!respondent.listed) {
      // Created for the logging of the error code.
      new NotListedError();
      this.session.end();
    }
    if (!respondent.named) { // want decorative-guard respondent @warning
      new NotNamedError();
    }
  }
}

export class PilesService {
  private readonly kept: string[] = [];

  keep(lines: string[]): void {
    lines.forEach((line) => {
      if (this.kept.length > 9) { // want decorative-guard kept @information
        return this.notices.error("too many lines");
      }
      this.kept.push(line);
    });
  }
}
