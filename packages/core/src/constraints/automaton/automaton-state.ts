import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { Constraint, ConstraintState } from "../constraint.js";
import { StepBudget } from "../step-budget.js";
import type { VocabularyLayers } from "../vocabulary/vocabulary-trie.js";
import { Arena } from "./arena.js";
import type { Expression } from "./expression.js";
import { MaskBuilder } from "./mask-builder.js";
import { scopesOf } from "./scopes-of.js";
import type { Thread } from "./thread.js";
import { ThreadClamp } from "./thread-clamp.js";

/** Above this, an answer goes on in a new arena, which drops the threads of text long past. */
const maxThreads = 20_000;

const preparedScopes = 4;

/**
 * Makes a constraint of an expression; the expression must have a text.
 *
 * @throws ConstraintUnsupportedError when its first masks take too many steps.
 */
export function automatonConstraint(
  expression: Expression,
  tokenizer: Tokenizer,
  layers: VocabularyLayers,
): Constraint {
  const masks = new MaskBuilder(layers, tokenizer.size);
  const budget = new StepBudget();
  const begin = (): Walk => {
    const arena = new Arena(budget);
    return { arena, threads: arena.open(arena.push(expression, arena.end)) };
  };
  let shared = begin();
  // Masks of the insides of strings take longest, so that they are worked out ahead of the first token.
  const { arena } = shared;
  for (const scope of scopesOf(expression).slice(0, preparedScopes)) {
    masks.mask(arena.open(arena.push(scope, arena.end)));
  }
  masks.mask(shared.threads);
  masks.compiled();
  budget.lift();
  return {
    start() {
      if (shared.arena.size > maxThreads) shared = begin();
      return new AutomatonState({ tokenizer, masks }, shared);
    },
  };
}

interface Tools {
  readonly tokenizer: Tokenizer;
  readonly masks: MaskBuilder;
}

interface Walk {
  readonly arena: Arena;
  readonly threads: readonly Thread[];
}

class AutomatonState implements ConstraintState {
  readonly #tools: Tools;
  #arena: Arena;
  #threads: readonly Thread[];
  #maxThreads = maxThreads;

  constructor(tools: Tools, { arena, threads }: Walk) {
    this.#tools = tools;
    this.#arena = arena;
    this.#threads = threads;
  }

  mask(): Uint32Array {
    return this.#tools.masks.mask(this.#threads);
  }

  get complete(): boolean {
    return this.#threads.includes(this.#arena.end);
  }

  get finished(): boolean {
    return this.#threads.every((thread) => thread === this.#arena.end);
  }

  advance(token: number): void {
    const { tokenizer } = this.#tools;
    let threads = this.#threads;
    const isText = Number.isInteger(token) && token >= 0 && token < tokenizer.size && !tokenizer.isControl(token);
    const bytes = isText ? tokenizer.bytesOf(token) : new Uint8Array(0);
    for (const byte of bytes) threads = this.#arena.step(threads, byte);
    if (bytes.length === 0 || threads.length === 0) {
      throw new InvalidArgumentError("The constraint does not allow this token here.", {
        hint: "Advance only by tokens whose bit of mask() is set.",
      });
    }
    this.#threads = threads;
    if (this.#arena.size > this.#maxThreads) this.#moveHouse();
  }

  fork(): ConstraintState {
    return new AutomatonState(this.#tools, { arena: this.#arena, threads: this.#threads });
  }

  #moveHouse(): void {
    const arena = new Arena();
    const copier = new ThreadClamp(arena, Infinity);
    this.#threads = this.#threads.map((thread) => copier.clamp(thread));
    this.#arena = arena;
    // What a deep recursion still needs may be much by itself.
    this.#maxThreads = Math.max(maxThreads, 2 * arena.size);
  }
}
