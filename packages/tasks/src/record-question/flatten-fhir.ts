import { InvalidArgumentError } from "@medgemma/core";
import { checkRecord } from "./check-record.js";
import { elementText } from "./element-text.js";
import type { FhirResource } from "./schema.js";
import { isInError, statedElement, statedType } from "./stated-text.js";

/** A resource as a line of text. */
export interface RecordEntry {
  /** For example `Observation/123`; without an id, the type alone. */
  readonly reference: string;
  readonly resourceType: string;
  /** The resource's own date, as it stands there. */
  readonly date?: string;
  /** One line. */
  readonly text: string;
}

/** Elements that say when something was, the one that counts first. */
const dateElements = [
  "effectiveDateTime",
  "effectivePeriod",
  "effectiveInstant",
  "performedDateTime",
  "performedPeriod",
  "occurrenceDateTime",
  "onsetDateTime",
  "onsetPeriod",
  "period",
  "authoredOn",
  "recordedDate",
  "date",
  "issued",
  "started",
  "created",
  "birthDate",
] as const;

/** Elements that say nothing of the patient. */
const technical = new Set([
  "resourceType",
  "id",
  "meta",
  "implicitRules",
  "language",
  "text",
  "contained",
  "identifier",
]);

/**
 * Flattens a FHIR Bundle (R4, R5) or resources to one line each, the oldest first and those without a date before them.
 * Every element is written, whatever the resource; technical ones, the narrative, and references to the patient are left
 * out. Codes are written as their text or display.
 *
 * @throws {InvalidArgumentError} for what is no such record, or one that is deeper than 100 levels, has more than a million
 *   values or holds itself.
 */
export function flattenFhir(
  record: FhirResource | readonly FhirResource[],
  types?: readonly string[],
): readonly RecordEntry[] {
  return readRecord(record, types).map(({ entry }) => entry);
}

/** An entry with what it states: the same in words that the checks read, and nothing where it was entered in error. */
export interface StatedEntry {
  readonly entry: RecordEntry;
  readonly states: string;
}

/** The entries of `flattenFhir`, each with what it states. */
export function readRecord(
  record: FhirResource | readonly FhirResource[],
  types?: readonly string[],
): readonly StatedEntry[] {
  checkRecord(record);
  const entries = resourcesOf(record)
    .filter(({ resourceType }) => types === undefined || types.includes(resourceType))
    .map(toEntry);
  return entries.toSorted(({ entry: a }, { entry: b }) => compareText(a.date ?? "", b.date ?? ""));
}

function resourcesOf(record: FhirResource | readonly FhirResource[]): readonly FhirResource[] {
  if (!isResource(record)) {
    if (Array.isArray(record)) return record.flatMap(resourcesOf);
    throw new InvalidArgumentError("The record has to be a FHIR Bundle, or a list of resources with a `resourceType`.");
  }
  if (record.resourceType !== "Bundle") return [record];
  const entries: readonly unknown[] = Array.isArray(record["entry"]) ? record["entry"] : [];
  return entries.flatMap((entry) => {
    const resource = typeof entry === "object" && entry !== null ? Reflect.get(entry, "resource") : undefined;
    return isResource(resource) ? resourcesOf(resource) : [];
  });
}

function isResource(value: unknown): value is FhirResource {
  return (
    typeof value === "object" && value !== null && "resourceType" in value && typeof value.resourceType === "string"
  );
}

function toEntry(resource: FhirResource): StatedEntry {
  const resourceType = elementText(resource.resourceType);
  const id = elementText(resource.id);
  const dated = dateElements.find((name) => resource[name] !== undefined);
  const date = dated === undefined ? undefined : dateOf(resource[dated]);
  const named = Object.keys(resource).filter(
    (name) => !technical.has(name) && !name.startsWith("_") && !isPatientReference(resource[name]),
  );
  const own = named.filter((name) => !(name === dated && typeof resource[name] === "string"));
  const written = own.flatMap((name) => {
    const text = elementText(resource[name]);
    return text === "" ? [] : [`${name}: ${text}`];
  });
  const dating = date === undefined ? "" : ` (${date})`;
  const entry = {
    reference: id === "" ? resourceType : `${resourceType}/${id}`,
    resourceType,
    ...(date !== undefined && { date }),
    text: [`${resourceType}${dating}`, ...written].join("; "),
  };
  const stated = named
    .filter((name) => (own.includes(name) || name === "birthDate") && elementText(resource[name]) !== "")
    .map((name) => statedElement(resource, name));
  return { entry, states: isInError(resource) ? "" : [`${statedType(resource)}${dating}`, ...stated].join("; ") };
}

function dateOf(value: unknown): string | undefined {
  if (typeof value === "string") return elementText(value);
  const start = typeof value === "object" && value !== null ? Reflect.get(value, "start") : undefined;
  return typeof start === "string" ? elementText(start) : undefined;
}

function isPatientReference(value: unknown): boolean {
  const reference = typeof value === "object" && value !== null ? Reflect.get(value, "reference") : undefined;
  return typeof reference === "string" && /(^|\/)Patient\//.test(reference);
}

/** By code units: dates of FHIR sort as they are written. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
