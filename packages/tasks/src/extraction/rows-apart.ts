import { checkLaboratoryRow, type LaboratoryRowField } from "./check-row.js";

/** Fields of a list's item whose values do not stand together in the source. */
type Item = Readonly<Record<string, unknown>>;

/** Names that applications give to the fields of a laboratory row. */
const laboratoryNames: Readonly<Record<LaboratoryRowField, readonly string[]>> = {
  name: ["test", "name", "analyte", "parameter"],
  result: ["value", "result"],
  unit: ["unit", "units"],
  range: ["referenceRange", "reference", "range", "reference_range"],
  flag: ["flag"],
};

/** Lines in which the fields of one item may stand. */
const window = 3;

/**
 * Fields of an item of a list that stand in the source, but not together: a laboratory row is looked for as one, and the values of
 * any other item must stand within three lines.
 *
 * @param normalize how texts are compared.
 */
export function fieldsApart(item: Item, source: string, normalize: (text: string) => string): readonly string[] {
  const nameOf = (field: LaboratoryRowField): string | undefined =>
    laboratoryNames[field].find((name) => Object.hasOwn(item, name));
  const [name, result] = [nameOf("name"), nameOf("result")];
  if (name !== undefined && result !== undefined && typeof item[name] === "string") {
    const textAt = (field: LaboratoryRowField): string | null => textOf(item[nameOf(field) ?? ""]);
    const row = {
      name: item[name],
      result: textAt("result"),
      unit: textAt("unit"),
      range: textAt("range"),
      flag: textAt("flag"),
    };
    const { wrong } = checkLaboratoryRow(row, source);
    return wrong.flatMap((field) => nameOf(field) ?? []);
  }
  const fields = Object.entries(item).flatMap(([field, value]) => {
    const text = textOf(value);
    return text === null ? [] : [[field, normalize(text)] as const];
  });
  const lines = source.split(/\r\n?|\n/).map(normalize);
  const isTogether = lines.some((_, at) => {
    const near = lines.slice(at, at + window).join(" ");
    return fields.every(([, text]) => near.includes(text));
  });
  return isTogether || fields.length < 2 ? [] : fields.map(([field]) => field);
}

function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
