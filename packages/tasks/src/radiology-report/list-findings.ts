import type { Message } from "@medgemma/core";
import * as z from "zod";
import { checkFinding, type FindingField } from "../task/grounding/findings/check-finding.js";
import { numberSpans, sentencesOf, type SourceSpan } from "../task/grounding/source-spans.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import { taskBudgets } from "../task/budgets.js";
import type { TaskCall } from "../task/define-task.js";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import type { SecondFailure } from "../task/second-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import { findingListPrompt } from "./prompt.js";
import { listedFinding, type ListedFinding, type RadiologyReportSections } from "./schema.js";

/** A sentence of a report and the section that it stands in. */
export interface ReportSentence extends SourceSpan {
  /** `start` and `end` count from the beginning of this section. */
  readonly section: keyof RadiologyReportSections;
}

/** A finding of the list. */
export interface ReportedFinding extends Omit<ListedFinding, "sentence"> {
  /** The sentence of the report that states it. */
  readonly statement: ReportSentence;
}

/** A finding that its sentence does not state as it is listed. */
export interface UnverifiedFinding extends ReportedFinding {
  /** Fields that the sentence does not state of this finding. */
  readonly wrong: readonly FindingField[];
}

export interface FindingLists {
  /** Findings whose sentence states each of their fields: finding, side, site, status and change, see `checkFinding`. */
  readonly findings: readonly ReportedFinding[];
  /** Findings of which a field is not stated: what the model added or changed. */
  readonly unverified: readonly UnverifiedFinding[];
}

/**
 * The list, or why there is none. `no-room`: the context does not hold report, question and list; nothing was asked, and
 * `problems` has the numbers. `failed`: the model failed while it wrote the list.
 */
export type FindingListResult = TaskResult<FindingLists, JsonFailure> | SecondFailure;

export interface FindingListRequest {
  readonly prompt: PromptTemplate;
  /** The conversation that the report came from, so that its prefix is reused. */
  readonly messages: readonly Message[];
  readonly sections: RadiologyReportSections;
}

/** Has the model list the findings of its report, and checks each against the sentence that it cites. */
export async function* listFindings(
  call: Omit<TaskCall<unknown, JsonTaskOptions>, "input">,
  { prompt, messages, sections }: FindingListRequest,
): AsyncGenerator<TaskEvent<object>, FindingListResult, undefined> {
  const sentences = sentencesOfReport(sections);
  const sentence = z.int().min(1).max(sentences.length);
  const schema = answerSchema(z.strictObject({ findings: z.array(listedFinding.extend({ sentence })).max(40) }));
  const text = fillTemplate(prompt.user, { sentences: numberSpans(sentences), form: describeForm(schema.form) });
  // `maxTokens` is the report's; the list has its own budget.
  const { maxTokens: _, ...options } = call.options;
  const listing = {
    ...call,
    options,
    task: { ...call.task, id: "radiology-report/finding-list" },
    prompt: { preset: prompt === findingListPrompt ? ("sdk" as const) : ("custom" as const), template: prompt },
    budget: taskBudgets["radiology-report/finding-list"],
  };
  const answer = yield* generateJson(listing, { messages: [...messages, { role: "user", content: text }], schema });
  const { outcome } = answer;
  if (!answer.ok) return { ...answer.failed, ...outcome };
  const listed = answer.value.findings.flatMap(({ sentence, ...finding }) => {
    const statement = sentences[sentence - 1];
    return statement === undefined ? [] : [{ ...finding, statement }];
  });
  if (listed.length === 0) return { ok: false, reason: "empty", problems: [], ...outcome };
  const checked = listed.map((finding) => ({ finding, wrong: checkFinding(finding, finding.statement.text).wrong }));
  return {
    ok: true,
    findings: checked.filter(({ wrong }) => wrong.length === 0).map(({ finding }) => finding),
    unverified: checked.filter(({ wrong }) => wrong.length > 0).map(({ finding, wrong }) => ({ ...finding, wrong })),
    ...outcome,
  };
}

function sentencesOfReport(sections: RadiologyReportSections): readonly ReportSentence[] {
  const names = ["findings", "comparison", "impression"] as const;
  return names.flatMap((section) => sentencesOf(sections[section] ?? "").map((sentence) => ({ ...sentence, section })));
}
