import { codeOf } from "../collect.js";
import { ask, type ConformanceCase } from "../conformance-case.js";

const messages = ask("Is a cough a symptom?");

export const scoringCases: readonly ConformanceCase[] = [
  {
    name: "scores continuations token by token",
    async run({ model, expect }) {
      const loaded = await model();
      const [choice] = await loaded.score({ messages, continuations: ["Yes, it is."] });
      expect(choice?.ids).toEqual(Array.from(loaded.tokenizer.encode("Yes, it is.")));
      expect(choice?.tokenLogprobs.length).toBe(choice?.ids.length);
      for (const logprob of choice?.tokenLogprobs ?? []) expect(logprob).toBeLessThanOrEqual(0);
      expect(choice?.logprob).toBe(choice?.tokenLogprobs.reduce((a, b) => a + b, 0));
    },
  },
  {
    name: "scores a continuation the same whatever stands beside it",
    async run({ model, tolerance, expect }) {
      const loaded = await model();
      const together = await loaded.score({ messages, continuations: ["Yes, always.", "No, never.", "Yes, always."] });
      const [alone] = await loaded.score({ messages, continuations: ["No, never."] });
      const [first = NaN, second = NaN, third = NaN] = together.map(({ logprob }) => logprob);
      const tokens = together[1]?.ids.length ?? 0;
      expect(Math.abs(second - (alone?.logprob ?? NaN))).toBeLessThanOrEqual(tokens * tolerance);
      expect(Math.abs(third - first)).toBeLessThanOrEqual((together[0]?.ids.length ?? 0) * tolerance);
    },
  },
  {
    name: "refuses to score what does not fit into the context",
    async run({ model, capabilities, expect }) {
      const loaded = await model();
      const long = "cough ".repeat(capabilities.maxContext);
      expect(await codeOf(() => loaded.score({ messages, continuations: ["a", long] }))).toBe("ERR_PROMPT_TOO_LONG");
    },
  },
  {
    name: "refuses to score nothing",
    async run({ model, expect }) {
      const loaded = await model();
      expect(await codeOf(() => loaded.score({ messages, continuations: [] }))).toBe("ERR_INVALID_ARGUMENT");
      expect(await codeOf(() => loaded.score({ messages, continuations: [""] }))).toBe("ERR_INVALID_ARGUMENT");
    },
  },
];
