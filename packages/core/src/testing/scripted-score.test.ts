import { expect, it } from "vitest";
import { createMockModel } from "./mock-model.js";

const ask = async (responses: readonly string[], prompts: readonly string[], continuations: readonly string[]) => {
  await using model = createMockModel({ responses });
  const chosen: (string | undefined)[] = [];
  for (const content of prompts) {
    const scores = await model.score({ messages: [{ role: "user", content }], continuations });
    chosen.push(scores.toSorted((a, b) => b.logprob - a.logprob)[0]?.text);
    for (const { tokenLogprobs, ids, logprob } of scores) {
      expect(tokenLogprobs).toHaveLength(ids.length);
      expect(tokenLogprobs.reduce((a, b) => a + b, 0)).toBe(logprob);
    }
  }
  return chosen;
};
const order = (first: string, second: string): string => `Which side?\nA: ${first}\nB: ${second}`;

it.each([
  ["a word", ["no"], ["Fever? yes or no."], ["yes", "no"], ["no"]],
  ["the first words", ["Yes, on the right.", "No."], ["Fluid?", "Fever?"], ["yes", "no"], ["yes", "no"]],
  ["an option", ["right"], [order("left", "right"), order("right", "left")], ["A", "B"], ["B", "A"]],
  ["a letter, as it first stood", ["B"], [order("left", "right"), order("right", "left")], ["A", "B"], ["B", "A"]],
  ["the beginning of an option", ["late"], ["When?\nA: early: today\nB: late: in days"], ["A", "B"], ["B"]],
  ["each of two askings", ["yes", "no"], ["Fever?", "Fever?"], ["yes", "no"], ["yes", "no"]],
  [
    "each of two questions of the same letters",
    ["yes", "no"],
    ["Is the left larger than the right?", "Is the right larger than the left?"],
    ["yes", "no"],
    ["yes", "no"],
  ],
  ["an option that is a letter", ["A"], ["Group?\nA: O\nB: A\nC: AB"], ["A", "B", "C"], ["B"]],
  ["what follows a thought", ["<unused94>thought\nyes<unused95>no"], ["Fever?"], ["yes", "no"], ["no"]],
])("a scripted response names %s", async (_, responses, prompts, continuations, expected) => {
  expect(await ask(responses, prompts, continuations)).toEqual(expected);
});

it("a response that names no answer is an error", async () => {
  await expect(ask(["perhaps"], ["Fever?"], ["yes", "no"])).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
});
