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
    name: "scores a control token, and a prompt that was prepared before",
    async run({ model, expect }) {
      const loaded = await model();
      const request = { messages, continuations: ["Yes", "Yes."], controls: ["<end_of_turn>"] };
      const scored = await loaded.score(request);
      expect(scored.map(({ text }) => text)).toEqual(["Yes", "Yes.", "<end_of_turn>"]);
      expect(scored[2]?.ids).toEqual([loaded.tokenizer.special.endOfTurn]);
      const prepared = await loaded.prepare({ messages });
      expect(await loaded.score({ ...request, prepared })).toEqual(scored);
    },
  },
  {
    name: "scores behind what its turn begins with",
    async run({ model, tolerance, expect }) {
      const loaded = await model();
      const { startOfThought } = loaded.tokenizer.special;
      // One token for each, so that the text is cut into the same tokens both ways.
      const [whole] = await loaded.score({ messages, continuations: ["\n\n\n Yes"] });
      const begun = await loaded.score({ messages, continuations: [" Yes"], answerStart: { text: "\n\n\n" } });
      const last = whole?.tokenLogprobs.at(-1) ?? NaN;
      const isSameCut = whole?.ids.at(-1) === begun[0]?.ids.at(-1) && begun[0]?.ids.length === 1;
      if (isSameCut) expect(Math.abs(last - (begun[0]?.logprob ?? NaN))).toBeLessThanOrEqual(2 * tolerance);
      if (startOfThought === undefined) return;
      const closed = await loaded.score({ messages, continuations: [" Yes"], answerStart: { thought: "" } });
      expect(closed[0]?.logprob === begun[0]?.logprob).toBe(false);
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
