import type { LanguageModel, Message } from "@medgemma/core";
import { collect, leaveAt } from "../collect.js";
import { ask, type CaseContext, type ConformanceCase, stripes } from "../conformance-case.js";

/** A prompt of about a hundred tokens, so that a run of it can be taken from a cache. */
const story = (topic: string, end: string): Message[] => ask(`${`A word about ${topic}. `.repeat(15)}${end}`);

interface Result {
  readonly logprobs: readonly number[];
  readonly reused: number;
}

/** Every log-probability that a short answer shows. */
async function answer(model: LanguageModel, messages: readonly Message[]): Promise<Result> {
  const { tokens, end } = await collect(model, { messages, maxTokens: 4, logprobs: 8 });
  const logprobs = tokens.flatMap(({ topLogprobs = [] }) => topLogprobs.map(({ logprob }) => logprob));
  return { logprobs, reused: end.usage.reusedTokens };
}

/** Expects the result of a model that has computed nothing before. */
async function expectFresh(context: CaseContext, messages: readonly Message[], seen: Result): Promise<void> {
  const fresh = await context.loadFresh();
  const { logprobs, reused } = await answer(fresh, messages);
  await fresh[Symbol.asyncDispose]();
  context.expect(reused).toBe(0);
  context.expect(logprobs.length).toBe(seen.logprobs.length);
  const farthest = Math.max(...logprobs.map((value, index) => Math.abs(value - (seen.logprobs[index] ?? NaN))));
  context.expect(farthest).toBeLessThanOrEqual(context.tolerance);
}

export const sameBitsCases: readonly ConformanceCase[] = [
  {
    name: "gives the same bits when a prefix was computed before",
    async run(context) {
      const model = await context.model();
      await answer(model, story("asthma", "What is it?"));
      const messages = story("asthma", "Who has it?");
      await expectFresh(context, messages, await answer(model, messages));
    },
  },
  {
    name: "gives the same bits to conversations in turn, and keeps the prefix of each",
    async run(context) {
      const model = await context.loadFresh();
      const prompts = [
        story("asthma", "What is it?"),
        story("asthma", "Who has it?"),
        story("anaemia", "What is it?"),
        story("asthma", "Where is it?"),
        story("anaemia", "Who has it?"),
      ];
      const results: Result[] = [];
      for (const messages of prompts) results.push(await answer(model, messages));
      await model[Symbol.asyncDispose]();
      const [first, again, other, third, fourth] = results.map(({ reused }) => reused);
      context.expect(first).toBe(0);
      // Whoever reuses a prefix reuses it after another conversation, too.
      context.expect(third).toBe(again);
      if ((again ?? 0) > 0) context.expect(fourth).toBeGreaterThan(other ?? 0);
      // Where bits vary nobody needs to look twice, and a computed GPU is slow.
      for (const at of context.tolerance > 0 ? [3] : [3, 4]) {
        await expectFresh(context, prompts[at] ?? [], results[at] as Result);
      }
    },
  },
  {
    name: "gives the same bits in a later turn of a conversation",
    async run(context) {
      const model = await context.model();
      const opening = story("asthma", "What is it?");
      const { end } = await collect(model, { messages: opening, maxTokens: 12 });
      const messages: Message[] = [
        ...opening,
        { role: "assistant", content: end.text || "An illness." },
        ...ask("Why?"),
      ];
      await expectFresh(context, messages, await answer(model, messages));
    },
  },
  {
    name: "gives the same bits when an image was seen before",
    applies: ({ images }) => images !== false,
    async run(context) {
      const model = await context.model();
      await answer(model, ask("Describe it.", stripes(5), stripes(6)));
      for (const messages of [ask("What is it?", stripes(5), stripes(6)), ask("What is it?", stripes(6))]) {
        await expectFresh(context, messages, await answer(model, messages));
      }
    },
  },
  {
    name: "gives the same bits after a call that was left half-way",
    async run(context) {
      const model = await context.loadFresh();
      const messages = story("anaemia", "Who has it?");
      await leaveAt(model, { messages, maxTokens: 50 }, "prefill-progress");
      await leaveAt(model, { messages, maxTokens: 50 }, "token");
      await expectFresh(context, messages, await answer(model, messages));
      await model[Symbol.asyncDispose]();
    },
  },
  {
    name: "scores with the same bits, alone, beside others and after other prompts",
    async run(context) {
      const { expect, tolerance } = context;
      const model = await context.model();
      const messages = story("asthma", "Is it a symptom?");
      const continuations = ["Yes, always.", "No, never in the morning.", "Yes, always."];
      await answer(model, story("asthma", "What is it?"));
      const together = await model.score({ messages, continuations });
      const fresh = await context.loadFresh();
      for (const [index, text] of continuations.entries()) {
        const [alone] = await fresh.score({ messages, continuations: [text] });
        const far = (alone?.tokenLogprobs ?? [NaN]).map((value, at) =>
          Math.abs(value - (together[index]?.tokenLogprobs[at] ?? NaN)),
        );
        expect(Math.max(...far)).toBeLessThanOrEqual(tolerance);
      }
      await fresh[Symbol.asyncDispose]();
    },
  },
];
