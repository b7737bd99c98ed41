import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DeviceSupport, RuntimeSupport } from "@medgemma/core";
import { devicesOf } from "./choose-device.js";
import { nodeEnvironment } from "./node-environment.js";
import { scriptElsewhere } from "./script-elsewhere.js";

const usualScript = (): URL => new URL("../dist/medgemma-gguf-probe-child.js", import.meta.url);

/** Tries every device in a process of its own each: what a driver breaks there, breaks there only. */
export async function probeDevices(): Promise<RuntimeSupport> {
  let child: string;
  try {
    child = scriptElsewhere("probe-child", usualScript) ?? fileURLToPath(usualScript());
  } catch (error) {
    return { available: false, devices: [], reason: error instanceof Error ? error.message : String(error) };
  }
  const devices: DeviceSupport[] = [];
  for (const device of devicesOf(process.platform)) devices.push(await probeDevice(child, device));
  const available = devices.some((device) => device.available);
  const reasons = devices.map(({ device, reason }) => `${device}: ${reason ?? ""}`).join("; ");
  return { available, devices, ...(!available && { reason: `llama.cpp cannot be loaded. ${reasons}` }) };
}

async function probeDevice(child: string, device: string): Promise<DeviceSupport> {
  return new Promise((resolve) => {
    execFile(process.execPath, [child, device], { timeout: 60_000, env: nodeEnvironment() }, (error, stdout) => {
      const lines = stdout.trim().split("\n");
      try {
        resolve(JSON.parse(lines.at(-1) ?? "") as DeviceSupport);
      } catch {
        const reason = error?.signal ? `the driver ended the process (${error.signal})` : "the process gave no answer";
        resolve({ device, available: false, reason });
      }
    });
  });
}
