import { InvalidArgumentError } from "@medgemma/core";
import { checkRecord } from "./check-record.js";
import { elementText } from "./element-text.js";
import type { FhirResource } from "./schema.js";

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
  checkRecord(record);
  const entries = resourcesOf(record)
    .filter(({ resourceType }) => types === undefined || types.includes(resourceType))
    .map(toEntry);
  return entries.toSorted((a, b) => compareText(a.date ?? "", b.date ?? ""));
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

function toEntry(resource: FhirResource): RecordEntry {
  const resourceType = elementText(resource.resourceType);
  const id = elementText(resource.id);
  const dated = dateElements.find((name) => resource[name] !== undefined);
  const date = dated === undefined ? undefined : dateOf(resource[dated]);
  const elements = Object.entries(resource).flatMap(([name, value]) => {
    if (technical.has(name) || name.startsWith("_") || (name === dated && typeof value === "string")) return [];
    const text = isPatientReference(value) ? "" : elementText(value);
    return text === "" ? [] : [`${name}: ${text}`];
  });
  return {
    reference: id === "" ? resourceType : `${resourceType}/${id}`,
    resourceType,
    ...(date !== undefined && { date }),
    text: [`${resourceType}${date === undefined ? "" : ` (${date})`}`, ...elements].join("; "),
  };
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
