import type { JsonSchema, RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText } from "../task/text-input.js";

/** What `extract` takes beside the schema: a text, images of pages, or both. */
export const extractionInput = z
  .strictObject({
    text: longText.optional(),
    images: z.array(imageInput).readonly().optional(),
    /** More about what is wanted. */
    instructions: longText.optional(),
    schema: z.custom<z.ZodType | JsonSchema>(
      (value) => typeof value === "object" && value !== null,
      "must be a schema",
    ),
  })
  .refine(({ text, images = [] }) => text !== undefined || images.length > 0, "needs a text or an image");

export interface ExtractionInput<Schema extends z.ZodType | JsonSchema> {
  readonly text?: string;
  readonly images?: readonly RgbImage[];
  readonly instructions?: string;
  /** The application's: a zod schema or a JSON Schema. Make what may be missing nullable. */
  readonly schema: Schema;
}

/** The value of a schema; of a JSON Schema, any. */
export type Extracted<Schema extends z.ZodType | JsonSchema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

const printed = z.string().trim().min(1).max(120);

/** A laboratory report, as printed. An example to start from. */
export const laboratoryReport = z.strictObject({
  collected: printed.nullable().describe("date and time as printed"),
  results: z
    .array(
      z.strictObject({
        test: printed,
        value: printed.describe("as printed, with < or > if there"),
        unit: printed.nullable(),
        referenceRange: printed.nullable(),
        flag: printed.nullable().describe("as printed, for example H or L"),
      }),
    )
    .max(60),
});

export type LaboratoryReport = z.output<typeof laboratoryReport>;
