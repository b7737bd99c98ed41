import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { DeviceSupport, RuntimeSupport } from "@medgemma/core";
import { devicesOf } from "./choose-device.js";

const child = fileURLToPath(new URL("../dist/probe-child.js", import.meta.url));

/** Tries every device in a process of its own each: what a driver breaks there, breaks there only. */
export async function probeDevices(): Promise<RuntimeSupport> {
  const devices: DeviceSupport[] = [];
  for (const device of devicesOf(process.platform)) devices.push(await probeDevice(device));
  const available = devices.some((device) => device.available);
  const reasons = devices.map(({ device, reason }) => `${device}: ${reason ?? ""}`).join("; ");
  return { available, devices, ...(!available && { reason: `llama.cpp cannot be loaded. ${reasons}` }) };
}

async function probeDevice(device: string): Promise<DeviceSupport> {
  return new Promise((resolve) => {
    execFile(process.execPath, [child, device], { timeout: 60_000 }, (error, stdout) => {
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
