import { Worker } from "node:worker_threads";
import { InferenceFailedError } from "@medgemma/core";
import { EngineClient, type EngineReply, type EngineRequest } from "@medgemma/onnx-engine";
import { disableTelemetry } from "./disable-telemetry.js";

/** A worker thread that computes, and the way to call it. */
export interface EngineWorker {
  readonly client: EngineClient;
  readonly terminate: () => Promise<void>;
}

// Resolves to the built file from `src` (tests) and from `dist` alike.
const workerFile = new URL("../dist/worker.js", import.meta.url);

/**
 * Starts the worker: onnxruntime's `run` blocks its thread, so it must not be the application's.
 * The process may exit while the worker is idle.
 */
export function startEngineWorker(): EngineWorker {
  disableTelemetry();
  // The application's own Node flags (loaders, conditions, an inspector) are not for this thread.
  const worker = new Worker(workerFile, { name: "medgemma-onnx", execArgv: [] });
  let waiting = 0;
  let closing = false;
  const client = new EngineClient({
    send(message: EngineRequest) {
      if (message.type === "call" && waiting++ === 0) worker.ref();
      worker.postMessage(message);
    },
    receive(handler: (message: EngineReply) => void) {
      worker.on("message", (message: EngineReply) => {
        if (message.type !== "progress" && --waiting === 0) worker.unref();
        handler(message);
      });
    },
  });
  worker.unref();
  worker.on("error", (cause) => client.fail(stopped("failed", cause)));
  worker.on("exit", (code) => client.fail(stopped(closing ? "was closed" : `stopped with exit code ${code}`)));
  return {
    client,
    async terminate() {
      closing = true;
      await worker.terminate();
    },
  };
}

function stopped(how: string, cause?: unknown): InferenceFailedError {
  return new InferenceFailedError(`The thread that computes ${how}.`, {
    hint: "Dispose the model and load it again.",
    cause,
  });
}
