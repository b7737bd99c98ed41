import type { DeviceSupport } from "@medgemma/core";
import type { GgufDevice } from "./gguf-options.js";
import { loadLibrary } from "./native/load-library.js";

const device = process.argv[2] as GgufDevice;

async function probe(): Promise<DeviceSupport> {
  try {
    await loadLibrary(device);
    return { device, available: true };
  } catch (error) {
    return { device, available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

process.stdout.write(`\n${JSON.stringify(await probe())}\n`, () => process.exit(0));
