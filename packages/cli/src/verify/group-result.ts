/** What a group of checks came to. */
export interface GroupResult {
  readonly group: string;
  readonly passed: number;
  readonly total: number;
  /** Largest difference, first failure: one line. */
  readonly details: string;
}

/** Collects the checks of one group. */
export class GroupReport {
  readonly #group: string;
  #passed = 0;
  #total = 0;
  #largest = 0;
  #measured = false;
  #firstFailure: string | undefined;
  readonly #notes: string[] = [];

  constructor(group: string) {
    this.#group = group;
  }

  /** Counts one check; `failure` names the case and what went wrong. */
  check(passed: boolean, failure: string): void {
    this.#total++;
    if (passed) this.#passed++;
    else this.#firstFailure ??= failure;
  }

  /** Notes a difference; the largest one is reported. */
  measure(difference: number): void {
    this.#measured = true;
    if (!(difference <= this.#largest)) this.#largest = difference;
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  result(): GroupResult {
    const details = [
      ...(this.#measured ? [`largest difference ${this.#largest.toExponential(2)}`] : []),
      ...this.#notes,
      ...(this.#firstFailure === undefined ? [] : [`first failure: ${this.#firstFailure}`]),
    ];
    return { group: this.#group, passed: this.#passed, total: this.#total, details: details.join("; ") };
  }
}

/** One group of several; each one's details come with its name. */
export function mergeResults(group: string, results: readonly GroupResult[]): GroupResult {
  return {
    group,
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    total: results.reduce((sum, { total }) => sum + total, 0),
    details: results
      .filter(({ details }) => details !== "")
      .map((result) => `${result.group}: ${result.details}`)
      .join("; "),
  };
}

export function formatResult({ group, passed, total, details }: GroupResult): string {
  return `${group} ${passed}/${total}${details === "" ? "" : `  ${details}`}`;
}
