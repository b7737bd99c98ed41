import {
  type Capabilities,
  chatTemplateWarnings,
  contextWarnings,
  type DeviceSupport,
  type ModelInfo,
  type PackageManifest,
} from "@medgemma/core";
import { bitsPerWeight } from "./bits-per-weight.js";

export interface DescribeOptions {
  /** SHA-256 of the manifest, which holds the digests of all files: the package's identity. */
  readonly sha256: string;
  readonly runtime: ModelInfo["runtime"];
  /** Devices that were tried before and refused. */
  readonly refusals: readonly DeviceSupport[];
  /** Positions that were asked for. */
  readonly contextLength?: number | undefined;
  /** Why the format was chosen, where there was a choice at load. */
  readonly formatReason?: string | undefined;
  /** What finding the model's files told. */
  readonly notes?: readonly string[];
}

/** What a loaded package says about itself. */
export function describePackage(manifest: PackageManifest, options: DescribeOptions): ModelInfo {
  const { source, weights, chatTemplate, config } = manifest;
  const { sha256, runtime, refusals, contextLength, formatReason, notes = [] } = options;
  const warnings = refusals.map(({ device, reason }) => `Device ${device} was not used: ${reason ?? "refused"}`);
  warnings.push(
    ...notes,
    ...contextWarnings(contextLength, config.text.maxPositions),
    ...chatTemplateWarnings(chatTemplate),
  );
  return {
    name: source.name,
    ...(source.revision !== undefined && { revision: source.revision }),
    sha256,
    format: weights.vision === undefined ? weights.decoder : `${weights.decoder} (vision ${weights.vision})`,
    bitsPerWeight: bitsPerWeight(manifest),
    ...(formatReason !== undefined && { formatReason }),
    runtime,
    warnings,
  };
}

export interface CapabilityOptions {
  readonly contextLength?: number | undefined;
  readonly device: string;
  /** What `runsAreExact` found. */
  readonly exactRuns: boolean;
}

/** Devices whose kernels compute the same for the same shapes. */
const repeatableDevices: readonly string[] = ["cpu", "wasm"];

/** What the engine can do with a package. */
export function packageCapabilities(
  { config }: PackageManifest,
  { contextLength = Infinity, device, exactRuns }: CapabilityOptions,
): Capabilities {
  const { text, vision } = config;
  const maxContext = Math.min(text.maxPositions, contextLength);
  return {
    images: vision !== undefined && {
      maxImages: Math.floor(maxContext / vision.tokensPerImage),
      tokensPerImage: vision.tokensPerImage,
      imageSize: vision.imageSize,
    },
    fork: true,
    adapters: false,
    maxContext,
    speculative: exactRuns ? "exact" : "approximate",
    ...(!repeatableDevices.includes(device) && { varyingBits: `the device ${device}` }),
  };
}
