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
import { type PromptTemplate, templateText } from "./prompt-template.js";

/** An image that went into a task. */
export interface ImageProvenance {
  /** SHA-256 of the RGB pixels as given, hexadecimal. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** What its reader noticed: it is nearly black, for example. Absent when nothing. */
  readonly notes?: readonly string[];
}

/** The wording that was used; the hash covers the template, never what was filled in. */
export interface PromptProvenance {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
}

/** The model that made something, and the images that it saw. */
export interface ModelOrigin {
  readonly model: Pick<ModelInfo, "name" | "revision" | "sha256" | "format">;
  readonly runtime: ModelInfo["runtime"];
  readonly images: readonly ImageProvenance[];
  readonly imageFit: ImageFit;
  /** True when the model was a mock: the result is made up. */
  readonly mock: boolean;
}

/** Where a result comes from. */
export interface Origin extends ModelOrigin {
  readonly task: string;
  readonly prompt: PromptProvenance;
}

/** Where a generated result comes from: enough to make it again. */
export interface Provenance extends Origin {
  /** The JSON Schema that the answer must fit, and whether decoding kept to it. Absent for answers in prose. */
  readonly schema?: { readonly sha256: string; readonly constrained: boolean };
  readonly sampling: SamplingOptions;
  readonly usage: GenerationUsage;
  readonly timings: GenerationTimings;
}

/** What a task says of itself. */
export interface OriginInput extends ImagesInput {
  readonly task: string;
  readonly prompt: PromptTemplate;
}

/** Images that a model saw, and how they became squares. */
export interface ImagesInput {
  readonly images: readonly RgbImage[];
  readonly imageFit: ImageFit;
}

/** Describes where a result comes from; holds hashes of prompt template and pixels, no patient data. */
export async function describeOrigin(loaded: LanguageModel, input: OriginInput): Promise<Origin> {
  const { task, prompt } = input;
  const { model, runtime, ...rest } = await describeModelOrigin(loaded, input);
  return {
    task,
    model,
    runtime,
    prompt: {
      id: prompt.id,
      version: prompt.version,
      sha256: await sha256Hex(new TextEncoder().encode(templateText(prompt))),
    },
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
