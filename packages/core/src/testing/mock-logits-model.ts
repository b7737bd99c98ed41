import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { Capabilities } from "../model/capabilities.js";
import { checkExtension, LastExtension } from "../model/last-extension.js";
import type { LogitsModel, Sequence, StartOptions } from "../model/logits-model.js";
import type { PreparedPrompt } from "../model/prepared-prompt.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";

export interface MockLogitsOptions {
  readonly tokenizer: Tokenizer;
  readonly capabilities: Capabilities;
  /** Text that follows the next prompt, control tokens as written; without it logits are pseudo-random. */
  readonly script?: () => string;
}

/**
 * A `LogitsModel` without weights. Logits are a fixed pseudo-random function of everything before
 * (tokens and pixels), or lead along a script and then end the turn.
 */
export function createMockLogitsModel({ tokenizer, capabilities, script }: MockLogitsOptions): LogitsModel {
  const { startOfThought, endOfThought, endOfTurn } = tokenizer.special;
  const open = (prefix: Prefix, script: readonly number[] | undefined): Sequence => {
    let reply = script;
    const afterThought =
      script?.[0] === startOfThought ? script?.slice(script.indexOf(endOfThought ?? -1) + 1) : undefined;
    let current = prefix;
    const logitsAfter = ({ hash, step }: Prefix): Float32Array<ArrayBuffer> => {
      const values = pseudoRandom(hash, tokenizer.size);
      if (reply === undefined) return values;
      values[reply[step] ?? endOfTurn] = 100;
      // Where no thought is allowed, its answer is next best.
      if (step === 0 && afterThought !== undefined) values[afterThought[0] ?? endOfTurn] = 99;
      return values;
    };
    let logits: Float32Array = logitsAfter(current);
    const add = (token: number): Float32Array => {
      const { hash, length, step } = current;
      if (step === 0 && afterThought !== undefined && token !== startOfThought) reply = afterThought;
      if (reply !== undefined && token !== (reply[step] ?? endOfTurn)) throw leftScript(step);
      current = { hash: mix(hash, token), length: length + 1, step: step + 1 };
      logits = logitsAfter(current);
      return logits;
    };
    const last = new LastExtension();
    let places: readonly Prefix[] = [];
    const extend = async (tokens: readonly number[], signal?: AbortSignal): Promise<readonly Float32Array[]> => {
      signal?.throwIfAborted();
      checkExtension(tokens, tokenizer.size);
      await Promise.resolve();
      const start = current.length;
      const added = tokens.map((token) => ({ logits: add(token), place: current }));
      places = added.map(({ place }) => place);
      return last.note(
        start,
        added.map((one) => one.logits),
      );
    };
    const truncate = async (length: number): Promise<void> => {
      logits = last.cut(length);
      current = places.find((place) => place.length === length) ?? current;
    };
    return {
      get length() {
        return current.length;
      },
      reusedTokens: 0,
      get logits() {
        return logits;
      },
      async append(token, signal) {
        signal?.throwIfAborted();
        await Promise.resolve();
        add(token);
      },
      // A script tells nothing of what would follow other tokens.
      ...(script === undefined && { extend, truncate }),
      fork: async () => open(current, reply),
      [Symbol.asyncDispose]: async () => {},
    };
  };

  return {
    info: {
      name: "mock",
      sha256: "0".repeat(64),
      format: "mock",
      runtime: { id: "mock", version: "0", device: "none" },
      warnings: ["This is a mock model for tests: its answers are made up."],
      mock: true,
    },
    capabilities,
    async start(prompt: PreparedPrompt, options: StartOptions = {}) {
      const text = script?.();
      const reply = text === undefined ? undefined : Array.from(tokenizer.encode([{ text, control: true }]));
      let hash = 0x811c9dc5;
      let processedTokens = 0;
      for (const segment of prompt.segments) {
        options.signal?.throwIfAborted();
        await Promise.resolve();
        if (segment.type === "tokens") for (const id of segment.ids) hash = mix(hash, id);
        else for (const byte of segment.image.sha256) hash = mix(hash, byte.charCodeAt(0));
        processedTokens += segment.type === "tokens" ? segment.ids.length : segment.tokens;
        options.onProgress?.({ processedTokens, totalTokens: prompt.length });
      }
      options.signal?.throwIfAborted();
      return open({ hash, length: prompt.length, step: 0 }, reply);
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A constraint chose another token than the script's. */
function leftScript(position: number): InvalidArgumentError {
  return new InvalidArgumentError(
    `The scripted response does not have the form that is asked for: byte ${position} of it cannot stand there.`,
    {
      hint: "Script the JSON as the task's schema has it, compact and with its keys in that order; `constrain: false` takes any text.",
    },
  );
}

interface Prefix {
  readonly hash: number;
  readonly length: number;
  readonly step: number;
}

/** One round of FNV-1a over a whole number. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
}

function pseudoRandom(hash: number, size: number): Float32Array<ArrayBuffer> {
  let state = hash | 1;
  return Float32Array.from({ length: size }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state >>> 8) / 0x1000000) * 8 - 4;
  });
}
