/** Elements inside elements that say nothing of the patient. */
const technical = new Set([
  "system",
  "id",
  "extension",
  "use",
  "userSelected",
  "reference",
  "identifier",
  "modifierExtension",
]);

/** A FHIR element as text in one line: codes by their names, quantities with units, periods with a dash. */
export function elementText(value: unknown): string {
  if (typeof value === "string") return value.replace(/\s+/g, " ").trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(elementText).filter(Boolean).join(", ");
  if (typeof value !== "object" || value === null) return "";
  const element = value as Readonly<Record<string, unknown>>;
  return quantity(element) ?? concept(element) ?? period(element) ?? reference(element) ?? fields(element);
}

/** CodeableConcept and Coding. */
function concept(element: Readonly<Record<string, unknown>>): string | undefined {
  const { text, coding, display, code, system } = element;
  const isConcept = Array.isArray(coding) || (typeof text === "string" && Object.keys(element).length === 1);
  if (isConcept && typeof text === "string") return elementText(text);
  if (Array.isArray(coding)) {
    // Codings of one concept mean the same: one with a name is enough.
    const named: unknown = coding.find((one) => typeof one === "object" && one !== null && "display" in one);
    return elementText(named ?? coding[0]);
  }
  return system !== undefined && (display ?? code) !== undefined ? elementText(display ?? code) : undefined;
}

function quantity({ value, unit, code, comparator }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof value !== "number") return undefined;
  return [`${elementText(comparator)}${value}`, elementText(unit ?? code)].filter(Boolean).join(" ");
}

function period({ start, end }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof start !== "string" && typeof end !== "string") return undefined;
  return `${elementText(start)} – ${elementText(end)}`.trim();
}

/** A reference is its display, or what it points to. */
function reference({ reference, display }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof reference !== "string") return undefined;
  return elementText(display ?? reference.split("/").slice(-2).join("/"));
}

function fields(element: Readonly<Record<string, unknown>>): string {
  return Object.entries(element)
    .flatMap(([name, child]) => {
      const text = technical.has(name) || name.startsWith("_") ? "" : elementText(child);
      return text === "" ? [] : [`${name} ${text}`];
    })
    .join(", ");
}
