import { parentPort } from "node:worker_threads";
import type { DeviceSupport } from "@medgemma/core";
import { assertDeviceInstalled } from "./assert-device-installed.js";
import { allDevices } from "./devices.js";

/** An ONNX model (opset 13) of one node: y = Identity(x), float32 [1]. */
const identityModel = "CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=";

const ort = await import("onnxruntime-node");
const devices: DeviceSupport[] = [];
for (const device of allDevices) {
  try {
    assertDeviceInstalled(device);
    const session = await ort.InferenceSession.create(Buffer.from(identityModel, "base64"), {
      executionProviders: [device],
      logSeverityLevel: 4,
    });
    await session.release();
    devices.push({ device, available: true });
  } catch (error) {
    devices.push({ device, available: false, reason: error instanceof Error ? error.message : String(error) });
  }
}
if (parentPort === null) process.send?.(devices);
else parentPort.postMessage(devices);
