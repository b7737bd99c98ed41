import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type AdapterFile, CorruptModelError, type ErrorMessage, fromErrorMessage } from "@medgemma/core";
import type { GgufRuntimeOptions } from "./gguf-options.js";
import { nodeEnvironment } from "./node-environment.js";
import { scriptElsewhere } from "./script-elsewhere.js";

/** What a child is asked to load. */
export interface CheckRequest {
  readonly path: string;
  readonly options: GgufRuntimeOptions;
  readonly adapters: readonly AdapterFile[];
}

export type CheckReply = { readonly type: "fine" } | { readonly type: "failed"; readonly error: ErrorMessage };

export interface CheckOptions {
  readonly signal?: AbortSignal;
  /** The script that loads it. */
  readonly script?: string;
  /** Milliseconds after which it counts as one that never ends. */
  readonly limitMs?: number;
}

const usualScript = (): URL => new URL("../dist/medgemma-gguf-check-child.js", import.meta.url);

/** Longer than a large model's first token takes on a slow machine. */
const tenMinutes = 600_000;

/**
 * Loads a model in a process of its own, and computes a token there: a file that ends a process ends that one.
 *
 * @throws {CorruptModelError} when the process ended, or did not end.
 * @throws {RuntimeUnavailableError} when a bundler left the child's file out.
 * @throws what loading it threw.
 * @throws the signal's reason when aborted.
 */
export async function checkInChild(request: CheckRequest, options: CheckOptions = {}): Promise<void> {
  const { signal, limitMs = tenMinutes } = options;
  signal?.throwIfAborted();
  const script = options.script ?? scriptElsewhere("check-child", usualScript) ?? fileURLToPath(usualScript());
  // The application's own Node flags (loaders, conditions, an inspector) are not for this process.
  const child = fork(script, {
    execArgv: [],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: nodeEnvironment(),
  });
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      stop = () => reject(signal?.reason as Error);
      signal?.addEventListener("abort", stop, { once: true });
      timer = setTimeout(() => reject(failed(`did not end within ${limitMs / 1000} s`)), limitMs);
      child.once("message", (reply: CheckReply) => {
        if (reply.type === "fine") resolve();
        else reject(fromErrorMessage(reply.error));
      });
      child.once("error", reject);
      child.once("exit", (code, end) => reject(failed(`was ended by native code (${end ?? `exit code ${code}`})`)));
      child.send(request, (error) => error !== null && reject(error));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    // A native loop does not see gentler signals.
    child.kill("SIGKILL");
  }
}

function failed(how: string): CorruptModelError {
  return new CorruptModelError(`The process that tried to load the model ${how}.`, {
    hint: "The file is damaged, or the machine has too little memory for it. Convert or download it again.",
  });
}
