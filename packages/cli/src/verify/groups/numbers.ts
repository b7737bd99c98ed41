import { argmax, type PreparedPrompt, type Sequence } from "@medgemma/core";
import { GroupReport, type GroupResult } from "../group-result.js";
import { maxDifference } from "../max-difference.js";
import { referenceImage, referencePrompt } from "../reference-prompt.js";
import { features, forward, type ForwardCase } from "../reference-schemas.js";
import type { VerifiedModel, VerifyContext } from "../verify-context.js";

/** Our logits must be at least this part of the way from the wrong ones to the right ones. */
const farFraction = 0.5;

/** The wrong logits must be this many times as far from ours as the right ones. */
const timesFarther = 10;

/** Logits that are fewer of the runtime's margins apart cannot tell which attention a model has. */
const tellingMargins = 20;

/** Image features after the projector. */
export async function verifyFeatures(
  { reference, tolerances }: VerifyContext,
  { model }: VerifiedModel,
): Promise<GroupResult> {
  const report = new GroupReport("features");
  const { cases } = await reference.json("features.json", features);
  const { images } = model.capabilities;
  for (const { image, features: expected } of cases) {
    if (images === false || model.imageFeatures === undefined) {
      report.check(false, "the model takes no images");
      continue;
    }
    const actual = await model.imageFeatures(await referenceImage(reference, image, images.imageSize));
    const difference = maxDifference(actual, await reference.floats(expected.file));
    report.measure(difference);
    report.check(difference <= tolerances.features, `${image}: ${difference.toExponential(2)}`);
  }
  return report.result();
}

/** The groups that run whole prompts of one file. */
export interface ForwardGroups {
  readonly forward: GroupResult;
  readonly greedy: GroupResult;
  readonly causalOnly: GroupResult;
}

/** Last-position logits, greedy continuations, and the distance from causal-only attention. */
export async function verifyForward(
  context: VerifyContext,
  model: VerifiedModel,
  file: string,
): Promise<ForwardGroups> {
  const reports = {
    forward: new GroupReport("forward"),
    greedy: new GroupReport("greedy"),
    causalOnly: new GroupReport("causal-only"),
  };
  reports.forward.note(`against ${file}`);
  const { cases } = await context.reference.json(file, forward);
  const textOnly = model.model.capabilities.images === false;
  const skipped = textOnly ? cases.filter(({ images }) => images.length > 0).length : 0;
  if (skipped > 0) reports.forward.note(`${skipped} cases with images skipped: the model takes none`);
  for (const forwardCase of cases) {
    if (textOnly && forwardCase.images.length > 0) continue;
    const prompt = await referencePrompt(context.reference, model, forwardCase);
    await verifyCase(context, model, { forwardCase, prompt, reports });
  }
  return {
    forward: reports.forward.result(),
    greedy: reports.greedy.result(),
    causalOnly: reports.causalOnly.result(),
  };
}

interface CaseInput {
  readonly forwardCase: ForwardCase;
  readonly prompt: PreparedPrompt;
  readonly reports: Readonly<Record<"forward" | "greedy" | "causalOnly", GroupReport>>;
}

async function verifyCase(
  { reference, tolerances }: VerifyContext,
  { model }: VerifiedModel,
  { forwardCase, prompt, reports }: CaseInput,
): Promise<void> {
  const { name, logits, causalOnly, causalOnlyDistance = 0 } = forwardCase;
  await using sequence = await model.start(prompt);
  const expected = await reference.floats(logits.file);
  const difference = maxDifference(sequence.logits, expected);
  const cosine = cosineOf(sequence.logits, expected);
  reports.forward.measure(difference);
  reports.forward.check(
    difference <= tolerances.logits && cosine >= tolerances.cosine,
    `${name}: ${difference.toExponential(2)}, cosine ${cosine.toFixed(6)}`,
  );
  if (causalOnly !== undefined) {
    const wrong = await reference.floats(causalOnly.file);
    const distance = maxDifference(sequence.logits, wrong);
    if (maxDifference(expected, wrong) < tellingMargins * tolerances.margin) {
      reports.forward.note(`${name} is too close to causal-only logits to tell them apart`);
    } else {
      reports.causalOnly.check(
        distance >= Math.max(timesFarther * difference, farFraction * causalOnlyDistance),
        `${name}: only ${distance.toExponential(2)} away from causal-only logits`,
      );
    }
  }
  const failure = await greedyFailure(sequence, forwardCase, tolerances.margin);
  reports.greedy.check(failure === undefined, `${name}: ${failure ?? ""}`);
}

function cosineOf(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, index) => sum + value * (y[index] as number), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Follows the reference's path; it may part where the two best tokens are too close to tell. */
async function greedyFailure(
  sequence: Sequence,
  { greedy, margins }: ForwardCase,
  tolerance: number,
): Promise<string | undefined> {
  for (const [step, expected] of greedy.entries()) {
    const id = argmax(sequence.logits);
    if (id !== expected) {
      const margin = margins[step] ?? Infinity;
      return margin < tolerance ? undefined : `token ${id} instead of ${expected} at step ${step} (margin ${margin})`;
    }
    if (step + 1 < greedy.length) await sequence.append(id);
  }
  return undefined;
}
