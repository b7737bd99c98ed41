import { Worker } from "node:worker_threads";
import { fromErrorMessage, InferenceFailedError, openTokenizer, type Tokenizer } from "@medgemma/core";
import { compileVocabulary } from "./files/compile-vocabulary.js";
import { fileStamp } from "./files/file-stamp.js";
import type { GgufFile } from "./files/gguf-file.js";
import { RecentResults } from "./recent-results.js";
import { scriptElsewhere } from "./script-elsewhere.js";
import type { TokenizerMessage, TokenizerStart } from "./tokenizer-worker.js";

/** Gemma's takes about 20 MB. */
const rebuilt = new RecentResults<Tokenizer>(2);

/** Fewer pieces are done before a thread has started. */
const fewPieces = 4096;

/**
 * Rebuilds Gemma's tokenizer from a GGUF file whose vocabulary was checked. For 262,144 pieces it takes seconds, so it
 * is done in a thread of its own, and kept for the next load of the same file.
 *
 * @throws {CorruptModelError} when the file's vocabulary is incomplete.
 * @throws {RuntimeUnavailableError} when a bundler left the thread's file out.
 * @throws the signal's reason when aborted.
 */
export async function rebuildTokenizer(file: GgufFile, signal?: AbortSignal): Promise<Tokenizer> {
  return rebuilt.get(await fileStamp(file.path), async () => {
    const pieces = file.header.metadata.get("tokenizer.ggml.tokens");
    const isSmall = Array.isArray(pieces) && pieces.length <= fewPieces;
    return openTokenizer(await (isSmall ? compileVocabulary(file) : compileInThread(file.path, signal)));
  });
}

function startThread(start: TokenizerStart): Worker {
  // The application's own Node flags (loaders, conditions, an inspector) are not for this thread.
  const options = { workerData: start, name: "medgemma-tokenizer", execArgv: [] };
  const usual = (): URL => new URL("../dist/medgemma-gguf-tokenizer-worker.js", import.meta.url);
  const path = scriptElsewhere("tokenizer-worker", usual);
  if (path !== undefined) return new Worker(path, options);
  // Written out, since bundlers that make a file of a worker (webpack, Turbopack) look for this form.
  return new Worker(new URL("../dist/medgemma-gguf-tokenizer-worker.js", import.meta.url), options);
}

async function compileInThread(path: string, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const thread = startThread({ path });
  let stop = (): void => {};
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      stop = () => reject(signal?.reason as Error);
      signal?.addEventListener("abort", stop, { once: true });
      thread.once("message", (message: TokenizerMessage) => {
        if (message.type === "done") resolve(message.bytes);
        else reject(fromErrorMessage(message.error));
      });
      thread.once("error", reject);
      thread.once("exit", () => reject(new InferenceFailedError("The thread that rebuilds the tokenizer ended.")));
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await thread.terminate();
  }
}
