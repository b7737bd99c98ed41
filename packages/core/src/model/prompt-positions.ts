import type { PreparedPrompt } from "./prepared-prompt.js";

/** Images whose numbers are known; one that was forgotten gets another number, and its prefix is computed again. */
const mostImages = 4096;

/**
 * Gives every position of a prompt a number that says what is computed there: a token's id, or a negative
 * number per image, the same for the same pixels. Prompts that begin with equal numbers share their prefix.
 */
export class PromptPositions {
  /** Used longest ago first. */
  readonly #imageNumbers = new Map<string, number>();
  #nextNumber = -1;

  of({ segments }: PreparedPrompt): number[] {
    const positions: number[] = [];
    for (const segment of segments) {
      if (segment.type === "tokens") {
        for (const id of segment.ids) positions.push(id);
      } else {
        const number = this.#numberOf(segment.image.sha256);
        for (let i = 0; i < segment.tokens; i++) positions.push(number);
      }
    }
    return positions;
  }

  #numberOf(sha256: string): number {
    const number = this.#imageNumbers.get(sha256) ?? this.#nextNumber--;
    this.#imageNumbers.delete(sha256);
    this.#imageNumbers.set(sha256, number);
    const oldest = this.#imageNumbers.keys().next();
    if (this.#imageNumbers.size > mostImages && oldest.done !== true) this.#imageNumbers.delete(oldest.value);
    return number;
  }
}
