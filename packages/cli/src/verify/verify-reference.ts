import { verifyChat, verifyLiteral } from "./groups/chat.js";
import { verifyFeatures, verifyForward } from "./groups/numbers.js";
import { verifyPanAndScan, verifyPixels } from "./groups/pixels.js";
import { verifySampling } from "./groups/sampling.js";
import { verifyScore } from "./groups/score.js";
import { verifyDecode, verifyTokenizer } from "./groups/tokenizer.js";
import { type GroupResult, mergeResults } from "./group-result.js";
import { isCheckpoint, openCheckpoint } from "./open-checkpoint.js";
import { ReferenceFolder } from "./reference-folder.js";
import { chat, panAndScanCases, pixels, sampling, tokenizerCases } from "./reference-schemas.js";
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

/** Reference data of adapters, and the adapters that give it when they are merged. */
const adapterReferences: readonly { readonly file: string; readonly adapters: readonly string[] }[] = [
  { file: "forward-lora.json", adapters: ["lora", "lora-old-names"] },
  { file: "forward-lora-everything.json", adapters: ["lora-everything"] },
];

/**
 * Checks a model on a runtime against reference data from Hugging Face transformers.
 *
 * @returns whether every group that the folder holds passed, and no file of it was altered.
 */
export async function verifyReference({ reference: path, model, backend, onResult }: VerifyOptions): Promise<boolean> {
  const reference = new ReferenceFolder(path);
  const context: VerifyContext = { reference, tolerances: backend.tolerances };
  let passed = true;
  const report = (result: GroupResult): void => {
    passed &&= result.passed === result.total && result.total > 0;
    onResult(result);
  };
  report(await reference.checkIndex());
  const opened = await openCheckpoint(backend, model ?? reference.file("model"));
  try {
    for await (const result of groupsOf(context, opened.model)) report(result);
  } finally {
    await opened.close();
  }
  if (reference.has("forward-text.json")) {
    const text = await openCheckpoint(backend, reference.file("text-model"));
    report(await verifyPaths(context, text, { file: "forward-text.json", group: "text" }));
  }
  const lora = await verifyAdapters(context, backend, model);
  if (lora !== undefined) report(lora);
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

/** Logits and greedy continuations of one file in one group; closes the model. */
async function verifyPaths(
  context: VerifyContext,
  { model, close }: Awaited<ReturnType<typeof openCheckpoint>>,
  { file, group }: { readonly file: string; readonly group: string },
): Promise<GroupResult> {
  try {
    const { forward, greedy } = await verifyForward(context, model, file);
    return mergeResults(group, [forward, greedy]);
  } finally {
    await close();
  }
}

/** Adapters merged into the base, in every spelling of their names that the folder holds. */
async function verifyAdapters(
  context: VerifyContext,
  backend: VerifyBackend,
  given: string | undefined,
): Promise<GroupResult | undefined> {
  const { reference } = context;
  // Only a checkpoint can have adapters merged into it; what is converted already cannot.
  const base = given !== undefined && isCheckpoint(given) ? given : reference.file("model");
  if (!isCheckpoint(base)) return undefined;
  const results: GroupResult[] = [];
  for (const { file, adapters } of adapterReferences) {
    if (!reference.has(file)) continue;
    for (const name of adapters.filter((adapter) => reference.has(adapter))) {
      const merged = [{ folder: reference.file(name) }];
      const opened = await openCheckpoint(backend, base, merged);
      results.push(await verifyPaths(context, opened, { file, group: name }));
    }
  }
  return results.length === 0 ? undefined : mergeResults("lora", results);
}
