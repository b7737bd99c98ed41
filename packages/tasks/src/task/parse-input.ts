import { InvalidArgumentError } from "@medgemma/core";
import type * as z from "zod";
import { describeIssues } from "./describe-issues.js";

/** Checks a task's input. @throws {InvalidArgumentError} naming fields and problems, never values. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const checked = schema.safeParse(input);
  if (!checked.success)
    throw new InvalidArgumentError(
      `The input is not valid: ${describeIssues(checked.error, { schema, value: input })}.`,
    );
  return checked.data;
}
