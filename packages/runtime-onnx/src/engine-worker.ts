import { isMainThread } from "node:worker_threads";
import { InferenceFailedError, type MedGemmaError, RuntimeUnavailableError } from "@medgemma/core";
import { EngineClient, type EngineReply, type EngineRequest } from "@medgemma/onnx-engine";
import { disableTelemetry } from "./disable-telemetry.js";
import { NativeGate } from "./native-gate.js";
import { startProcess, startThread } from "./start-script.js";
import type { WorkerStart } from "./worker-messages.js";

/** What computes beside the application, and the way to call it. */
export interface EngineWorker {
  readonly client: EngineClient;
  readonly terminate: () => Promise<void>;
}

/** A thread or a process, as far as an engine needs one. */
interface Host {
  send(message: EngineRequest): void;
  onMessage(handler: (message: EngineReply) => void): void;
  /** Called once when it is over. */
  onEnd(handler: (how: string, cause?: unknown) => void): void;
  /** Whether the application stays alive for it. */
  hold(isHeld: boolean): void;
  end(): Promise<void>;
}

/**
 * Starts what computes: onnxruntime's `run` blocks its thread, so it must not be the application's.
 * The application may exit while it is idle.
 *
 * It is a thread; a process where the application is itself a thread, since that may be terminated at any moment and
 * its threads with it, which onnxruntime does not survive.
 *
 * @throws {RuntimeUnavailableError} when a bundler left the worker's file out.
 */
export function startEngineWorker(): EngineWorker {
  disableTelemetry();
  const host = isMainThread ? hostInThread() : hostInProcess();
  let waiting = 0;
  let closing = false;
  const client = new EngineClient({
    send(message: EngineRequest) {
      if (message.type === "call" && waiting++ === 0) host.hold(true);
      host.send(message);
    },
    receive(handler: (message: EngineReply) => void) {
      host.onMessage((message) => {
        if (message.type !== "progress" && --waiting === 0) host.hold(false);
        handler(message);
      });
    },
  });
  host.hold(false);
  host.onEnd((how, cause) => client.fail(stopped(closing ? "was closed" : how, cause)));
  return {
    client,
    async terminate() {
      closing = true;
      await host.end();
    },
  };
}

function hostInThread(): Host {
  const memory = NativeGate.createMemory();
  const data: WorkerStart = { gate: memory };
  const worker = startThread("worker", { name: "medgemma-onnx", workerData: data });
  const gate = new NativeGate(memory);
  closeBeforeExit(gate);
  return {
    send: (message) => worker.postMessage(message),
    onMessage: (handler) => void worker.on("message", handler),
    onEnd(handler) {
      worker.on("error", (cause) => handler("failed", cause));
      worker.on("exit", (code) => {
        openGates.delete(gate);
        if (openGates.size === 0) process.off("exit", closeGates);
        handler(`stopped with exit code ${code}`);
      });
    },
    hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
    async end() {
      await worker.terminate();
    },
  };
}

/** Of threads that may be inside native code. */
const openGates = new Set<NativeGate>();

function closeBeforeExit(gate: NativeGate): void {
  if (openGates.size === 0) process.once("exit", closeGates);
  openGates.add(gate);
}

function closeGates(): void {
  for (const gate of openGates) gate.close();
}

function hostInProcess(): Host {
  const child = startProcess("worker");
  return {
    send: (message) => void child.send(message, () => {}),
    onMessage: (handler) => void child.on("message", (message) => handler(message as EngineReply)),
    onEnd(handler) {
      child.on("error", (cause) => handler("failed", cause));
      child.on("exit", (code, signal) => handler(`stopped with ${signal ?? `exit code ${code}`}`));
    },
    hold(isHeld) {
      if (isHeld) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    async end() {
      // It exits when nobody is connected; what it computes comes to its end first.
      if (child.connected) child.disconnect();
    },
  };
}

function stopped(how: string, cause?: unknown): MedGemmaError {
  const code = (cause as { readonly code?: unknown } | undefined)?.code;
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
    return new RuntimeUnavailableError("The worker of @medgemma/runtime-onnx does not find a file that it imports.", {
      hint: "Install all dependencies. If the application is bundled, keep @medgemma/runtime-onnx out of the bundle.",
      cause,
    });
  }
  return new InferenceFailedError(`The ${isMainThread ? "thread" : "process"} that computes ${how}.`, {
    hint: "Dispose the model and load it again.",
    cause,
  });
}
