import { elementText } from "./element-text.js";
import type { FhirResource } from "./schema.js";

/**
 * What an entry's status makes of the thing that it names.
 *
 * - `not`: denied, not done, not taken; `planned`: ordered, intended, booked; `stopped`, `held`: of drugs; `past`: over;
 * - `resolved`: of conditions; `possible`, `probable`: not yet confirmed.
 */
type Standing = "not" | "planned" | "stopped" | "held" | "past" | "resolved" | "possible" | "probable";

/** Resources of which the same statuses mean the same, with the elements that name what they are about. */
interface Kind {
  readonly types: string;
  readonly names: string;
  readonly standings: Readonly<Record<string, Standing>>;
}

const notDone = { "not-done": "not", cancelled: "not", abandoned: "not", declined: "not", revoked: "not" } as const;
const notYet = { draft: "planned", preparation: "planned", planned: "planned", intended: "planned" } as const;

const kinds: readonly Kind[] = [
  {
    types: "MedicationRequest MedicationStatement MedicationUsage",
    names: "medicationCodeableConcept medicationReference medication",
    standings: {
      ...notDone,
      ...notYet,
      ...{ "not-taken": "not", "not-taking": "not", stopped: "stopped", ended: "past", completed: "past" },
      ...{ "on-hold": "held", proposal: "planned", plan: "planned", option: "planned" },
    },
  },
  {
    types: "MedicationAdministration MedicationDispense Immunization",
    names: "medicationCodeableConcept medicationReference medication vaccineCode",
    standings: { ...notDone, ...notYet, "on-hold": "planned" },
  },
  {
    types: "Condition",
    names: "code",
    standings: {
      ...{ refuted: "not", differential: "possible", provisional: "possible", unconfirmed: "possible" },
      ...{ resolved: "resolved", remission: "past", inactive: "past" },
    },
  },
  {
    types: "AllergyIntolerance",
    names: "code",
    standings: { refuted: "not", unconfirmed: "possible", presumed: "probable", resolved: "past", inactive: "past" },
  },
  {
    types: "Procedure",
    names: "code",
    standings: { ...notDone, ...notYet, stopped: "not", "on-hold": "planned" },
  },
  {
    types: "ServiceRequest DeviceRequest NutritionOrder",
    names: "code codeCodeableConcept oralDiet",
    standings: { ...notDone, ...notYet, active: "planned", "on-hold": "planned", unknown: "planned" },
  },
  {
    types: "Appointment Encounter",
    names: "description serviceType type class appointmentType specialty reason reasonCode",
    standings: {
      ...{ ...notYet, cancelled: "planned", noshow: "planned", proposed: "planned", pending: "planned" },
      ...{ booked: "planned", waitlist: "planned" },
    },
  },
  { types: "Observation DiagnosticReport", names: "code", standings: { ...notDone, registered: "planned" } },
  { types: "Goal", names: "description", standings: { proposed: "planned", planned: "planned", active: "planned" } },
];

/** Words that say it, as a note does. */
const worded: Readonly<Record<Standing, (name: string) => string>> = {
  not: (name) => `no ${name}`,
  planned: (name) => `planned ${name}`,
  stopped: (name) => `stopped ${name}`,
  held: (name) => `held ${name}`,
  past: (name) => `previous ${name}`,
  resolved: (name) => `${name} has resolved`,
  possible: (name) => `possible ${name}`,
  probable: (name) => `probable ${name}`,
};

const statusElements = ["status", "intent", "verificationStatus", "clinicalStatus", "lifecycleStatus"] as const;

/** The codes of an entry's statuses, the one that counts first. */
function statusesOf(resource: FhirResource): readonly string[] {
  return statusElements.flatMap((name) => codesIn(resource[name]));
}

