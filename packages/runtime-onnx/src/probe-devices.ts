import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { DeviceSupport, RuntimeSupport } from "@medgemma/core";
import { disableTelemetry } from "./disable-telemetry.js";

const workerFile = new URL("../dist/probe-worker.js", import.meta.url);

/** Tries every device on a model of one node, in a thread of its own. */
export async function probeDevices(): Promise<RuntimeSupport> {
  disableTelemetry();
  const worker = new Worker(workerFile, { name: "medgemma-onnx-probe", execArgv: [] });
  try {
    const [devices] = (await once(worker, "message")) as [readonly DeviceSupport[]];
    return { available: devices.some((device) => device.available), devices };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { available: false, devices: [], reason: `onnxruntime-node could not be loaded: ${reason}` };
  } finally {
    await worker.terminate();
  }
}
