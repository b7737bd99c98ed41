import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { type OwnScript, scriptElsewhere } from "./script-elsewhere.js";

// Both resolve to the built file from `src` (tests) and from `dist` alike.
const usual: Record<OwnScript, () => URL> = {
  worker: () => new URL("../dist/medgemma-onnx-worker.js", import.meta.url),
  "probe-worker": () => new URL("../dist/medgemma-onnx-probe-worker.js", import.meta.url),
};

/**
 * Runs a script of this package in a thread. The application's own Node flags (loaders, conditions, an inspector) are not
 * for it. `workerData` is an object: Turbopack adds to it.
 *
 * @throws {RuntimeUnavailableError} when a bundler left the script out.
 */
export function startThread(script: OwnScript, options: WorkerOptions & { readonly workerData?: object }): Worker {
  const path = scriptElsewhere(script, usual[script]);
  const all = { ...options, execArgv: [] };
  if (path !== undefined) return new Worker(path, all);
  // Written out, since bundlers that make a file of a worker (webpack, Turbopack) look for this form.
  return script === "worker"
    ? new Worker(new URL("../dist/medgemma-onnx-worker.js", import.meta.url), all)
    : new Worker(new URL("../dist/medgemma-onnx-probe-worker.js", import.meta.url), all);
}

/**
 * The same in a process, for an application that is a thread itself.
 *
 * @throws {RuntimeUnavailableError} when a bundler left the script out.
 */
export function startProcess(script: OwnScript): ChildProcess {
  return fork(scriptElsewhere(script, usual[script]) ?? fileURLToPath(usual[script]()), {
    execArgv: [],
    serialization: "advanced",
    // In Electron the executable is the application, and would be started again.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
}
