import type { ClosedAnswer, MultipleChoiceResult } from "@medgemma/tasks";
import { expect, it } from "vitest";
import { fakeContext } from "../testing/fake-context.js";
import { printThoughts } from "./print-thoughts.js";

type Shown = ClosedAnswer | MultipleChoiceResult;

const scored = { ok: true, answer: "yes", thinking: ["Look twice.\u001b[2J", "Look again."] } as unknown as Shown;
const reasoned = { ok: true, answer: "A", reasoning: { raw: "A.", thinking: "Compare." } } as unknown as Shown;

it.each([
  [scored, true, ["Look twice.", "Look again."]],
  [reasoned, true, ["Compare."]],
  [scored, false, []],
])("shows thoughts when asked (%#)", (answer, showThinking, thoughts) => {
  const context = fakeContext();
  printThoughts(answer, { showThinking }, context);
  for (const thought of thoughts) expect(context.stderr.text).toContain(thought);
  expect(context.stderr.text === "").toBe(thoughts.length === 0);
  expect(context.stderr.text).not.toContain("\u001b");
});
