import { parentPort, workerData } from "node:worker_threads";
import { type ErrorMessage, toErrorMessage } from "@medgemma/core";
import { compileVocabulary } from "./files/compile-vocabulary.js";
import { GgufFile } from "./files/gguf-file.js";

/** What the thread is started with. An object, since Turbopack adds to it. */
export interface TokenizerStart {
  /** Of the GGUF file. */
  readonly path: string;
}

/** What the thread sends, once. */
export type TokenizerMessage =
  | { readonly type: "done"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: "failed"; readonly error: ErrorMessage };

async function rebuild(path: string): Promise<TokenizerMessage> {
  try {
    return { type: "done", bytes: Uint8Array.from(await compileVocabulary(await GgufFile.read(path))) };
  } catch (error) {
    return { type: "failed", error: toErrorMessage(error) };
  }
}

const message = await rebuild((workerData as TokenizerStart).path);
parentPort?.postMessage(message, message.type === "done" ? [message.bytes.buffer] : []);
