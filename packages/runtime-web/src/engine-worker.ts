import { fromErrorMessage, InferenceFailedError, InvalidArgumentError, RuntimeUnavailableError } from "@medgemma/core";
import { EngineClient, type EngineReply, type EngineRequest } from "@medgemma/onnx-engine";
import type { WorkerReady, WorkerStopped } from "./worker-messages.js";

/** A worker that computes, and the way to call it. */
export interface EngineWorker {
  readonly client: EngineClient;
  /** Ends the worker, which frees all it held, on the GPU too. */
  readonly terminate: () => void;
}

/** Starts a module worker. Bundlers recognise the expression and give the file its place. */
function createDefaultWorker(): Worker {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "medgemma" });
}

/** Starts the worker and connects to it. @throws {RuntimeUnavailableError} when the browser does not let it start. */
export function startEngineWorker(createWorker: () => Worker = createDefaultWorker): EngineWorker {
  const worker = construct(createWorker);
  let listens = false;
  /** A worker whose file imports something asynchronously would lose what comes before it listens. */
  const early: EngineRequest[] = [];
  const client = new EngineClient({
    send: (message: EngineRequest) => (listens ? worker.postMessage(message) : void early.push(message)),
    receive(handler: (message: EngineReply) => void) {
      worker.addEventListener("message", ({ data }: MessageEvent<EngineReply | WorkerStopped | WorkerReady>) => {
        if (data.type === "worker-ready") {
          listens = true;
          try {
            for (const message of early.splice(0)) worker.postMessage(message);
          } catch (cause) {
            client.fail(notForWorkers(cause));
          }
        } else if (data.type === "stopped") {
          client.fail(fromErrorMessage(data.error));
          worker.terminate();
        } else handler(data);
      });
    },
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    client.fail(listens ? stopped(`The worker that computes failed (${event.message})`) : notStarted());
    worker.terminate();
  });
  return {
    client,
    terminate() {
      client.fail(stopped("The worker that computes was closed"));
      worker.terminate();
    },
  };
}

function stopped(what: string): InferenceFailedError {
  return new InferenceFailedError(`${what}.`, { hint: "Dispose the model and load it again." });
}

function construct(createWorker: () => Worker): Worker {
  try {
    return createWorker();
  } catch (cause) {
    throw notStarted(cause);
  }
}

function notStarted(cause?: unknown): RuntimeUnavailableError {
  return new RuntimeUnavailableError("The worker's file could not be loaded.", {
    hint:
      "It must come from the page's own origin, and a content policy must allow it. Some bundlers need a setting for " +
      "workers: see the README of @medgemma/runtime-web.",
    ...(cause !== undefined && { cause }),
  });
}

function notForWorkers(cause: unknown): InvalidArgumentError {
  return new InvalidArgumentError("An option or a file cannot be given to the worker that computes.", {
    hint: "`wasmPaths` takes strings, and files must be blobs.",
    cause,
  });
}
