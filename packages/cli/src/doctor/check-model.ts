import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type GemmaConfig,
  type GgufManifest,
  MedGemmaError,
  type PackageManifest,
  packageManifestName,
  parseGgufManifest,
  parsePackageManifest,
} from "@medgemma/core";
import type { ModelNeeds } from "@medgemma/hub";
import { findModel, type FoundModel, runtimeFor } from "../model/find-model.js";
import type { ModelFlags } from "../options/common-options.js";
import { tellError } from "../report-error.js";
import { tellSystemError } from "../system-error.js";
import { type Check, formatBytes } from "./check.js";
import { availableMemory } from "./check-machine.js";
import type { ProbedRuntime } from "./check-runtimes.js";
import { checkFiles, foreignFiles, listedFiles } from "./model-files.js";

type Manifest = PackageManifest | GgufManifest;

/** Positions that caches are reckoned for when nothing is said: what llama.cpp reserves by default here. */
const usualContext = 8192;

export interface CheckedModel {
  readonly checks: readonly Check[];
  /** Undefined when it cannot be told. */
  readonly takesImages?: boolean;
}

/** What a folder or file given as a model is, whether its files are whole (with `load` each byte), and whether it fits. */
export async function checkModel(
  flags: ModelFlags & { readonly model: string; readonly load?: boolean },
  runtimes: readonly ProbedRuntime[],
  signal: AbortSignal,
): Promise<CheckedModel> {
  try {
    const found = await findModel(flags.model, { signal });
    const runtime = runtimeFor(found, flags.runtime);
    if (found.located.at !== "disk" || found.located.kinds[0] === "checkpoint")
      return await checkNeeds(found, { flags, runtime, probed: runtimes, signal });
    const { path } = found.located;
    const manifest = await readManifest(path, runtime);
    const { mmproj } = flags;
    const files =
      manifest === undefined
        ? await foreignFiles(path, { signal, ...(mmproj !== undefined && { mmproj }) })
        : await listedFiles(path, manifest);
    const takesImages = manifest === undefined ? files.length > 1 : manifest.config.vision !== undefined;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const checks: readonly Check[] = [
      { name: "kind", status: "ok", detail: describeKind(runtime, { manifest, bytes, takesImages }) },
      await checkFiles(files, { digests: flags.load === true, signal }),
      checkFit({ bytes, shape: manifest?.config, kind: runtime, context: flags.context ?? usualContext }),
      checkRunnable(runtimes.find(({ id }) => id === runtime)),
    ];
    return { checks, takesImages };
  } catch (error) {
    if (!MedGemmaError.isInstance(error) && tellSystemError(error) === undefined) throw error;
    const { message, next } = tellError(error);
    return { checks: [{ name: "kind", status: "no", detail: message, next }] };
  }
}

interface NeedsInput {
  readonly flags: ModelFlags;
  readonly runtime: "onnx" | "gguf";
  readonly probed: readonly ProbedRuntime[];
  readonly signal: AbortSignal;
}

/** What a model needs that is fetched or converted at its first use. */
async function checkNeeds(
  { located }: FoundModel,
  { flags, runtime, probed, signal }: NeedsInput,
): Promise<CheckedModel> {
  const { createContext, modelNeeds } = await import("@medgemma/hub");
  const { format, mmproj, context: tokens = usualContext } = flags;
  const context = createContext({ signal });
  const options = { runtime, ...(format !== undefined && { format }), ...(mmproj !== undefined && { mmproj }) };
  const needs = await modelNeeds(located, options, context);
  const takesImages = needs.config === undefined ? undefined : needs.config.vision !== undefined;
  const { formatReason } = needs;
  const detail = `${located.kinds.join(" and ")} for ${runtime}${needs.config === undefined ? "" : takesImages ? ", text and images" : ", text only"}`;
  const checks: readonly Check[] = [
    { name: "kind", status: "ok", detail },
    { name: "format", status: "ok", detail: formatReason ?? needs.format },
    await checkSpace(needs, context.layout.home),
    checkFit({ bytes: needs.weightBytes, shape: needs.config, kind: runtime, context: tokens }),
    checkRunnable(probed.find(({ id }) => id === runtime)),
  ];
  return { checks, ...(takesImages !== undefined && { takesImages }) };
}

