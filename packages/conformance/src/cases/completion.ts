import { type CompletionRequest, type MessagePart, preparePrompt } from "@medgemma/core";
import { collect, collectCompletion, codeOf } from "../collect.js";
import { ask, type ConformanceCase, stripes } from "../conformance-case.js";

const prompt = "One cause of a cough is";

/** Text, images and text, as a raw prompt has them. */
const around = (...seeds: readonly number[]): readonly MessagePart[] => [
  { type: "text", text: "An image:" },
  ...seeds.map((seed) => ({ type: "image" as const, image: stripes(seed) })),
  { type: "text", text: "It shows" },
];

export const completionCases: readonly ConformanceCase[] = [
  {
    name: "continues a text, and the pieces make up what was written",
    async run({ model, expect }) {
      const loaded = await model();
      const { tokens, ids, end } = await collectCompletion(loaded, { prompt, maxTokens: 6 });
      expect(end.usage.promptTokens).toBe(1 + loaded.tokenizer.encode(prompt).length);
      expect(end.usage.completionTokens).toBe(ids.length);
      const text = tokens.filter(({ channel }) => channel === "answer").map((token) => token.text);
      expect(text.join("")).toBe(end.text);
    },
  },
  {
    name: "continues a text with the token that the model finds most probable after it, and after no template",
    async run({ model, runtime, fixture, tolerance, expect }) {
      const { tokens } = await collectCompletion(await model(), { prompt, maxTokens: 1 });
      const { model: logits, tokenizer } = await runtime.open(fixture.source);
      try {
        const ids = Int32Array.of(tokenizer.special.bos, ...tokenizer.encode(prompt));
        await using sequence = await logits.start({ segments: [{ type: "tokens", ids }], length: ids.length });
        const best = sequence.logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
        expect(best - (sequence.logits[tokens[0]?.id ?? -1] ?? NaN)).toBeLessThanOrEqual(tolerance);
      } finally {
        await logits[Symbol.asyncDispose]();
      }
    },
  },
  {
    name: "continues an empty prompt, which is one token",
    async run({ model, expect }) {
      const { ids, end } = await collectCompletion(await model(), { prompt: "", maxTokens: 3 });
      expect(end.usage.promptTokens).toBe(1);
      expect(ids.length).toBeGreaterThan(0);
    },
  },
  {
    name: "samples a completion by its seed, and ends it at a stop sequence",
    async run({ model, expect }) {
      const loaded = await model();
      const request = { prompt, maxTokens: 12, sampling: { temperature: 1.5, topK: 50, seed: 7 } };
      const whole = await collectCompletion(loaded, request);
      expect((await collectCompletion(loaded, request)).ids).toEqual(whole.ids);
      const stop = whole.end.text.slice(2, 4);
      if (stop.length < 2) return;
      const cut = await collectCompletion(loaded, { ...request, stop: [stop] });
      expect(cut.end.finishReason).toBe("stop-sequence");
      expect(cut.end.text).toBe(whole.end.text.slice(0, whole.end.text.indexOf(stop)));
    },
  },
  {
    name: "keeps a completion to a constraint",
    async run({ model, expect }) {
      const constraint = { type: "choices", choices: ["a cold", "asthma"] } as const;
      const { end } = await collectCompletion(await model(), { prompt, constraint });
      expect(end.constraintFulfilled).toBe(true);
      expect(end.text === "a cold" || end.text === "asthma").toBe(true);
    },
  },
  {
    name: "completes the same after a chat, and chats the same after a completion",
    async run({ model, loadFresh, expect }) {
      const shared = await model();
      const messages = ask("Name one cause of a cough.");
      await collect(shared, { messages, maxTokens: 4 });
      const completion = await collectCompletion(shared, { prompt, maxTokens: 6 });
      const chat = await collect(shared, { messages, maxTokens: 6 });
      await using fresh = await loadFresh();
      expect((await collectCompletion(fresh, { prompt, maxTokens: 6 })).ids).toEqual(completion.ids);
      expect((await collect(fresh, { messages, maxTokens: 6 })).ids).toEqual(chat.ids);
    },
  },
  {
    name: "scores what follows a raw text",
    async run({ model, tolerance, expect }) {
      const loaded = await model();
      const { tokens } = await collectCompletion(loaded, { prompt, maxTokens: 1, logprobs: 1 });
      const [first] = tokens;
      const text = loaded.tokenizer.decode([first?.id ?? -1]);
      const [choice] = await loaded.score({ prompt, continuations: [text === "" ? "a" : text] });
      // Not every token's text is tokenised to that token again.
      if (choice?.ids.length !== 1 || choice.ids[0] !== first?.id) return;
      expect(Math.abs(choice.logprob - (first?.logprob ?? NaN))).toBeLessThanOrEqual(tolerance);
    },
  },
  {
    name: "sees the images of a raw prompt, in their places",
    applies: ({ images }) => images !== false,
    async run({ model, capabilities, tolerance, expect }) {
      const loaded = await model();
      const after = async (parts: readonly MessagePart[]) => {
        const { tokens, end } = await collectCompletion(loaded, { parts, maxTokens: 1, logprobs: 5 });
        return { end, logprobs: tokens[0]?.topLogprobs?.map(({ logprob }) => logprob) ?? [] };
      };
      const far = (a: readonly number[], b: readonly number[]): number =>
        Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? NaN))));
      const first = await after(around(1));
      const { images } = capabilities;
      const vision = images === false ? {} : { vision: images };
      const { length } = await preparePrompt({ parts: around(1) }, { tokenizer: loaded.tokenizer, ...vision });
      expect(first.end.usage.promptTokens).toBe(length);
      expect(far((await after(around(1))).logprobs, first.logprobs)).toBeLessThanOrEqual(tolerance);
      const seen = Math.max(1e-3, 10 * tolerance);
      expect(far((await after(around(2))).logprobs, first.logprobs)).toBeGreaterThan(seen);
      expect(far((await after(around(1).toReversed())).logprobs, first.logprobs)).toBeGreaterThan(seen);
    },
  },
  {
    name: "refuses the images of a raw prompt when it takes none",
    applies: ({ images }) => images === false,
    async run({ model, expect }) {
      const loaded = await model();
      const code = await codeOf(() => collectCompletion(loaded, { parts: around(1) }));
      expect(code).toBe("ERR_UNSUPPORTED_CAPABILITY");
    },
  },
  {
    name: "refuses wrong raw prompts",
    async run({ model, capabilities, expect }) {
      const loaded = await model();
      const wrong = [
        {},
        { prompt, parts: [] },
        { prompt: 5 },
        { parts: [{ type: "text" }] },
        { messages: ask("hi") },
      ] as unknown as CompletionRequest[];
      for (const request of wrong) {
        expect(await codeOf(() => collectCompletion(loaded, request))).toBe("ERR_INVALID_ARGUMENT");
      }
      const long = { prompt: "cough ".repeat(capabilities.maxContext) };
      expect(await codeOf(() => collectCompletion(loaded, long))).toBe("ERR_PROMPT_TOO_LONG");
    },
  },
];
