import {
  type FinishReason,
  type GenerationEvent,
  type ImageFit,
  InvalidArgumentError,
  type LanguageModel,
  type Message,
  type SamplingOptions,
  UnsupportedCapabilityError,
} from "@medgemma/core";
import type { z } from "zod";
import { describeIssues } from "../task/describe-issues.js";
import { intendedUseNotice } from "../task/intended-use.js";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import { describeOrigin, type Provenance } from "../task/provenance.js";
import { TaskRun } from "../task/task-run.js";
import { parseSections, type PartialSections } from "./parse.js";
import { radiologyReportPrompt } from "./prompt.js";
import {
  radiologyReportInput,
  type RadiologyReportInput,
  radiologyReportSections,
  type RadiologyReportSections,
} from "./schema.js";

export interface RadiologyReportOptions {
  /** Another wording; its slots are view, indication, technique and comparison. */
  readonly prompt?: PromptTemplate;
  /** Default: greedy. */
  readonly sampling?: SamplingOptions;
  /** Tokens of the report at most. Default 1024. */
  readonly maxTokens?: number;
  /** Tokens of a thought at most. Default 2048. */
  readonly maxThinkingTokens?: number;
  /** Default `pad`: images keep their proportions, as in Google's training. */
  readonly imageFit?: ImageFit;
  readonly signal?: AbortSignal;
}

export type RadiologyReportEvent =
  | { readonly type: "prefill-progress"; readonly processedTokens: number; readonly totalTokens: number }
  | { readonly type: "thinking"; readonly text: string }
  /** `sections` is what the text holds so far. */
  | { readonly type: "text"; readonly text: string; readonly sections: PartialSections };

/** Why an answer is not a report. */
export type RadiologyReportFailure = "empty" | "truncated" | "thinking-unfinished" | "repetition" | "sections-missing";

interface Outcome {
  readonly finishReason: FinishReason;
  /** The model's answer as it came. */
  readonly raw: string;
  readonly thinking?: string;
  readonly provenance: Provenance;
  /** To be shown with the result. */
  readonly notice: string;
}

export type RadiologyReportResult =
  | ({ readonly ok: true; readonly report: RadiologyReportSections } & Outcome)
  | ({ readonly ok: false; readonly reason: RadiologyReportFailure } & Outcome);

type GenerationEnd = Extract<GenerationEvent, { type: "generation-end" }>;

/**
 * Drafts a radiology report from the images of one study.
 *
 * @returns a run: iterate it for the streamed text, await it for the result. An answer that is not a whole
 * report gives `ok: false` with the reason; nothing is filled in.
 * @throws {InvalidArgumentError} for a wrong input, {@link UnsupportedCapabilityError} for a text-only model.
 */
export function radiologyReport(
  model: LanguageModel,
  input: RadiologyReportInput,
  options: RadiologyReportOptions = {},
): TaskRun<RadiologyReportEvent, RadiologyReportResult> {
  return new TaskRun(run(model, input, options));
}

async function* run(
  model: LanguageModel,
  input: RadiologyReportInput,
  { prompt = radiologyReportPrompt, sampling = {}, imageFit = "pad", ...limits }: RadiologyReportOptions,
): AsyncGenerator<RadiologyReportEvent, RadiologyReportResult, undefined> {
  const checked = radiologyReportInput.safeParse(input);
  if (!checked.success) throw new InvalidArgumentError(describeIssues(checked.error));
  if (model.capabilities.images === false) {
    throw new UnsupportedCapabilityError("A radiology report needs images; this model takes text only.");
  }
  const messages = buildMessages(prompt, checked.data);
  let raw = "";
  let end: GenerationEnd | undefined;
  for await (const event of model.generate({ messages, sampling, imageFit, ...limits })) {
    if (event.type === "generation-end") {
      end = event;
    } else if (event.type === "prefill-progress") {
      yield event;
    } else if (event.text !== "") {
      if (event.channel === "answer") raw += event.text;
      yield event.channel === "thinking"
        ? { type: "thinking", text: event.text }
        : { type: "text", text: event.text, sections: parseSections(raw) };
    }
  }
  if (end === undefined) throw new InvalidArgumentError("The model's stream ended without a generation-end event.");
  const outcome: Outcome = {
    finishReason: end.finishReason,
    raw: end.text,
    ...(end.thinking !== undefined && { thinking: end.thinking }),
    provenance: {
      ...(await describeOrigin(model, { task: "radiology-report", prompt, images: checked.data.images, imageFit })),
      sampling,
      usage: end.usage,
      timings: end.timings,
    },
    notice: intendedUseNotice,
  };
  const sections = radiologyReportSections.safeParse(parseSections(end.text));
  const reason = failureOf(end) ?? (sections.success ? undefined : "sections-missing");
  if (reason !== undefined || !sections.success) return { ok: false, reason: reason ?? "sections-missing", ...outcome };
  return { ok: true, report: sections.data, ...outcome };
}

function buildMessages(prompt: PromptTemplate, input: z.output<typeof radiologyReportInput>): Message[] {
  const { images, ...texts } = input;
  const user: Message = {
    role: "user",
    // MedGemma 1.5's card puts the image before the text.
    content: [
      ...images.map((image) => ({ type: "image" as const, image })),
      { type: "text", text: fillTemplate(prompt.user, texts) },
    ],
  };
  return prompt.system === undefined ? [user] : [{ role: "system", content: prompt.system }, user];
}

function failureOf({ finishReason, text }: GenerationEnd): RadiologyReportFailure | undefined {
  if (finishReason === "thinking-length") return "thinking-unfinished";
  if (finishReason === "length") return "truncated";
  if (finishReason === "loop") return "repetition";
  return text.trim() === "" ? "empty" : undefined;
}
