import { DisposedError } from "../errors/disposed-error.js";
import type { GenerationEvent } from "./generation-event.js";
import type { GenerationRequest, LanguageModel, ScoreRequest } from "./language-model.js";
import { Turnstile } from "./turnstile.js";
import { validateGenerationRequest, validateScoreRequest } from "./validate-request.js";

// Browsers of 2024 lack the symbol, and `await using` as bundlers write it looks for this one there.
(Symbol as { asyncDispose?: symbol }).asyncDispose ??= Symbol.for("Symbol.asyncDispose");

export interface GuardOptions {
  /** Calls that may compute at a time; others wait in order. Default 1. */
  readonly concurrency?: number;
}

/**
 * Wraps a model so that a runtime can stay naive: validates arguments, lets calls through one at a time
 * (or N), rejects aborted calls with `signal.reason`, stops running calls on dispose, disposes once, and
 * throws `DisposedError` afterwards.
 */
export function guardModel(model: LanguageModel, { concurrency = 1 }: GuardOptions = {}): LanguageModel {
  const turnstile = new Turnstile(concurrency);
  const closing = new AbortController();
  const active = new Set<AsyncGenerator<GenerationEvent, void, undefined>>();
  let disposal: Promise<void> | undefined;

  const enter = async (signal?: AbortSignal): Promise<{ signal: AbortSignal; leave: () => void }> => {
    signal?.throwIfAborted();
    closing.signal.throwIfAborted();
    const both = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
    return { signal: both, leave: await turnstile.enter(both) };
  };

  async function* generate(request: GenerationRequest): AsyncGenerator<GenerationEvent, void, undefined> {
    const { signal, leave } = await enter(request.signal);
    try {
      signal.throwIfAborted();
      for await (const event of model.generate({ ...request, signal })) {
        yield event;
        signal.throwIfAborted();
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      leave();
    }
  }

  const score = async (request: ScoreRequest): ReturnType<LanguageModel["score"]> => {
    validateScoreRequest(request);
    const { signal, leave } = await enter(request.signal);
    try {
      return await model.score({ ...request, signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      leave();
    }
  };

  return {
    info: model.info,
    capabilities: model.capabilities,
    tokenizer: model.tokenizer,
    generate(request) {
      validateGenerationRequest(request);
      const events = generate(request);
      let done = false;
      const track = async (step: Promise<IteratorResult<GenerationEvent, void>>) => {
        active.add(events);
        try {
          const result = await step;
          done = result.done === true;
          return result;
        } catch (error) {
          done = true;
          throw error;
        } finally {
          if (done) active.delete(events);
        }
      };
      return {
        [Symbol.asyncIterator]: () => ({
          next: async () => {
            // A stream that was cut off must not look like one that ended.
            if (!done) closing.signal.throwIfAborted();
            return track(events.next());
          },
          return: () => track(events.return()),
        }),
      };
    },
    score,
    [Symbol.asyncDispose]() {
      disposal ??= (async () => {
        closing.abort(new DisposedError("The model has been disposed."));
        // A consumer that stopped asking holds its place until its stream is closed for it.
        await Promise.allSettled([...active].map((events) => events.return()));
        await turnstile.drained();
        await model[Symbol.asyncDispose]();
      })();
      return disposal;
    },
  };
}
