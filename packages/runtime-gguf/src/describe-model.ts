import { createHash } from "node:crypto";
import {
  type Capabilities,
  chatTemplateWarnings,
  type GgufManifest,
  isKnownChatTemplate,
  type ModelInfo,
} from "@medgemma/core";
import { sha256OfFile } from "./files/check-digests.js";
import { fileStamp } from "./files/file-stamp.js";
import { bitsPerWeight } from "./files/bits-per-weight.js";
import { fileFormat } from "./files/file-format.js";
import type { GgufDevice } from "./gguf-options.js";
import type { ModelFiles } from "./files/model-files.js";
import type { LoadPlan } from "./load-plan.js";
import type { LoadedAdapter } from "./load-weights.js";
import { boundRelease } from "./native/library-version.js";
import { RecentResults } from "./recent-results.js";

/** Digests of files, which take as long as reading them does. */
const digests = new RecentResults<string>(16);

async function digestOf(path: string, signal?: AbortSignal): Promise<string> {
  return digests.get(await fileStamp(path), () => sha256OfFile(path, signal));
}

/** Capabilities of a loaded model. */
export function capabilitiesOf({ vision, contextLength }: LoadPlan, device: GgufDevice): Capabilities {
  return {
    images: vision !== undefined && {
      maxImages: Math.floor(contextLength / vision.tokensPerImage),
      tokensPerImage: vision.tokensPerImage,
      imageSize: vision.imageSize,
    },
    fork: true,
    adapters: true,
    maxContext: contextLength,
    // From 512 cached positions on, llama.cpp cuts the attention of a single position otherwise than that of several.
    speculative: "approximate",
    ...(device !== "cpu" && { varyingBits: `the device ${device}` }),
  };
}

/**
 * The SHA-256 that identifies the weights: of the manifest where there is one, else of the text file as Hugging
 * Face lists it, or of both files' digests when an image encoder goes with it.
 */
export async function identityOf({ text, mmproj, converted }: ModelFiles, signal?: AbortSignal): Promise<string> {
  if (converted !== undefined) return converted.sha256;
  const digest = await digestOf(text.path, signal);
  if (mmproj === undefined) return digest;
  const both = `${digest}${await digestOf(mmproj.path, signal)}`;
  return createHash("sha256").update(both).digest("hex");
}

export interface DescribeInput {
  readonly files: ModelFiles;
  readonly sha256: string;
  readonly device: string;
  readonly adapters: readonly LoadedAdapter[];
  readonly warnings: readonly string[];
  /** Why the format was chosen, where there was a choice at load. */
  readonly formatReason?: string | undefined;
}

export async function describeModel({ files, sha256, device, ...input }: DescribeInput): Promise<ModelInfo> {
  const { text, mmproj, converted } = files;
  const { source, weights } = converted?.manifest ?? {};
  const formats = weights ?? {
    text: fileFormat(text),
    ...(mmproj !== undefined && { vision: fileFormat(mmproj) }),
  };
  const adapters = await Promise.all(
    input.adapters.map(async ({ file, scale }) => ({ name: file.name, sha256: await digestOf(file.path), scale })),
  );
  return {
    name: source?.name ?? text.string("general.name") ?? text.name,
    ...(source?.revision !== undefined && { revision: source.revision }),
    sha256,
    format: formats.vision === undefined ? formats.text : `${formats.text} (vision ${formats.vision})`,
    ...bitsPerWeight(text),
    ...(input.formatReason !== undefined && { formatReason: input.formatReason }),
    ...(adapters.length > 0 && { adapters }),
    runtime: { id: "gguf", version: `llama.cpp ${boundRelease}`, device },
    warnings: [...input.warnings, ...(files.notes ?? []), ...chatTemplateWarnings(chatTemplateOf(files))],
  };
}

/** What the manifest says of the checkpoint's chat template, else what the file carries. */
function chatTemplateOf({ text, converted }: ModelFiles): GgufManifest["chatTemplate"] {
  if (converted !== undefined) return converted.manifest.chatTemplate;
  const template = text.string("tokenizer.chat_template");
  if (template === undefined) return null;
  const sha256 = createHash("sha256").update(template).digest("hex");
  return { sha256, known: isKnownChatTemplate(sha256) };
}
