import { maxSteps, tooLarge } from "./limits.js";

/**
 * Counts the steps of compiling, so that a small specification with a large automaton ends in an error instead of
 * blocking the thread. Steps, not time: the same specification compiles everywhere or nowhere.
 */
export class StepBudget {
  #left: number;

  constructor(steps = maxSteps) {
    this.#left = steps;
  }

  /** @throws {ConstraintUnsupportedError} when it is used up. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw tooLarge("is too complex: too many ways lead through it at the same time");
  }

  /** Compiling is over: answers under the constraint never fail because of it. */
  lift(): void {
    this.#left = Infinity;
  }
}
