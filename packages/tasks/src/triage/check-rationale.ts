import type * as z from "zod";
import { checkStatement, type FailedField } from "../task/grounding/check-statement.js";
import { sentencesOf } from "../task/grounding/source-spans.js";
import { knownPoints, type News2Points } from "./early-warning/news2.js";
import type { EarlyWarningField } from "./early-warning/vitals.js";
import type { triageInput, TriageObservations } from "./schema.js";

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
  const points = knownPoints(patient.observations ?? {});
  const named = sexes.map((pattern) => pattern.test(patient.sex ?? ""));
  const sex = named[0] === named[1] ? -1 : named.indexOf(true);
  // `Her husband says that he`: not only the patient is spoken of.
  const speaksOfOthers = sex >= 0 && spoken[1 - sex]?.test(patient.presentation) === true;
  return sentencesOf(rationale).flatMap(({ text }) => {
    const { failed } = checkStatement(text, given);
    const counting: FailedField[] = failed.filter(
      ({ field, source }) => source !== undefined || field === "number" || field === "language",
    );
    if (callsNormal(text, points)) counting.push({ field: "number", statement: text });
    if (hasOtherSex(text, sex, speaksOfOthers))
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

/** What a sentence calls normal, by the parameter of NEWS2 that says otherwise when it has points. */
const normals: readonly (readonly [RegExp, readonly EarlyWarningField[]])[] = [
  [
    /\b(?:vital signs?|vitals|observations|h(?:a)?emodynamic\w*)\b/i,
    ["respiratoryRate", "oxygenSaturation", "systolicBloodPressure", "pulse", "temperature"],
  ],
  [/\b(?:blood pressure|normotensi\w+|bp)\b/i, ["systolicBloodPressure"]],
  [/\b(?:pulse|heart rate|tachycardi\w+|bradycardi\w+|hr)\b/i, ["pulse"]],
  [/\b(?:saturation|spo2|oxygenation|hypoxi\w+|hypox(?:a)?emi\w+)\b/i, ["oxygenSaturation"]],
  [/\b(?:respiratory rate|tachypn(?:o)?e\w+|breathing)\b/i, ["respiratoryRate"]],
  [/\b(?:temperature|fever|febrile|afebrile)\b/i, ["temperature"]],
];
const calm =
  /\b(?:normal|stable|unremarkable|reassuring|within (?:the )?normal|normotensive|afebrile|no (?:tachycardia|bradycardia|hypotension|hypertension|hypoxi\w+|tachypn\w+|fever)|not (?:tachycardic|bradycardic|hypotensive|hypoxic|febrile))\b/i;

/** Whether a sentence calls normal what was measured and is not. */
function callsNormal(text: string, points: Partial<News2Points>): boolean {
  if (!calm.test(text)) return false;
  return normals.some(([pattern, about]) => pattern.test(text) && about.some((field) => (points[field] ?? 0) > 0));
}

function statementsOf({ presentation, age, sex, vitals = {}, observations = {} }: z.output<typeof triageInput>) {
  const measured = observationTexts(observations).map((text) => `${text}.`);
  return [
    ...sentencesOf(presentation).map(({ text }) => text),
    ...(age === undefined ? [] : [`Age: ${age}.`]),
    ...(sex === undefined ? [] : [`Sex: ${sex}.`]),
    ...Object.entries(vitals).map(([name, value]) => `${name} ${value}.`),
    ...measured,
  ];
}
