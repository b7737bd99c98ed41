import type { GenerationRequest } from "@medgemma/core";
import { collect, codeOf } from "../collect.js";
import { ask, type ConformanceCase } from "../conformance-case.js";

const messages = ask("Name one cause of a cough.");

export const generationCases: readonly ConformanceCase[] = [
  {
    name: "streams progress, tokens and one end, and the pieces make up the text",
    async run({ model, expect }) {
      const { events, tokens, end } = await collect(await model(), { messages, maxTokens: 6 });
      const kinds = events.map(({ type }) => type);
      expect(kinds.filter((kind) => kind === "generation-end").length).toBe(1);
      expect(kinds.lastIndexOf("prefill-progress") < kinds.indexOf("token")).toBe(true);
      const answer = tokens.filter(({ channel }) => channel === "answer").map(({ text }) => text);
      expect(answer.join("")).toBe(end.text);
      const progress = events.filter((event) => event.type === "prefill-progress");
      expect(progress.at(-1)?.processedTokens).toBe(end.usage.promptTokens);
      const steps = progress.map(({ processedTokens }) => processedTokens);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    },
  },
  {
    name: "counts tokens and ends at the budget",
    async run({ model, expect }) {
      const { ids, end } = await collect(await model(), { messages, maxTokens: 5, maxThinkingTokens: 5 });
      expect(end.usage.completionTokens).toBe(ids.length);
      expect(ids.length).toBeLessThanOrEqual(10);
      expect(["length", "stop", "thinking-length"].includes(end.finishReason)).toBe(true);
    },
  },
  {
    name: "is greedy by default, and repeatable",
    async run({ model, expect }) {
      const loaded = await model();
      const first = await collect(loaded, { messages, maxTokens: 8, logprobs: 2 });
      const second = await collect(loaded, { messages, maxTokens: 8 });
      expect(second.ids).toEqual(first.ids);
      for (const { id, topLogprobs } of first.tokens) if (id >= 0) expect(topLogprobs?.[0]?.id).toBe(id);
    },
  },
  {
    name: "samples the same tokens from the same seed",
    async run({ model, expect }) {
      const request = { messages, maxTokens: 8, sampling: { temperature: 1.5, topK: 50, seed: 7 } };
      const first = await collect(await model(), request);
      const second = await collect(await model(), request);
      expect(second.ids).toEqual(first.ids);
    },
  },
  {
    name: "reports log-probabilities, best first",
    async run({ model, expect }) {
      const { tokens } = await collect(await model(), { messages, maxTokens: 4, logprobs: 5 });
      for (const { id, logprob = NaN, topLogprobs = [] } of tokens) {
        if (id < 0) continue;
        expect(logprob).toBeLessThanOrEqual(0);
        const values = topLogprobs.map((top) => top.logprob);
        expect(values.length).toBe(5);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        expect(values.reduce((sum, value) => sum + Math.exp(value), 0)).toBeLessThanOrEqual(1 + 1e-6);
      }
    },
  },
  {
    name: "ends at a stop sequence and leaves it out",
    async run({ model, expect }) {
      const loaded = await model();
      const whole = await collect(loaded, { messages, maxTokens: 12 });
      const stop = whole.end.text.slice(2, 4);
      if (stop.length < 2) return;
      const cut = await collect(loaded, { messages, maxTokens: 12, stop: [stop] });
      expect(cut.end.finishReason).toBe("stop-sequence");
      expect(cut.end.text).toBe(whole.end.text.slice(0, whole.end.text.indexOf(stop)));
    },
  },
  {
    name: "gives the same tokens after another prompt was computed (prefix reuse cannot be seen)",
    async run({ model, loadFresh, expect }) {
      const shared = await model();
      await collect(shared, { messages: ask("Name one cause of a cough. Be brief."), maxTokens: 4 });
      const reused = await collect(shared, { messages: ask("Name one cause of a cough. Be precise."), maxTokens: 8 });
      await using fresh = await loadFresh();
      const direct = await collect(fresh, { messages: ask("Name one cause of a cough. Be precise."), maxTokens: 8 });
      expect(direct.end.usage.reusedTokens).toBe(0);
      expect(reused.ids).toEqual(direct.ids);
    },
  },
  {
    name: "continues a conversation",
    async run({ model, expect }) {
      const turns = [
        ...messages,
        { role: "assistant", content: "A cold." } as const,
        { role: "user", content: "And another?" } as const,
      ];
      const { end } = await collect(await model(), { messages: turns, maxTokens: 3 });
      expect(end.usage.promptTokens).toBeGreaterThan(0);
    },
  },
  {
    name: "lets two calls at the same time both finish with their own answers",
    async run({ model, expect }) {
      const loaded = await model();
      const other = ask("Name one cause of fever.");
      const alone = [
        await collect(loaded, { messages, maxTokens: 5 }),
        await collect(loaded, { messages: other, maxTokens: 5 }),
      ];
      const together = await Promise.all([
        collect(loaded, { messages, maxTokens: 5 }),
        collect(loaded, { messages: other, maxTokens: 5 }),
      ]);
      expect(together.map(({ ids }) => ids)).toEqual(alone.map(({ ids }) => ids));
    },
  },
  {
    name: "refuses a prompt that is longer than the context",
    async run({ model, capabilities, expect }) {
      const loaded = await model();
      const long = ask("cough ".repeat(capabilities.maxContext));
      expect(await codeOf(() => collect(loaded, { messages: long }))).toBe("ERR_PROMPT_TOO_LONG");
    },
  },
  {
    name: "refuses wrong arguments",
    async run({ model, expect }) {
      const loaded = await model();
      const wrong = [
        { messages: [] },
        { messages, maxTokens: 0 },
        { messages, sampling: { temperature: -1 } },
        { messages, sampling: { topP: 0 } },
        { messages, stop: [""] },
        { messages: [{ role: "assistant", content: "first" } as const] },
        { messages, maxtokens: 5 },
        { messages, logprobs: "3" },
        { messages, constraint: null },
        { messages: [{ role: "user", content: [{ type: "text", txt: "hi" }] }] },
        { messages, constraint: { start: 1 } },
        { messages: [{ role: "user", content: new Array(2) }] },
        null,
      ] as unknown as GenerationRequest[];
      for (const request of wrong) {
        expect(await codeOf(() => collect(loaded, request))).toBe("ERR_INVALID_ARGUMENT");
      }
    },
  },
];
