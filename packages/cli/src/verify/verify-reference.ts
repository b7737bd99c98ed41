import { InvalidArgumentError } from "@medgemma/core";
import { verifyChat, verifyLiteral } from "./groups/chat.js";
import { verifyFeatures, verifyForward } from "./groups/numbers.js";
import { verifyForeignFiles } from "./groups/foreign-files.js";
import { verifyAdapters } from "./groups/adapters.js";
import { verifyPaths } from "./groups/paths.js";
import { verifyPanAndScan, verifyPixels } from "./groups/pixels.js";
import { verifySampling } from "./groups/sampling.js";
import { verifyScore } from "./groups/score.js";
import { verifyDecode, verifyTokenizer } from "./groups/tokenizer.js";
import type { GroupResult } from "./group-result.js";
import { isCheckpoint, openCheckpoint } from "./open-checkpoint.js";
import { ReferenceFolder } from "./reference-folder.js";
import { chat, forward, panAndScanCases, pixels, sampling, tokenizerCases } from "./reference-schemas.js";
import type { VerifyBackend } from "./verify-backend.js";
import type { VerifiedModel, VerifyContext } from "./verify-context.js";

export interface VerifyOptions {
  readonly reference: string;
  /** Checkpoint, or what the runtime loads; default `model/` of the reference, and `text-model/` for the text group. */
  readonly model?: string;
  readonly backend: VerifyBackend;
  /** Called with each group as it is done. */
  readonly onResult: (result: GroupResult) => void;
}

/**
 * Checks a model on a runtime against reference data from Hugging Face transformers.
 *
 * @returns whether every group that the folder holds passed, and no file of it was altered.
 */
export async function verifyReference({ reference: path, model, backend, onResult }: VerifyOptions): Promise<boolean> {
  const reference = new ReferenceFolder(path);
  let passed = true;
  const report = (result: GroupResult): void => {
    passed &&= result.passed === result.total && result.total > 0;
    onResult(result);
  };
  report(await reference.checkIndex());
  const opened = await openCheckpoint(backend, model ?? reference.file("model"));
  try {
    const tolerances = opened.variant?.tolerances ?? backend.tolerances;
    const suffix = opened.variant?.suffix ?? "";
    for await (const result of groupsOf({ reference, tolerances }, opened.model, suffix)) report(result);
  } finally {
    await opened.close();
  }
  if (reference.has("forward-text.json")) {
    report(
      await verifyPaths(reference, backend, {
        path: reference.file("text-model"),
        name: "forward-text",
        group: "text",
      }),
    );
  }
  // The reference's adapters belong to its multimodal model.
  const takesImages = opened.model.model.capabilities.images !== false;
  const given = model !== undefined && isCheckpoint(model) && takesImages ? model : reference.file("model");
  for (const group of [
    await verifyAdapters(reference, backend, given),
    ...(model === undefined ? [await verifyForeignFiles(reference, backend)] : []),
  ]) {
    if (group !== undefined) report(group);
  }
  return passed;
}

async function* groupsOf(context: VerifyContext, model: VerifiedModel, suffix: string): AsyncGenerator<GroupResult> {
  const { reference } = context;
  if (reference.has("tokenizer.json")) {
    const cases = await reference.json("tokenizer.json", tokenizerCases);
    yield verifyTokenizer(model.tokenizer, cases);
    if (cases.decode !== undefined) yield verifyDecode(model.tokenizer, cases.decode);
  }
  if (model.model.capabilities.images === false) {
    yield* textOnlyGroups(context, model, suffix);
    return;
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
  const paths = `forward${suffix}.json`;
  if (reference.has(paths)) {
    const groups = await verifyForward(context, model, paths);
    yield groups.forward;
    yield groups.greedy;
    if (groups.causalOnly.total > 0) yield groups.causalOnly;
  }
  // There are scores of the checkpoint's own settings only.
  if (reference.has("score.json") && suffix === "") yield await verifyScore(context, model);
  if (reference.has("sampling.json")) yield verifySampling(await reference.json("sampling.json", sampling));
}

/** What can be compared of a model that was given without an image encoder. */
async function* textOnlyGroups(
  context: VerifyContext,
  model: VerifiedModel,
  suffix: string,
): AsyncGenerator<GroupResult> {
  const { reference } = context;
  // The reference has two models; their vocabularies tell which one this is.
  const bos = Int32Array.of(model.tokenizer.special.bos);
  await using sequence = await model.model.start({ segments: [{ type: "tokens", ids: bos }], length: 1 });
  for (const file of [`forward-text${suffix}.json`, `forward${suffix}.json`]) {
    if (!reference.has(file)) continue;
    const { cases } = await reference.json(file, forward);
    if (cases[0]?.logits.shape[0] !== sequence.logits.length) continue;
    const groups = await verifyForward(context, model, file);
    yield groups.forward;
    yield groups.greedy;
    return;
  }
  throw new InvalidArgumentError("The reference has nothing for a text-only model of this vocabulary.");
}
