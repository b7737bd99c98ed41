import {
  type GenerationTimings,
  type GenerationUsage,
  type ImageFit,
  type LanguageModel,
  type ModelInfo,
  type RgbImage,
  type SamplingOptions,
  sha256Hex,
} from "@medgemma/core";
import { sdkVersion } from "../version.js";
import type { TaskCall } from "./define-task.js";
import type { ChosenPrompt } from "./prompt-presets.js";
import { templateText } from "./prompt-template.js";
import type { Thinking } from "./thinking.js";

/** An image that went into a task. */
export interface ImageProvenance {
  /** SHA-256 of the RGB pixels as given, hexadecimal. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** What its reader noticed: it is nearly black, for example. Absent when nothing. */
  readonly notes?: readonly string[];
}

/** The wording that was used. */
export interface PromptProvenance {
  /** `sdk`, the family whose published form it is, or `custom`. */
  readonly preset: ChosenPrompt["preset"];
  readonly id: string;
  readonly version: string;
  /** Of the template, without what was filled in. */
  readonly sha256: string;
  /** `promptSha256` of each prompt that was asked: token ids and pixels as the model received them. */
  readonly filled: readonly string[];
}

/** The model that made something, and the images that it saw. */
export interface ModelOrigin {
  readonly model: Pick<ModelInfo, "name" | "revision" | "sha256" | "format" | "family" | "adapters">;
  readonly runtime: ModelInfo["runtime"];
  readonly images: readonly ImageProvenance[];
  readonly imageFit: ImageFit;
  /** True when the model was a mock: the result is made up. */
  readonly mock: boolean;
}

/** Where a result comes from. */
export interface Origin extends ModelOrigin {
  readonly task: string;
  readonly taskVersion: string;
  readonly prompt: PromptProvenance;
  /** Whether the model was told to think; `usage.thinkingTokens` says whether it did. */
  readonly thinking: { readonly mode: Thinking; readonly instructed: boolean };
  /** When the call began, in UTC: `2026-11-28T09:00:00.000Z`. */
  readonly time: string;
  /** Version of `@medgemma/tasks`. */
  readonly sdk: string;
}

/** Where a generated result comes from: enough to make it again. */
export interface Provenance extends Origin {
  /** The JSON Schema that the answer must fit, and whether decoding kept to it. Absent for answers in prose. */
  readonly schema?: { readonly sha256: string; readonly constrained: boolean };
  /** As it was done: greedy is `temperature: 0`, and what was drawn has its seed. */
  readonly sampling: SamplingOptions;
  readonly usage: GenerationUsage;
  readonly timings: GenerationTimings;
}

/** What a call is known by when it is over. */
export interface OriginInput extends ImagesInput {
  readonly time: Date;
  readonly filled: readonly string[];
}

/** Images that a model saw, and how they became squares. */
export interface ImagesInput {
  readonly images: readonly RgbImage[];
  readonly imageFit: ImageFit;
}

/** Describes where a result comes from; holds hashes of prompt template and pixels, no patient data. */
export async function describeOrigin(
  call: Pick<TaskCall, "model" | "task" | "prompt" | "thinking">,
  input: OriginInput,
): Promise<Origin> {
  const { preset, template } = call.prompt;
  const { mode, instructed } = call.thinking;
  const { model, runtime, ...rest } = await describeModelOrigin(call.model, input);
  return {
    task: call.task.id,
    taskVersion: call.task.version,
    model,
    runtime,
    prompt: {
      preset,
      id: template.id,
      version: template.version,
      sha256: await sha256Hex(new TextEncoder().encode(templateText(template))),
      filled: input.filled,
    },
    thinking: { mode, instructed },
    time: input.time.toISOString(),
    sdk: sdkVersion,
    ...rest,
  };
}

/** The part of a result's origin that every output has, a raw completion's too: holds hashes of pixels, no patient data. */
export async function describeModelOrigin(
  { info }: LanguageModel,
  { images, imageFit }: ImagesInput,
): Promise<ModelOrigin> {
  return {
    model: {
      name: info.name,
      ...(info.revision !== undefined && { revision: info.revision }),
      sha256: info.sha256,
      format: info.format,
      ...(info.family !== undefined && { family: info.family }),
      ...(info.adapters !== undefined && { adapters: info.adapters }),
    },
    runtime: info.runtime,
    images: await Promise.all(
      images.map(async ({ data, width, height, notes = [] }) => ({
        sha256: await sha256Hex(new Uint8Array(data)),
        width,
        height,
        ...(notes.length > 0 && { notes }),
      })),
    ),
    imageFit,
    mock: info.mock === true,
  };
}