function codesIn(element: unknown): readonly string[] {
  if (typeof element === "string") return [element];
  const coding: unknown = typeof element === "object" && element !== null ? Reflect.get(element, "coding") : undefined;
  return (Array.isArray(coding) ? coding : []).flatMap((one: unknown) => {
    const code: unknown = typeof one === "object" && one !== null ? Reflect.get(one, "code") : undefined;
    return typeof code === "string" ? [code] : [];
  });
}

/** Whether an entry was made by mistake: it states nothing. */
export function isInError(resource: FhirResource): boolean {
  return statusesOf(resource).includes("entered-in-error");
}

/** What an entry is: an appointment that was cancelled, or is to come, is no visit. */
export function statedType(resource: FhirResource): string {
  const standing = standingOf(resource);
  const isVisit = /^(?:Appointment|Encounter)$/.test(resource.resourceType);
  return isVisit && standing !== undefined
    ? worded[standing](resource.resourceType)
    : elementText(resource.resourceType);
}

function kindOf({ resourceType }: FhirResource): Kind | undefined {
  return kinds.find(({ types }) => types.split(" ").includes(resourceType));
}

function standingOf(resource: FhirResource): Standing | undefined {
  if (resource["doNotPerform"] === true) return "not";
  const { standings = {} } = kindOf(resource) ?? {};
  const known = statusesOf(resource).find((status) => Object.hasOwn(standings, status));
  return known === undefined ? undefined : standings[known];
}

/** What an element says of the patient, in words that the checks read: statuses, components and ranges are told as in a note. */
export function statedElement(resource: FhirResource, name: string): string {
  const value = resource[name];
  if (name === "component" && Array.isArray(value)) return componentsText(value);
  if (name === "referenceRange") return rangeText(value);
  if (name === "birthDate") return birthText(elementText(value));
  const text = elementText(value);
  const kind = kindOf(resource);
  if (text === "" || kind === undefined || !kind.names.split(" ").includes(name)) return `${name}: ${text}`;
  const isAllergy = resource.resourceType === "AllergyIntolerance" && !/allerg|intoleran|hypersens|anaphyl/i.test(text);
  const named = isAllergy ? `allergy to ${text}` : text;
  const standing = standingOf(resource);
  return `${name}: ${standing === undefined ? named : worded[standing](named)}`;
}

/** A day of birth is one of its year, too. */
function birthText(date: string): string {
  const year = date.slice(0, 4);
  return [`date of birth: ${date}`, `born ${date}`, ...(year === date ? [] : [`born in ${year}`])].join("; ");
}

/** A range of what is usual, which is no result: one quantity with two ends. */
function rangeText(value: unknown): string {
  const ranges = (Array.isArray(value) ? value : [value]).map((range: unknown) => {
    const { low, high, text } = (typeof range === "object" && range !== null ? range : {}) as Record<string, unknown>;
    const [least, most] = [elementText(low), elementText(high)];
    if (least !== "" && most !== "") return `${least.split(" ")[0]}-${most}`;
    if (least !== "") return `above ${least}`;
    return most === "" ? elementText(text) : `below ${most}`;
  });
  return `reference range: ${ranges.filter(Boolean).join(", ")}`;
}

/** Each component as a label with its value, and a blood pressure as it is written. */
function componentsText(components: readonly unknown[]): string {
  const parts = components.map((component) => {
    const fields = (typeof component === "object" && component !== null ? component : {}) as Record<string, unknown>;
    const valued = Object.keys(fields).find((name) => /^(?:value|dataAbsentReason)/.test(name));
    return { label: elementText(fields["code"]), value: valued === undefined ? "" : elementText(fields[valued]) };
  });
  const [systolic, diastolic] = [/systol/i, /diastol/i].map((label) => parts.find((part) => label.test(part.label)));
  const number = systolic === undefined ? "" : (systolic.value.split(" ")[0] ?? "");
  const pressure = number === "" || diastolic === undefined ? [] : [`blood pressure ${number}/${diastolic.value}`];
  return [...pressure, ...parts.map(({ label, value }) => `${label} ${value}`.trim())].join("; ");
}
