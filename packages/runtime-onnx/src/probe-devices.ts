import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { isMainThread, Worker } from "node:worker_threads";
import type { DeviceSupport, RuntimeSupport } from "@medgemma/core";
import { disableTelemetry } from "./disable-telemetry.js";

const workerFile = new URL("../dist/probe-worker.js", import.meta.url);

/** Tries every device on a model of one node, beside the application. */
export async function probeDevices(): Promise<RuntimeSupport> {
  disableTelemetry();
  try {
    const devices = await (isMainThread ? probeInThread() : probeInProcess());
    return { available: devices.some((device) => device.available), devices };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { available: false, devices: [], reason: `onnxruntime-node could not be loaded: ${reason}` };
  }
}

async function probeInThread(): Promise<readonly DeviceSupport[]> {
  const worker = new Worker(workerFile, { name: "medgemma-onnx-probe", execArgv: [] });
  try {
    return ((await once(worker, "message")) as [readonly DeviceSupport[]])[0];
  } finally {
    await worker.terminate();
  }
}

/** For an application that is a thread itself: see `startEngineWorker`. */
async function probeInProcess(): Promise<readonly DeviceSupport[]> {
  const child = fork(fileURLToPath(workerFile), { execArgv: [], serialization: "advanced" });
  try {
    return await new Promise((resolve, reject) => {
      child.once("message", (devices) => resolve(devices as readonly DeviceSupport[]));
      child.once("error", reject);
      child.once("exit", (code, signal) => reject(new Error(`the process ended (${signal ?? code})`)));
    });
  } finally {
    child.kill();
  }
}
