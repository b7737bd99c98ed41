import { InvalidArgumentError, type PreparedImage, type PreparedPrompt, toErrorMessage } from "@medgemma/core";
import type { EngineSequence, OnnxEngine } from "./engine.js";
import type { EngineMethod, EngineReply, EngineRequest, MessageLink } from "./protocol.js";

/** What loading gives: the engine, and plain data that the application's side wants to know. */
export interface LoadedEngine<Result> {
  readonly engine: OnnxEngine;
  readonly result: Result;
}

/**
 * Answers the application's calls on the side that computes, one at a time and in order; an abort is
 * noticed between two runs.
 */
export function hostEngine<Arguments>(
  link: MessageLink<EngineRequest, EngineReply>,
  load: (argument: Arguments) => Promise<LoadedEngine<unknown>>,
): void {
  const host = new EngineHost(load, link);
  let queue = Promise.resolve();
  const aborts = new Map<number, AbortController>();
  link.receive((request) => {
    const { id } = request;
    if (request.type === "abort") {
      aborts.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    aborts.set(id, controller);
    queue = queue.then(async () => {
      try {
        controller.signal.throwIfAborted();
        const call = { id, argument: request.argument, signal: controller.signal };
        const { value, transfer } = await host.call(request.method, call);
        link.send({ type: "result", id, value }, transfer);
      } catch (error) {
        link.send({ type: "error", id, error: toErrorMessage(error) });
      } finally {
        aborts.delete(id);
      }
    });
  });
}

interface Call {
  readonly id: number;
  readonly argument: unknown;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly value: unknown;
  readonly transfer?: readonly ArrayBuffer[];
}

class EngineHost<Arguments> {
  readonly #load: (argument: Arguments) => Promise<LoadedEngine<unknown>>;
  readonly #link: MessageLink<EngineRequest, EngineReply>;
  #engine: OnnxEngine | undefined;
  readonly #sequences = new Map<number, EngineSequence>();
  #nextSequence = 1;

  constructor(
    load: (argument: Arguments) => Promise<LoadedEngine<unknown>>,
    link: MessageLink<EngineRequest, EngineReply>,
  ) {
    this.#load = load;
    this.#link = link;
  }

  async call(method: EngineMethod, { id, argument, signal }: Call): Promise<Answer> {
    switch (method) {
      case "load": {
        const { engine, result } = await this.#load(argument as Arguments);
        this.#engine = engine;
        return { value: result };
      }
      case "start": {
        const onProgress = (progress: { processedTokens: number; totalTokens: number }): void =>
          this.#link.send({ type: "progress", id, progress });
        const started = await this.#loaded().start(argument as PreparedPrompt, { signal, onProgress });
        const { logits, reusedTokens } = started;
        const sequence = this.#register(started.sequence);
        return { value: { sequence, logits, reusedTokens }, transfer: [logits.buffer as ArrayBuffer] };
      }
      case "extend": {
        const { sequence, tokens } = argument as { sequence: number; tokens: readonly number[] };
        const logits = await this.#loaded().extend(this.#sequence(sequence), tokens);
        return { value: logits, transfer: [logits.buffer as ArrayBuffer] };
      }
      case "truncate": {
        const { sequence, length } = argument as { sequence: number; length: number };
        this.#loaded().truncate(this.#sequence(sequence), length);
        return { value: undefined };
      }
      case "fork":
        return { value: this.#register(this.#loaded().fork(this.#sequence(argument as number))) };
      case "end": {
        this.#loaded().end(this.#sequence(argument as number));
        this.#sequences.delete(argument as number);
        return { value: undefined };
      }
      case "imageFeatures":
        return { value: await this.#loaded().imageFeatures(argument as PreparedImage) };
      case "inputSquares":
        return { value: this.#loaded().inputSquares };
      case "dispose": {
        for (const sequence of this.#sequences.values()) this.#engine?.discard(sequence);
        this.#sequences.clear();
        await this.#engine?.dispose();
        return { value: undefined };
      }
      default:
        return method satisfies never;
    }
  }

  #loaded(): OnnxEngine {
    if (this.#engine === undefined) throw new InvalidArgumentError("No model is loaded.");
    return this.#engine;
  }

  #register(sequence: EngineSequence): number {
    const number = this.#nextSequence++;
    this.#sequences.set(number, sequence);
    return number;
  }

  #sequence(number: number): EngineSequence {
    const sequence = this.#sequences.get(number);
    if (sequence === undefined) throw new InvalidArgumentError("The sequence has ended.");
    return sequence;
  }
}
