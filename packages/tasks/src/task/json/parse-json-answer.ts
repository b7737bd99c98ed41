import type * as z from "zod";
import { listIssues, placeOf } from "../describe-issues.js";
import type { Failed } from "../task-result.js";
import type { AnswerSchema } from "./answer-schema.js";
import { findJson } from "./find-json.js";

export type ParsedJson<Value> =
  | { readonly ok: true; readonly value: Value }
  | Failed<"invalid-json" | "schema-mismatch" | "truncated">;

/**
 * Reads a JSON answer. The last JSON text that fits the schema counts, since models think aloud first; nothing is
 * repaired and nothing filled in.
 */
export function parseJsonAnswer<Value>(text: string, { check }: AnswerSchema<Value>): ParsedJson<Value> {
  const found = findJson(text);
  if (found.length === 0) return { ok: false, reason: "invalid-json", problems: [] };
  const results = found.toReversed().map((value) => ({ value, ...check.safeParse(value) }));
  const good = results.find(({ success }) => success);
  if (good?.success === true) {
    const problems = controlCharacters(good.value).map(
      (path) => `${placeOf(path, { schema: check, value: good.value })}: has control characters`,
    );
    return problems.length === 0 ? { ok: true, value: good.data } : { ok: false, reason: "schema-mismatch", problems };
  }
  const [last] = results;
  const error = last?.success === false ? last.error : undefined;
  const reason = error?.issues.some(wasCut) === true ? "truncated" : "schema-mismatch";
  return {
    ok: false,
    reason,
    problems: error === undefined ? [] : listIssues(error, { schema: check, value: last?.value }),
  };
}

/** Decoding leaves room for one character or item too many: who used it was not done. */
function wasCut(issue: z.core.$ZodIssue): boolean {
  return issue.code === "too_big" && (issue.origin === "string" || issue.origin === "array");
}

/** Places of strings with control characters: what `\beta` in JSON becomes. Line ends and tabs are fine. */
function controlCharacters(value: unknown, path: readonly PropertyKey[] = []): readonly (readonly PropertyKey[])[] {
  if (typeof value === "string") {
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value) ? [path] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => controlCharacters(Reflect.get(value, key), [...path, key]));
}
