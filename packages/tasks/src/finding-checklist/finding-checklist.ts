import { closedQuestionChecks } from "../closed-question/ask.js";
import { type LanguageModel, isRecord, isText } from "@medgemma/core";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { choose } from "../closed-question/choose.js";
import { yesNoPrompt } from "../closed-question/prompt.js";
import type { ClosedAnswer, ClosedQuestionOptions } from "../closed-question/schema.js";
import { defineTask } from "../task/define-task.js";
import { type AnswersOrigin, describeAnswers } from "../task/describe-answers.js";
import { requireImages } from "../task/image-input.js";
import { fillTemplate } from "../task/prompt-template.js";
import type { TaskRun } from "../task/task-run.js";
import { type ChecklistItem, compare, toReportedStance } from "./compare.js";
import { type ChecklistPrompt, checklistPrompt } from "./prompt.js";
import { findingChecklistInput, type FindingChecklistInput, reportStances } from "./schema.js";

export interface FindingChecklistOptions extends Omit<ClosedQuestionOptions, "prompt"> {
  /** Other questions; the slot of both is `finding`. */
  readonly questions?: ChecklistPrompt;
}

/** One finding is done. */
export interface ChecklistEvent {
  readonly type: "item";
  readonly item: ChecklistItem;
  /** Findings that are done, and all. */
  readonly done: number;
  readonly total: number;
}

export interface FindingChecklist extends AnswersOrigin {
  readonly ok: true;
  /** In the order of the findings given. */
  readonly items: readonly ChecklistItem[];
  /** Those where images and report differ, the most urgent and then the most probable first: look again. */
  readonly disagreements: readonly ChecklistItem[];
  /** Those where the model abstained about the images. */
  readonly abstained: readonly ChecklistItem[];
}

/** Its prompt has two wordings. */
const checklistChecks = {
  ...closedQuestionChecks,
  prompt: { what: "left out: `questions` holds the wording", accept: () => false },
  questions: isRecord({ id: isText, version: isText, image: isText, report: isText }),
};

export const findingChecklistTask = defineTask<
  typeof findingChecklistInput,
  FindingChecklistOptions,
  ChecklistEvent,
  FindingChecklist
>({
  id: "finding-checklist",
  version: "2",
  input: findingChecklistInput,
  prompt: { sdk: yesNoPrompt },
  checks: checklistChecks,
  async *run(call) {
    const { images, findings, report, context } = call.input;
    const { questions = checklistPrompt, ...options } = call.options;
    const { model } = call;
    const time = new Date();
    requireImages(model, "finding-checklist", images.length);
    // There are no images in a question about the report.
    const textOptions = { ...options, blankImagePrior: false };
    const items: ChecklistItem[] = [];
    const answers: ClosedAnswer[] = [];
    for (const one of findings) {
      const { finding, question: own, urgency = 3 } = typeof one === "string" ? { finding: one } : one;
      const question = own ?? fillTemplate(questions.image, { finding });
      const seen = await askYesNo(model, { images, question, ...(context !== undefined && { context }) }, options);
      const asked = { question: fillTemplate(questions.report, { finding }), options: reportStances };
      const said = report === undefined ? undefined : await choose(model, { ...asked, context: report }, textOptions);
      answers.push(seen, ...(said === undefined ? [] : [said]));
      const item = compare({ finding, urgency }, seen, said && toReportedStance(said));
      items.push(item);
      yield { type: "item", item, done: items.length, total: findings.length };
    }
    const { imageFit } = options;
    const template = { id: questions.id, version: questions.version, user: `${questions.image}\n${questions.report}` };
    const preset = questions === checklistPrompt ? "sdk" : "custom";
    return {
      ok: true,
      items,
      disagreements: items
        .filter(({ disagreement }) => disagreement !== null)
        .toSorted((a, b) => a.urgency - b.urgency || b.probability - a.probability),
      abstained: items.filter(({ seen }) => seen === null),
      ...(await describeAnswers({ ...call, prompt: { preset, template } }, { time, images, imageFit, answers })),
    };
  },
});

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
  return findingChecklistTask.start(model, input, options);
}
