import { z } from "zod";
import { partialJson } from "./partial-json.js";

/** The fields of an unfinished JSON answer that are there and fit; of a list, the items that do. */
export function partialFields<Value>(schema: z.ZodType<Value>, text: string): Partial<Value> {
  const value = partialJson(text);
  if (!(schema instanceof z.ZodObject) || typeof value !== "object" || value === null) return {};
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const fieldSchema = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (fieldSchema instanceof z.ZodArray && Array.isArray(field)) {
      return [[name, field.flatMap((item) => fitting(fieldSchema.element, item))] as const];
    }
    return fieldSchema instanceof z.ZodType ? fitting(fieldSchema, field).map((good) => [name, good] as const) : [];
  });
  return Object.fromEntries(fields) as Partial<Value>;
}

function fitting(schema: z.core.$ZodType, value: unknown): readonly unknown[] {
  const checked = z.safeParse(schema, value);
  return checked.success ? [checked.data] : [];
}
