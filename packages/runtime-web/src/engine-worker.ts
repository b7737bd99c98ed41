import { InferenceFailedError, RuntimeUnavailableError } from "@medgemma/core";
import { EngineClient, type EngineReply, type EngineRequest } from "@medgemma/onnx-engine";
import type { DeviceLost, WorkerReady } from "./worker-messages.js";

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

/** Starts the worker and connects to it. */
export function startEngineWorker(createWorker: () => Worker = createDefaultWorker): EngineWorker {
  const worker = createWorker();
  let listens = false;
  /** A worker whose file imports something asynchronously would lose what comes before it listens. */
  const early: EngineRequest[] = [];
  const client = new EngineClient({
    send: (message: EngineRequest) => (listens ? worker.postMessage(message) : void early.push(message)),
    receive(handler: (message: EngineReply) => void) {
      worker.addEventListener("message", ({ data }: MessageEvent<EngineReply | DeviceLost | WorkerReady>) => {
        if (data.type === "worker-ready") {
          listens = true;
          for (const message of early.splice(0)) worker.postMessage(message);
        } else if (data.type === "device-lost") {
          client.fail(stopped(`The browser took the GPU away (${data.reason})`));
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

function notStarted(): RuntimeUnavailableError {
  return new RuntimeUnavailableError("The worker's file could not be loaded.", {
    hint: "Some bundlers need a setting for workers: see the README of @medgemma/runtime-web.",
  });
}