/** Whether what is still to be fetched and written fits on the disk of the folder of models. */
async function checkSpace({ downloadBytes, conversionBytes }: ModelNeeds, folder: string): Promise<Check> {
  const { freeDiskBytes } = await import("@medgemma/convert");
  const free = (await freeDiskBytes(folder)) ?? Infinity;
  const parts = [
    ...(downloadBytes > 0 ? [`${formatBytes(downloadBytes)} to download`] : []),
    ...(conversionBytes > 0 ? [`${formatBytes(conversionBytes)} for the conversion`] : []),
  ];
  const told = free === Infinity ? "" : `; ${formatBytes(free)} are free in ${folder}`;
  const detail = `${parts.length === 0 ? "everything is here" : parts.join(", ")}${told}`;
  if (downloadBytes + conversionBytes <= free) return { name: "disk", status: "ok", detail };
  return {
    name: "disk",
    status: "no",
    detail,
    next: "Free some space, or set MEDGEMMA_HOME to a folder on another disk.",
  };
}

async function readManifest(path: string, runtime: "onnx" | "gguf"): Promise<Manifest | undefined> {
  const text = await readFile(join(path, packageManifestName), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  return runtime === "onnx" ? parsePackageManifest(text) : parseGgufManifest(text);
}

interface KindInput {
  readonly manifest: Manifest | undefined;
  readonly bytes: number;
  readonly takesImages: boolean;
}

function describeKind(runtime: "onnx" | "gguf", { manifest, bytes, takesImages }: KindInput): string {
  const kind = runtime === "onnx" ? "ONNX package" : "GGUF files";
  const takes = takesImages ? "text and images" : "text only";
  if (manifest === undefined) return `${kind}, ${takes}, ${formatBytes(bytes)}`;
  const { weights, source } = manifest;
  const format = Object.entries(weights).map(([part, type]) => `${part} ${type}`);
  return `${kind} of ${source.name} (${format.join(", ")}), ${takes}, ${formatBytes(bytes)}`;
}

interface FitInput {
  readonly bytes: number;
  /** Shape of the model; unknown for GGUF files. */
  readonly shape: GemmaConfig | undefined;
  readonly kind: "onnx" | "gguf";
  readonly context: number;
}

function checkFit({ bytes, shape, kind, context }: FitInput): Check {
  const free = availableMemory();
  const tokens = Math.min(context, shape?.text.maxPositions ?? context);
  const cache = shape === undefined ? 0 : cacheBytes(shape, { tokens, kind });
  const needed = bytes + cache;
  const told = shape === undefined ? "" : `, cache ${formatBytes(cache)} for ${tokens} tokens`;
  const detail = `weights ${formatBytes(bytes)}${told}; ${formatBytes(free)} are free, and computing takes some on top`;
  if (needed <= 0.8 * free) return { name: "memory", status: "ok", detail };
  const next = "Take a smaller format (--format q4), lower --context, or close other programs.";
  return { name: "memory", status: needed <= free ? "warn" : "no", detail, next };
}

/** Bytes of keys and values at most. ONNX keeps float32, and of local layers two windows; llama.cpp float16, and all. */
export function cacheBytes(
  { text }: GemmaConfig,
  { tokens, kind }: { readonly tokens: number; readonly kind: "onnx" | "gguf" },
): number {
  const perLayer = 2 * text.kvHeads * text.headDim;
  if (kind === "gguf") return text.layers * perLayer * tokens * 2;
  const local = text.local.filter(Boolean).length;
  const positions = (text.layers - local) * tokens + local * Math.min(tokens, 2 * text.slidingWindow);
  return perLayer * positions * 4;
}

function checkRunnable(runtime: ProbedRuntime | undefined): Check {
  if (runtime?.available === true) {
    return { name: "runtime", status: "ok", detail: `${runtime.id} on ${runtime.devices.join(", ")}` };
  }
  const detail = `the runtime ${runtime?.id ?? ""} does not work on this machine`;
  return { name: "runtime", status: "no", detail, next: "See above, or convert for the other runtime." };
}
