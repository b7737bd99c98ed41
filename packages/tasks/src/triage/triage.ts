import { type LanguageModel, isBoolean } from "@medgemma/core";
import { rate } from "../closed-question/rate.js";
import type { OptionProbability } from "../closed-question/schema.js";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { askRules } from "./ask-rules.js";
import { checkRationale, observationTexts, type UnverifiedReason } from "./check-rationale.js";
import type { News2 } from "./early-warning/news2.js";
import { triagePrompt } from "./prompt.js";
import { type RedFlag, redFlagsOf } from "./red-flags.js";
import { type AppliedRule, raiseUrgency } from "./rules/triage-rules.js";
import { triageInput, type TriageInput, writtenTriage } from "./schema.js";

export interface TriageOptions extends JsonTaskOptions {
  /** Also asks for the level as a closed question, for its probabilities. Default false. */
  readonly probabilities?: boolean;
}

export type TriageEvent = TaskEvent<{ readonly rationale?: string; readonly urgency?: string | null }>;

/** Why there is no level from the model. `undecided`: it wrote null. */
export type TriageFailure = JsonFailure | "undecided";

export interface Triage {
  /** The level: the model's, or a more urgent one that a rule demands. */
  readonly urgency: string;
  /** Its place on the scale: 0 is the most urgent. */
  readonly rank: number;
  /** What the model said. */
  readonly modelUrgency: string;
  /** The model's reasons for `modelUrgency`. */
  readonly rationale: string;
  /** Sentences of the rationale that say other than what was given, or name numbers that were not, with what fails. */
  readonly unverified: readonly UnverifiedReason[];
  /** Whether rules raised the level. */
  readonly raised: boolean;
  /** Of each level, from the model's logits; with `probabilities`. They know nothing of the rules. */
  readonly probabilities?: readonly OptionProbability[];
}

/** What rules say, whether the model's answer was usable or not. */
export interface RedFlagOutcome {
  readonly redFlags: readonly RedFlag[];
  /** Rules as data that applied, with set, version and source. */
  readonly appliedRules: readonly AppliedRule[];
  /** Rules as data that could not be asked, since a value is absent or in another unit. */
  readonly openRules: readonly string[];
  /** NEWS2 of the observations, or why there is none; absent without observations. */
  readonly earlyWarning?: News2;
  /** The level that the rules demand at least; null when none applies. */
  readonly atLeast: string | null;
}

export type TriageResult = TaskResult<{ readonly triage: Triage }, TriageFailure> & RedFlagOutcome;

export const triageTask = defineTask<typeof triageInput, TriageOptions, TriageEvent, TriageResult>({
  id: "triage",
  version: "2",
  input: triageInput,
  prompt: { sdk: triagePrompt },
  checks: { probabilities: isBoolean },
  output: ({ scale }) => writtenTriage(scale.map(({ level }) => level)),
  async *run(call) {
    const { images = [], scale, redFlags: rules = [], rules: ruleSets = [], observations, ...patient } = call.input;
    const { model, options } = call;
    const levels = scale.map(({ level }) => level);
    const redFlags = await redFlagsOf(patient, rules, options.signal);
    const { applied, open, earlyWarning } = askRules(ruleSets, call.input);
    const demanded = [...redFlags.map(({ atLeast }) => ({ level: atLeast })), ...applied];
    const ruled = {
      ...{ redFlags, appliedRules: applied, openRules: open },
      ...(earlyWarning !== undefined && { earlyWarning }),
      atLeast: raiseUrgency(levels, null, demanded),
    };
    const schema = answerSchema(writtenTriage(levels));
    const vitals = Object.entries(patient.vitals ?? {}).map(([name, value]) => `${name} ${value}`);
    const values = {
      scale: scale.map(({ level, meaning }) => `${level}: ${meaning}`).join("\n"),
      presentation: patient.presentation,
      age: patient.age,
      sex: patient.sex,
      vitals: [...vitals, ...observationTexts(observations)].join(", ") || undefined,
      form: describeForm(schema.form),
    };
    const answer = yield* generateJson(call, { messages: buildMessages(call, { values, images }), schema });
    const { outcome } = answer;
    if (!answer.ok) return { ...answer.failed, ...outcome, ...ruled };
    const { urgency: modelUrgency, rationale } = answer.value;
    if (modelUrgency === null) return { ok: false, reason: "undecided", problems: [], ...outcome, ...ruled };
    const urgency = raiseUrgency(levels, modelUrgency, demanded);
    const { signal, imageFit } = options;
    const rated =
      options.probabilities === true
        ? await rate(
            model,
            {
              images,
              context: [values.age, values.sex, values.vitals, patient.presentation].filter(Boolean).join("\n"),
              question: "How urgently should this patient be seen?",
              scale: scale.map(({ level, meaning }) => `${level}: ${meaning}`),
            },
            { ...(signal !== undefined && { signal }), ...(imageFit !== undefined && { imageFit }) },
          )
        : undefined;
    const probabilities = rated?.probabilities.map(({ probability }, index) => ({
      option: levels[index] ?? "",
      probability,
    }));
    return {
      ok: true,
      triage: {
        urgency,
        rank: levels.indexOf(urgency),
        modelUrgency,
        rationale,
        unverified: checkRationale(rationale, call.input),
        raised: urgency !== modelUrgency,
        ...(probabilities !== undefined && { probabilities }),
      },
      ...outcome,
      ...ruled,
    };
  },
});

/**
 * Suggests how urgently a patient should be seen, on the application's scale. The application's red-flag rules run
 * first and can only raise the level. When the model gives none, there is none, and the rules' level is in `atLeast`.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, or a rule that fails or answers neither true nor
 *   false.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function triage(
  model: LanguageModel,
  input: TriageInput,
  options: TriageOptions = {},
): TaskRun<TriageEvent, TriageResult> {
  return triageTask.start(model, input, options);
}
