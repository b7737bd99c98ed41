import { once } from "node:events";
import { isMainThread } from "node:worker_threads";
import type { DeviceSupport, RuntimeSupport } from "@medgemma/core";
import { disableTelemetry } from "./disable-telemetry.js";
import { startProcess, startThread } from "./start-script.js";

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
  const worker = startThread("probe-worker", { name: "medgemma-onnx-probe" });
  try {
    return ((await once(worker, "message")) as [readonly DeviceSupport[]])[0];
  } finally {
    await worker.terminate();
  }
}

/** For an application that is a thread itself: see `startEngineWorker`. */
async function probeInProcess(): Promise<readonly DeviceSupport[]> {
  const child = startProcess("probe-worker");
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
