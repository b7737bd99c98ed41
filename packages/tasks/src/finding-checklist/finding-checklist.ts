import { closedQuestionChecks } from "../closed-question/ask.js";
import { type LanguageModel, isRecord, isText } from "@medgemma/core";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { choose } from "../closed-question/choose.js";
import type { ClosedQuestionOptions } from "../closed-question/schema.js";
import { intendedUseNotice } from "../task/intended-use.js";
import { requireImages } from "../task/image-input.js";
import { parseInput } from "../task/parse-input.js";
import { fillTemplate } from "../task/prompt-template.js";
import { describeOrigin, type Origin } from "../task/provenance.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { type ChecklistItem, compare, toReportedStance } from "./compare.js";
import { type ChecklistPrompt, checklistPrompt } from "./prompt.js";
import { findingChecklistInput, type FindingChecklistInput, reportStances } from "./schema.js";

export interface FindingChecklistOptions extends Omit<ClosedQuestionOptions, "prompt"> {
  /** Other questions; the slot of both is `finding`. */
  readonly prompt?: ChecklistPrompt;
}

/** One finding is done. */
export interface ChecklistEvent {
  readonly type: "item";
  readonly item: ChecklistItem;
  /** Findings that are done, and all. */
  readonly done: number;
  readonly total: number;
}

export interface FindingChecklist {
  /** In the order of the findings given. */
  readonly items: readonly ChecklistItem[];
  /** Those where images and report differ: look again. */
  readonly disagreements: readonly ChecklistItem[];
  /** Those where the model abstained about the images. */
  readonly abstained: readonly ChecklistItem[];
  readonly provenance: Origin;
  /** To be shown with the result. */
  readonly notice: string;
}

/** Its prompt has two wordings. */
const checklistChecks = {
  ...closedQuestionChecks,
  prompt: isRecord({ id: isText, version: isText, image: isText, report: isText }),
};

/**
 * A second read: asks for each finding whether the images show it, as a closed question, and compares with what a report
 * says of it. Probabilities are the model's, from its logits.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 */
export function findingChecklist(
  model: LanguageModel,
  input: FindingChecklistInput,
  options: FindingChecklistOptions = {},
): TaskRun<ChecklistEvent, FindingChecklist> {
  return startTask(options, checklistChecks, (given) => run(model, input, given));
}

async function* run(
  model: LanguageModel,
  input: FindingChecklistInput,
  { prompt = checklistPrompt, ...options }: FindingChecklistOptions,
): AsyncGenerator<ChecklistEvent, FindingChecklist, undefined> {
  const { images, findings, report, context } = parseInput(findingChecklistInput, input);
  requireImages(model, "finding-checklist", images.length);
  // There are no images in a question about the report.
  const textOptions = { ...options, blankImagePrior: false };
  const items: ChecklistItem[] = [];
  for (const finding of findings) {
    const seen = await askYesNo(
      model,
      { images, question: fillTemplate(prompt.image, { finding }), ...(context !== undefined && { context }) },
      options,
    );
    const asked = { question: fillTemplate(prompt.report, { finding }), options: reportStances };
    const said = report === undefined ? undefined : await choose(model, { ...asked, context: report }, textOptions);
    const item = compare(finding, seen, said && toReportedStance(said));
    items.push(item);
    yield { type: "item", item, done: items.length, total: findings.length };
  }
  const { imageFit = "pad" } = options;
  const template = { id: prompt.id, version: prompt.version, user: `${prompt.image}\n${prompt.report}` };
  return {
    items,
    disagreements: items.filter(({ disagreement }) => disagreement !== null),
    abstained: items.filter(({ seen }) => seen === null),
    provenance: await describeOrigin(model, { task: "finding-checklist", prompt: template, images, imageFit }),
    notice: intendedUseNotice,
  };
}
