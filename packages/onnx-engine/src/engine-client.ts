import {
  type Capabilities,
  fromErrorMessage,
  LastExtension,
  type LogitsModel,
  logitsRows,
  type ModelInfo,
  type PrefillProgress,
  type PreparedImage,
  type PreparedPrompt,
  type Sequence,
  type StartOptions,
} from "@medgemma/core";
import type { EngineCalls, EngineMethod, EngineReply, EngineRequest, MessageLink } from "./protocol.js";

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((progress: PrefillProgress) => void) | undefined;
}

type Calls = EngineCalls<unknown, unknown>;

/** The application's side of an engine that computes elsewhere. */
export class EngineClient {
  readonly #link: MessageLink<EngineReply, EngineRequest>;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #failure: Error | undefined;

  constructor(link: MessageLink<EngineReply, EngineRequest>) {
    this.#link = link;
    link.receive((reply) => {
      const pending = this.#pending.get(reply.id);
      if (reply.type === "progress") {
        pending?.onProgress?.(reply.progress);
        return;
      }
      this.#pending.delete(reply.id);
      if (reply.type === "result") pending?.resolve(reply.value);
      else pending?.reject(fromErrorMessage(reply.error));
    });
  }

  /**
   * Makes a call. An abort rejects at once with `signal.reason`; the other side stops within one run, and
   * `onLate` receives a result that comes all the same.
   */
  async call<Method extends EngineMethod>(
    method: Method,
    argument: Calls[Method]["arguments"],
    options: StartOptions & { readonly onLate?: (value: Calls[Method]["result"]) => void } = {},
  ): Promise<Calls[Method]["result"]> {
    const { signal, onProgress, onLate } = options;
    signal?.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure;
    const id = this.#nextId++;
    const result = new Promise<Calls[Method]["result"]>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject, onProgress });
    });
    this.#link.send({ type: "call", id, method, argument });
    if (signal === undefined) return result;
    let abort: () => void = () => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        this.#link.send({ type: "abort", id });
        result.then(onLate, () => {});
        reject(signal.reason as Error);
      };
      signal.addEventListener("abort", abort, { once: true });
    });
    try {
      return await Promise.race([result, aborted]);
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  /** Rejects everything that is under way and all later calls. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }
}

export interface RemoteModelOptions {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  /** Stops the other side after the model was disposed. */
  readonly close: () => Promise<void>;
}

/** A `LogitsModel` over an engine that computes elsewhere. */
export function createRemoteModel(client: EngineClient, options: RemoteModelOptions): LogitsModel {
  return {
    info: options.info,
    capabilities: options.capabilities,
    async start(prompt: PreparedPrompt, startOptions: StartOptions = {}) {
      const endLate = ({ sequence }: { readonly sequence: number }): void => {
        client.call("end", sequence).catch(() => {});
      };
      const started = await client.call("start", prompt, { ...startOptions, onLate: endLate });
      return remoteSequence(client, { ...started, length: prompt.length });
    },
    ...(options.capabilities.images !== false && {
      imageFeatures: (image: PreparedImage) => client.call("imageFeatures", image),
    }),
    async [Symbol.asyncDispose]() {
      // A side that died cannot release anything any more; closing is all that is left to do.
      await client.call("dispose", undefined).catch(() => {});
      await options.close();
    },
  };
}

interface RemoteState {
  readonly sequence: number;
  readonly logits: Float32Array;
  readonly reusedTokens: number;
  readonly length: number;
}

function remoteSequence(client: EngineClient, { sequence, reusedTokens, ...state }: RemoteState): Sequence {
  let { logits, length } = state;
  const last = new LastExtension();
  let ended: Promise<void> | undefined;
  const extend = async (tokens: readonly number[], signal?: AbortSignal): Promise<readonly Float32Array[]> => {
    const note = (flat: Float32Array): readonly Float32Array[] => {
      const rows = last.note(length, logitsRows(flat, tokens.length));
      logits = rows.at(-1) as Float32Array;
      length += tokens.length;
      return rows;
    };
    return note(await client.call("extend", { sequence, tokens }, { ...(signal && { signal }), onLate: note }));
  };
  return {
    reusedTokens,
    get length() {
      return length;
    },
    get logits() {
      return logits;
    },
    async append(token, signal) {
      await extend([token], signal);
    },
    extend,
    async truncate(to) {
      // The result of an aborted extension may arrive before this answer; the other side has counted it.
      await client.call("truncate", { sequence, length: to });
      logits = last.cut(to);
      length = to;
    },
    async fork() {
      const copy = await client.call("fork", sequence);
      return remoteSequence(client, { sequence: copy, logits: logits.slice(), reusedTokens, length });
    },
    async [Symbol.asyncDispose]() {
      ended ??= client.call("end", sequence).catch(() => {});
      await ended;
    },
  };
}
