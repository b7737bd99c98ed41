import type { GenerationRequest, LanguageModel } from "@medgemma/core";
import { type Collected, collect } from "../collect.js";
import { ask, type ConformanceCase } from "../conformance-case.js";

const schema = {
  type: "object",
  additionalProperties: false,
  required: ["finding", "probability", "comparison"],
  properties: {
    finding: { type: "string", maxLength: 8 },
    probability: { enum: ["certain", "uncertain", "unlikely"] },
    comparison: { type: "boolean" },
  },
};

const sentence = "The lungs are clear, the heart is of normal size and there is no effusion. ";

const requests: readonly GenerationRequest[] = [
  { messages: ask("Report it."), constraint: { type: "json-schema", schema }, maxTokens: 120 },
  { messages: ask(`Say it again: ${sentence.repeat(3)}`), maxTokens: 60, detectLoops: false },
  { messages: ask(sentence), maxTokens: 40, sampling: { temperature: 0.7, seed: 7 }, stop: ["zzz"] },
];

async function both(model: LanguageModel, request: GenerationRequest): Promise<readonly [Collected, Collected]> {
  return [
    await collect(model, { ...request, speculative: false, logprobs: 4 }),
    await collect(model, { ...request, speculative: true, logprobs: 4 }),
  ];
}

export const speculationCases: readonly ConformanceCase[] = [
  {
    name: "keeps to a constraint when it computes several tokens in one run",
    async run({ model, expect }) {
      // Nothing to look at where one token is computed at a time.
      if ((await model()).capabilities.speculative === undefined) return;
      const [plain, fast] = await both(await model(), requests[0] as GenerationRequest);
      const { usage, text, constraintFulfilled } = fast.end;
      expect(constraintFulfilled).toBe(plain.end.constraintFulfilled);
      expect(usage.acceptedPredictionTokens).toBeGreaterThan(0);
      // Some vocabularies need more tokens than there may be.
      if (constraintFulfilled === true) expect(Object.keys(JSON.parse(text) as object)).toEqual(schema.required);
      expect(plain.end.usage.acceptedPredictionTokens + plain.end.usage.rejectedPredictionTokens).toBe(0);
    },
  },
  {
    name: "chooses the same tokens then, with the same bits, if it says that it does",
    async run({ model, expect }) {
      const isExact = (await model()).capabilities.speculative === "exact";
      for (const request of isExact ? requests : []) {
        const [plain, fast] = await both(await model(), request);
        expect(fast.tokens).toEqual(plain.tokens);
        expect(fast.end.text).toBe(plain.end.text);
        expect(fast.end.usage.completionTokens).toBe(plain.end.usage.completionTokens);
      }
    },
  },
];
