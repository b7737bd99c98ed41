import type { DeviceSupport, PackageManifest } from "@medgemma/core";
import { type BrowserFacts, readBrowserFacts } from "./browser-facts.js";
import { judgeDevices } from "./judge-devices.js";

/** What the browser offers, and which devices can run a model. */
export interface PreflightReport extends BrowserFacts {
  /** `webgpu` and `wasm`, with the reason where one cannot be used. */
  readonly devices: readonly DeviceSupport[];
}

/**
 * Tells what this browser offers before anything is downloaded. Starts nothing.
 *
 * @param manifest a package's `medgemma.json`, to hold the GPU's limits against its largest weight.
 */
export async function preflight(manifest?: PackageManifest): Promise<PreflightReport> {
  const facts = await readBrowserFacts();
  return { ...facts, devices: judgeDevices(facts, manifest) };
}
