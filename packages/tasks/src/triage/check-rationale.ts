import type * as z from "zod";
import { checkStatement, type FailedField } from "../task/grounding/check-statement.js";
import { sentencesOf } from "../task/grounding/source-spans.js";
import type { triageInput } from "./schema.js";

/** A sentence of a rationale that what was given does not bear out. */
export interface UnverifiedReason {
  readonly text: string;
  readonly failed: readonly FailedField[];
}

/**
 * Sentences that say other than what was given of the patient, have numbers that were not, or are in a language that is not read. Words that were not given are no
 * ground: a rationale says what follows.
 */
export function checkRationale(rationale: string, patient: z.output<typeof triageInput>): readonly UnverifiedReason[] {
  const given = statementsOf(patient);
  return sentencesOf(rationale).flatMap(({ text }) => {
    const { failed } = checkStatement(text, given);
    const counting = failed.filter(
      ({ field, source }) => source !== undefined || field === "number" || field === "language",
    );
    return counting.length === 0 ? [] : [{ text, failed: counting }];
  });
}

const consciousnessWords: Readonly<Record<string, string>> = {
  A: "alert",
  C: "newly confused",
  V: "not alert and responds to voice",
  P: "not alert and responds to pain",
  U: "not alert and unresponsive",
};

function statementsOf({ presentation, age, sex, vitals = {}, observations = {} }: z.output<typeof triageInput>) {
  const measured = Object.entries(observations)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      if (typeof value === "string") return `The patient is ${consciousnessWords[value] ?? value}.`;
      const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      return `${label} ${typeof value === "object" && value !== null ? `${value.value} ${value.unit}` : String(value)}.`;
    });
  return [
    ...sentencesOf(presentation).map(({ text }) => text),
    ...(age === undefined ? [] : [`Age: ${age}.`]),
    ...(sex === undefined ? [] : [`Sex: ${sex}.`]),
    ...Object.entries(vitals).map(([name, value]) => `${name} ${value}.`),
    ...measured,
  ];
}
