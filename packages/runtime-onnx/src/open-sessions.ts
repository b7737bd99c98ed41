import { join } from "node:path";
import { OutOfMemoryError, RuntimeUnavailableError, type DeviceSupport } from "@medgemma/core";
import type * as Ort from "onnxruntime-node";
import { assertDeviceInstalled } from "./assert-device-installed.js";
import type { OnnxDevice } from "./onnx-options.js";
import type { LoadArguments } from "./worker-messages.js";

export interface OpenSessions {
  readonly decoder: Ort.InferenceSession;
  readonly vision?: Ort.InferenceSession;
  readonly device: OnnxDevice;
  readonly refusals: readonly DeviceSupport[];
}

/**
 * Opens the package's graphs on the first device that takes them.
 *
 * @throws {RuntimeUnavailableError} with every device's reason when none does.
 */
export async function openSessions(ort: typeof Ort, load: LoadArguments): Promise<OpenSessions> {
  const refusals: DeviceSupport[] = [];
  for (const device of load.devices) {
    try {
      return { ...(await openOn(ort, device, load)), device, refusals };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (/bad_alloc|allocate|out of memory/i.test(reason)) {
        throw new OutOfMemoryError("The model does not fit into memory.", {
          hint: "Use a smaller weight format (q8 or q4), or a machine with more memory.",
          cause: error,
        });
      }
      refusals.push({ device, available: false, reason });
    }
  }
  const reasons = refusals
    .map(({ device, reason }) => `${device}: ${(reason ?? "no reason given").replace(/\.$/, "")}`)
    .join("; ");
  throw new RuntimeUnavailableError(`onnxruntime could not open the model. ${reasons}.`, {
    hint: "Call `probe()` to see which devices this machine offers.",
  });
}

async function openOn(
  ort: typeof Ort,
  device: OnnxDevice,
  { folder, manifest, threads }: LoadArguments,
): Promise<Pick<OpenSessions, "decoder" | "vision">> {
  assertDeviceInstalled(device);
  const options: Ort.InferenceSession.SessionOptions = {
    executionProviders: [device],
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    ...(threads !== undefined && { intraOpNumThreads: threads }),
  };
  const { decoder, vision } = manifest.files;
  // By path, so that onnxruntime maps the weight files instead of holding a second copy.
  const decoderSession = await ort.InferenceSession.create(join(folder, decoder.path), options);
  if (vision === undefined) return { decoder: decoderSession };
  return { decoder: decoderSession, vision: await ort.InferenceSession.create(join(folder, vision.path), options) };
}
