import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  OutOfMemoryError,
  RuntimeUnavailableError,
  type DeviceSupport,
  type FileDigest,
  type PackageManifest,
} from "@medgemma/core";
import { decoderWeightFiles, visionSessionOptions } from "@medgemma/onnx-engine";
import type * as Ort from "onnxruntime-node";
import { assertDeviceInstalled } from "./assert-device-installed.js";
import { isMapped } from "./mapped-files.js";
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

/** Graphs on a device. */
type Sessions = Pick<OpenSessions, "decoder" | "vision">;

async function openOn(
  ort: typeof Ort,
  device: OnnxDevice,
  { folder, manifest, threads }: LoadArguments,
): Promise<Sessions> {
  assertDeviceInstalled(device);
  const { files } = manifest;
  const open = async (
    graph: FileDigest,
    weights: readonly (FileDigest | undefined)[],
    own: Ort.InferenceSession.SessionOptions = {},
  ): Promise<Ort.InferenceSession> => {
    const options: Ort.InferenceSession.SessionOptions = {
      executionProviders: [device],
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
      ...(threads !== undefined && { intraOpNumThreads: threads }),
      ...(!isMapped(manifest) && { externalData: await readAll(folder, weights) }),
      ...own,
    };
    // By path, so that onnxruntime maps large weight files instead of holding a second copy.
    return ort.InferenceSession.create(join(folder, graph.path), options);
  };
  const decoder = await open(files.decoder, decoderWeightFiles(manifest));
  if (files.vision === undefined) return { decoder };
  try {
    return { decoder, vision: await open(files.vision, [files.visionData], visionOptions(device, manifest)) };
  } catch (error) {
    // The next device is tried: its decoder may not fit beside this one.
    await decoder.release();
    throw error;
  }
}

/** On the processor also without an arena: the tensors of an image are large and rare, so that their memory is given back. */
function visionOptions(device: OnnxDevice, manifest: PackageManifest): Ort.InferenceSession.SessionOptions {
  return device === "cpu" ? { enableCpuMemArena: false, ...visionSessionOptions(manifest) } : {};
}

/** Weights for a session that copies them. */
async function readAll(folder: string, files: readonly (FileDigest | undefined)[]) {
  const present = files.filter((file) => file !== undefined);
  return Promise.all(present.map(async ({ path }) => ({ path, data: await readFile(join(folder, path)) })));
}
