import type { ErrorMessage, PrefillProgress, PreparedImage, PreparedPrompt } from "@medgemma/core";

/** Calls that an application's side makes to the side that computes, with their arguments and results. */
export interface EngineCalls<LoadArguments, LoadResult> {
  readonly load: { readonly arguments: LoadArguments; readonly result: LoadResult };
  readonly start: {
    readonly arguments: PreparedPrompt;
    readonly result: { readonly sequence: number; readonly logits: Float32Array; readonly reusedTokens: number };
  };
  /** The result is `[tokens, vocab]`. */
  readonly extend: {
    readonly arguments: { readonly sequence: number; readonly tokens: readonly number[] };
    readonly result: Float32Array;
  };
  readonly truncate: {
    readonly arguments: { readonly sequence: number; readonly length: number };
    readonly result: undefined;
  };
  readonly fork: { readonly arguments: number; readonly result: number };
  readonly end: { readonly arguments: number; readonly result: undefined };
  readonly imageFeatures: { readonly arguments: PreparedImage; readonly result: Float32Array };
  /** What a package for calibration counted: see `Calibrator` of `@medgemma/convert`. */
  readonly inputSquares: { readonly arguments: undefined; readonly result: Float64Array | undefined };
  readonly dispose: { readonly arguments: undefined; readonly result: undefined };
}

export type EngineMethod = keyof EngineCalls<unknown, unknown>;

/** From the application to the side that computes. */
export type EngineRequest =
  | { readonly type: "call"; readonly id: number; readonly method: EngineMethod; readonly argument: unknown }
  | { readonly type: "abort"; readonly id: number };

/** From the side that computes to the application. */
export type EngineReply =
  | { readonly type: "result"; readonly id: number; readonly value: unknown }
  | { readonly type: "error"; readonly id: number; readonly error: ErrorMessage }
  | { readonly type: "progress"; readonly id: number; readonly progress: PrefillProgress };

/** A two-way channel: a worker's port in Node or in a browser. */
export interface MessageLink<Incoming, Outgoing> {
  /** @param transfer buffers that move instead of being copied. */
  send(message: Outgoing, transfer?: readonly ArrayBuffer[]): void;
  receive(handler: (message: Incoming) => void): void;
}
