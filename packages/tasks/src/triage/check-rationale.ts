import type * as z from "zod";
import { checkStatement, type FailedField } from "../task/grounding/check-statement.js";
import { sentencesOf } from "../task/grounding/source-spans.js";
import { news2 } from "./early-warning/news2.js";
import { readAge } from "./early-warning/vital-units.js";
import type { triageInput, TriageObservations } from "./schema.js";
import { misstatesVitals, namesSignOf } from "./vital-claims.js";

/** A sentence of a rationale that what was given does not bear out. */
export interface UnverifiedReason {
  readonly text: string;
  readonly failed: readonly FailedField[];
}

/** Words for the sexes, of which a rationale may have another one than was given. */
const sexes: readonly RegExp[] = [
  /(?<!\p{L})(?:male|man|boy|gentleman|männlich\p{L}*|mann|junge|masculin|homme|garçon|masculino|hombre|niño|varón|homem|menino|m)(?!\p{L})/iu,
  /(?<!\p{L})(?:female|woman|girl|lady|weiblich\p{L}*|frau|mädchen|féminine?|femme|fille|femenin[oa]|feminin[oa]|mujer|niña|mulher|menina|f|w)(?!\p{L})/iu,
];
const spoken: readonly RegExp[] = [
  /(?<!\p{L})(?:male|man|boy|gentleman|he|his|him)(?!\p{L})/iu,
  /(?<!\p{L})(?:female|woman|girl|lady|she|her|hers)(?!\p{L})/iu,
];

/** Whether a sentence speaks of the patient as of the other sex; not where it, or what was given, speaks of both. */
function hasOtherSex(text: string, given: number, relatives: boolean): boolean {
  if (given < 0 || relatives) return false;
  return spoken[1 - given]?.test(text) === true && spoken[given]?.test(text) === false;
}

/**
 * Sentences that say other than what was given of the patient, have numbers that were not, or are in a language that is not read. Words that were not given are no
 * ground: a rationale says what follows.
 */
export function checkRationale(rationale: string, patient: z.output<typeof triageInput>): readonly UnverifiedReason[] {
  const given = statementsOf(patient);
  const { observations = {}, presentation } = patient;
  const named = sexes.map((pattern) => pattern.test(patient.sex ?? ""));
  const sex = named[0] === named[1] ? -1 : named.indexOf(true);
  // `Her husband says that he`: not only the patient is spoken of.
  const speaksOfOthers = sex >= 0 && spoken[1 - sex]?.test(patient.presentation) === true;
  return sentencesOf(rationale).flatMap(({ text }) => {
    const { failed } = checkStatement(text, given);
    const counting: FailedField[] = failed.filter(
      ({ field, statement, source }) =>
        (source !== undefined || field === "number" || field === "language") &&
        !(field === "label" && statement !== undefined && namesSignOf(statement, text, observations)),
    );
    if (misstatesVitals(text, presentation, observations)) counting.push({ field: "number", statement: text });
    if (hasOtherSex(text, sex, speaksOfOthers) && !counting.some(({ field }) => field === "subject"))
      counting.push({ field: "subject", statement: text, ...(patient.sex !== undefined && { source: patient.sex }) });
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

/** Measured values in words: `systolic blood pressure 84 mmHg`, `not alert and responds to voice`. */
export function observationTexts(observations: TriageObservations = {}): readonly string[] {
  return Object.entries(observations).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    if (typeof value === "string") return [`the patient is ${consciousnessWords[value] ?? value}`];
    const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    if (typeof value === "boolean") return [`${label} ${value ? "given" : "not given"}`];
    return [`${label} ${value.value} ${value.unit}`];
  });
}

function statementsOf({ presentation, age, sex, vitals = {}, observations = {} }: z.output<typeof triageInput>) {
  const { news2: score } = news2(observations, observations.age ?? readAge(age ?? ""));
  const texts = observationTexts(observations);
  // `Blood pressure 84 mmHg` is the systolic one.
  const measured = [...texts, ...texts.map((text) => text.replace(/^systolic /, ""))].map((text) => `${text}.`);
  return [
    ...sentencesOf(presentation).map(({ text }) => text),
    ...(age === undefined ? [] : [`Age: ${age}.`]),
    ...(sex === undefined ? [] : [`Sex: ${sex}.`]),
    ...Object.entries(vitals).map(([name, value]) => `${name} ${value}.`),
    ...measured,
    ...(score === null ? [] : [`NEWS2 score ${score}.`]),
  ];
}
