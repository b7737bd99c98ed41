import type { ConstraintState } from "../../constraints/index.js";
import type { PreparedPrompt } from "../../model/prepared-prompt.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import { forcedTokens } from "./forced-tokens.js";
import { PromptLookup } from "./prompt-lookup.js";
import type { Drafter } from "./speculative-sequence.js";
import { Trust } from "./trust.js";

export interface LikelyTokensOptions {
  readonly tokenizer: Tokenizer;
  readonly prompt: PreparedPrompt;
  /** What the text must look like that follows; undefined where anything may follow. */
  readonly constraint: () => ConstraintState | undefined;
}

/**
 * Proposes the text that a constraint forces, or what followed the latest tokens earlier. How much it proposes, and how
 * often, follows from what came of it before, and from nothing else: the same request computes the same runs.
 */
export class LikelyTokens implements Drafter {
  readonly #options: LikelyTokensOptions;
  readonly #lookup = new PromptLookup();
  readonly #trust = { forced: new Trust(), copied: new Trust() };
  #source: "forced" | "copied" = "forced";

  constructor(options: LikelyTokensOptions) {
    this.#options = options;
    for (const segment of options.prompt.segments) {
      if (segment.type === "tokens") segment.ids.forEach((id) => this.#lookup.observe(id));
      else this.#lookup.interrupt();
    }
  }

  /** Tells of a chosen token. */
  observe(id: number): void {
    this.#lookup.observe(id);
  }

  propose(count: number): readonly number[] {
    const state = this.#options.constraint();
    if (state !== undefined) {
      this.#source = "forced";
      const forced = forcedTokens(state, this.#options.tokenizer, Math.min(count, this.#trust.forced.next()));
      if (forced.length > 0) return forced;
    }
    this.#source = "copied";
    const copied = this.#lookup.propose(Math.min(count, this.#trust.copied.next()));
    return state === undefined ? copied : allowedStart(state, copied);
  }

  learn(result: { readonly proposed: number; readonly accepted: number }): void {
    this.#trust[this.#source].learn(result);
  }
}

/** Those first tokens that a constraint allows. */
function allowedStart(state: ConstraintState, tokens: readonly number[]): readonly number[] {
  const isAllowed = (id: number): boolean => (((state.mask()[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
  const end = tokens.findIndex((id) => {
    if (!isAllowed(id)) return true;
    state.advance(id);
    return false;
  });
  return end < 0 ? tokens : tokens.slice(0, end);
}
