import type { LanguageModel } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { expect, it } from "vitest";
import type { JsonTaskOptions } from "../task-options.js";
import { uglyAnswers, valueOf, verdictOf } from "./ugly-answers.js";

type Run = (model: LanguageModel, options: JsonTaskOptions) => PromiseLike<{ readonly ok: boolean }>;

/** A mock that writes the given answers, one a call, as they are. */
export function scripted(...responses: readonly string[]): LanguageModel {
  return createMockModel({ responses });
}

/**
 * Declares a test for each ugly answer: it gives exactly what the good one gives, or a failure without any value.
 * `kept` names fields that failures carry by right, such as an application's own rules.
 */
export function itInventsNothing(good: object, run: Run, kept: readonly string[] = []): void {
  it.each(uglyAnswers(good))("makes nothing up of $name", async ({ answer, expected, options }) => {
    const clean = await run(scripted(JSON.stringify(good)), { constrain: false });
    expect(verdictOf(clean)).toBe("value");
    const result = await run(scripted(answer), options);
    // Finished items of a list that was cut off are no invention; the result says so.
    if (expected === "truncated" && result.ok) {
      expect(result).toHaveProperty("cut", true);
      return;
    }
    const verdict = verdictOf(result);
    if (verdict === "value") expect(valueOf(result)).toEqual(valueOf(clean));
    else expect(Object.keys(valueOf(result))).toEqual(kept);
    if (expected === "failure") expect(verdict).not.toBe("value");
    else expect(verdict).toBe(expected);
  });

  it("gives the same under a constraint, with and without a thought", async () => {
    const json = JSON.stringify(good);
    const clean = await run(scripted(json), { constrain: false });
    for (const answer of [json, `<unused94>thought\n{"x": 1}<unused95>${json}`]) {
      const result = await run(scripted(answer), {});
      expect(valueOf(result)).toEqual(valueOf(clean));
      expect(result).toMatchObject({ ok: true, provenance: { schema: { constrained: true } } });
    }
    expect(await run(scripted(json), { maxTokens: 5 })).toMatchObject({ ok: false, reason: "truncated" });
  });
}
