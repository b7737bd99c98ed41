import * as z from "zod";
import { partialJson } from "./partial-json.js";

/** What an unfinished answer holds so far: some fields of an object, some items of a list. */
export type PartialAnswer<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Partial<Value>;

/** The fields of an unfinished JSON answer that are there and fit; of a list, the items that do. */
export function partialFields<Value>(schema: z.ZodType<Value>, text: string): PartialAnswer<Value> {
  return fieldsOf(schema, partialJson(text)) as PartialAnswer<Value>;
}

function fieldsOf(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodArray) return Array.isArray(value) ? fittingItems(schema, value) : [];
  if (!(schema instanceof z.ZodObject) || typeof value !== "object" || value === null) return {};
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const fieldSchema = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (fieldSchema instanceof z.ZodArray && Array.isArray(field)) return [[name, fittingItems(fieldSchema, field)]];
    return fieldSchema instanceof z.ZodType ? fitting(fieldSchema, field).map((good) => [name, good]) : [];
  });
  return Object.fromEntries(fields);
}

function fittingItems({ element }: z.ZodArray, items: readonly unknown[]): readonly unknown[] {
  return items.flatMap((item) => fitting(element, item));
}

function fitting(schema: z.core.$ZodType, value: unknown): readonly unknown[] {
  const checked = z.safeParse(schema, value);
  return checked.success ? [checked.data] : [];
}
