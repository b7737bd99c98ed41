import type { Runtime, WeightFormat } from "@medgemma/core";
import { verifyChat, verifyLiteral } from "./groups/chat.js";
import { verifyFeatures, verifyForward } from "./groups/numbers.js";
import { verifyPanAndScan, verifyPixels } from "./groups/pixels.js";
import { verifySampling } from "./groups/sampling.js";
import { verifyScore } from "./groups/score.js";
import { verifyDecode, verifyTokenizer } from "./groups/tokenizer.js";
import { GroupReport, type GroupResult } from "./group-result.js";
import { openCheckpoint } from "./open-checkpoint.js";
import { ReferenceFolder } from "./reference-folder.js";
import { chat, panAndScanCases, pixels, sampling, tokenizerCases } from "./reference-schemas.js";
import { fp32Tolerances, type VerifiedModel, type VerifyContext } from "./verify-context.js";

export interface VerifyOptions {
  readonly reference: string;
  /** Checkpoint or package; default `model/` of the reference, and `text-model/` for the text group. */
  readonly model?: string;
  readonly runtime: Runtime;
  readonly format: WeightFormat;
  /** Called with each group as it is done. */
  readonly onResult: (result: GroupResult) => void;
}

/**
 * Checks a model on a runtime against reference data from Hugging Face transformers.
 *
 * @returns whether every group that the folder holds passed, and no file of it was altered.
 */
export async function verifyReference({ reference: path, ...options }: VerifyOptions): Promise<boolean> {
  const reference = new ReferenceFolder(path);
  const context: VerifyContext = { reference, tolerances: fp32Tolerances };
  let passed = true;
  const report = (result: GroupResult): void => {
    passed &&= result.passed === result.total && result.total > 0;
    options.onResult(result);
  };
  report(await reference.checkIndex());
  const { model, close } = await openCheckpoint(
    options.runtime,
    options.model ?? reference.file("model"),
    options.format,
  );
  try {
    for await (const result of groupsOf(context, model)) report(result);
  } finally {
    await close();
  }
  if (reference.has("forward-text.json")) report(await verifyText(context, options));
  return passed;
}

async function* groupsOf(context: VerifyContext, model: VerifiedModel): AsyncGenerator<GroupResult> {
  const { reference } = context;
  if (reference.has("tokenizer.json")) {
    const cases = await reference.json("tokenizer.json", tokenizerCases);
    yield verifyTokenizer(model.tokenizer, cases);
    if (cases.decode !== undefined) yield verifyDecode(model.tokenizer, cases.decode);
  }
  if (reference.has("chat.json")) {
    const cases = await reference.json("chat.json", chat);
    yield await verifyChat(model, cases);
    yield await verifyLiteral(model, cases);
  }
  if (reference.has("pixels.json")) yield await verifyPixels(reference, await reference.json("pixels.json", pixels));
  if (reference.has("pan-and-scan.json")) {
    yield await verifyPanAndScan(await reference.json("pan-and-scan.json", panAndScanCases));
  }
  if (reference.has("features.json")) yield await verifyFeatures(context, model);
  if (reference.has("forward.json")) {
    const groups = await verifyForward(context, model, "forward.json");
    yield groups.forward;
    yield groups.greedy;
    if (groups.causalOnly.total > 0) yield groups.causalOnly;
  }
  if (reference.has("score.json")) yield await verifyScore(context, model);
  if (reference.has("sampling.json")) yield verifySampling(await reference.json("sampling.json", sampling));
}

/** The text-only checkpoint: logits and greedy continuations in one group. */
async function verifyText(context: VerifyContext, options: Omit<VerifyOptions, "reference">): Promise<GroupResult> {
  const folder = context.reference.file("text-model");
  if (!context.reference.has("text-model")) {
    const report = new GroupReport("text");
    report.check(false, "the reference has no text-model/");
    return report.result();
  }
  const { model, close } = await openCheckpoint(options.runtime, folder, options.format);
  try {
    const { forward, greedy } = await verifyForward(context, model, "forward-text.json");
    return {
      group: "text",
      passed: forward.passed + greedy.passed,
      total: forward.total + greedy.total,
      details: [forward.details, greedy.details].filter((details) => details !== "").join("; "),
    };
  } finally {
    await close();
  }
}
