import { flattenFhir } from "@medgemma/tasks";
import { mutateJson } from "../fuzz-tools/mutate-json.mjs";

/** @typedef {import("../fuzz-tools/random.mjs").Random} Random */

const observation = {
  resourceType: "Observation",
  id: "hb",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "718-7", display: "Hemoglobin" }] },
  subject: { reference: "Patient/p1" },
  effectiveDateTime: "2024-03-02",
  valueQuantity: { value: 9.1, unit: "g/dL" },
};
const medication = {
  resourceType: "MedicationRequest",
  medicationCodeableConcept: { text: "Apixaban 5 mg" },
  authoredOn: "2024-02-01",
  dosageInstruction: [{ text: "twice daily", timing: { repeat: { frequency: 2, period: 1, periodUnit: "d" } } }],
};
const encounter = { resourceType: "Encounter", id: "e", period: { start: "2024-03-01", end: "2024-03-04" } };

export const seeds = [
  { resourceType: "Bundle", entry: [{ resource: observation }, { resource: medication }, { resource: encounter }] },
  [observation, medication, encounter],
  observation,
];

/**
 * Data, and sometimes what JSON cannot hold: a part that holds itself, or values that have no text.
 *
 * @param {unknown} seed
 * @param {Random} random
 */
export function mutate(seed, random) {
  const record = mutateJson(seed, random, [
    "resourceType",
    "Bundle",
    "entry",
    "resource",
    "reference",
    "coding",
    "value",
    "date",
  ]);
  if (typeof record !== "object" || record === null || !random.chance(0.2)) return record;
  const holder = /** @type {Record<string, unknown>} */ (record);
  /** @type {unknown[]} */
  const odd = [record, [record], { value: 1n }, Symbol("x"), () => 1];
  holder[random.pick(["self", "code", "date", "id", "0"])] = random.pick(odd);
  return record;
}

/** @param {Parameters<typeof flattenFhir>[0]} record */
export function run(record) {
  for (const { text } of flattenFhir(record))
    if (/[\r\n]/.test(text)) throw new Error("A resource takes more than a line.");
}
