import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import { maxPatternLength } from "../limits.js";

/** Reads a pattern by code points. */
export class PatternReader {
  readonly #characters: readonly string[];
  readonly #where: string;
  #at = 0;
  #depth = 0;

  /** `where` names the pattern in errors, for example by its schema path. */
  constructor(pattern: string, where: string) {
    // A pattern that is too long is refused before it is read.
    this.#characters = pattern.length > maxPatternLength ? [] : Array.from(pattern);
    this.#where = where;
  }

  /** Goes into a group; returns how many there are around. */
  enter(): number {
    return ++this.#depth;
  }

  /** Goes out of a group. */
  leave(): void {
    this.#depth--;
  }

  get done(): boolean {
    return this.#at >= this.#characters.length;
  }

  peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  next(): string {
    return this.#characters[this.#at++] ?? "";
  }

  /** Takes the text if it comes next. */
  take(text: string): boolean {
    const characters = Array.from(text);
    if (characters.some((character, index) => this.peek(index) !== character)) return false;
    this.#at += characters.length;
    return true;
  }

  /** Takes what a sticky regular expression matches here. */
  match(expression: RegExp): RegExpExecArray | undefined {
    const rest = this.#characters.slice(this.#at, this.#at + 32).join("");
    const found = expression.exec(rest);
    if (found === null || found.index !== 0) return undefined;
    this.#at += Array.from(found[0]).length;
    return found;
  }

  unsupported(construct: string): ConstraintUnsupportedError {
    return new ConstraintUnsupportedError(
      `${this.#where} uses ${construct} before or at character ${this.#at}, which constraints do not support.`,
    );
  }
}
