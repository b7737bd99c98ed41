import type { GenerationEvent } from "@medgemma/core";
import { codeOf, collect, leaveAt } from "../collect.js";
import { ask, type ConformanceCase } from "../conformance-case.js";

const messages = ask("Name one cause of a cough.");

/** Another long prompt for each number, so that nothing of it was computed before. */
const long = (seed: number) => ask(`Question ${seed}. ${`Part ${seed} of a long story. `.repeat(20)}`);

/** More than any runtime has places for sequences. */
const times = 20;

export const leavingCases: readonly ConformanceCase[] = [
  {
    name: "stops when the reader leaves during prefill, and holds nothing of what it began",
    async run({ model, expect }) {
      const loaded = await model();
      const before = await collect(loaded, { messages, maxTokens: 4 });
      for (let seed = 0; seed < times; seed++) {
        expect(await leaveAt(loaded, { messages: long(seed), maxTokens: 50 }, "prefill-progress")).toBe(true);
      }
      expect((await collect(loaded, { messages, maxTokens: 4 })).ids).toEqual(before.ids);
    },
  },
  {
    name: "stops when the reader leaves at a token, and holds nothing of what it began",
    async run({ model, expect }) {
      const loaded = await model();
      const before = await collect(loaded, { messages, maxTokens: 4 });
      for (let seed = 0; seed < times; seed++) {
        await leaveAt(loaded, { messages: ask(`Question ${seed}.`), maxTokens: 50 }, "token");
      }
      expect((await collect(loaded, { messages, maxTokens: 4 })).ids).toEqual(before.ids);
    },
  },
  {
    name: "goes on without its reader: one that stalls holds up nobody",
    async run({ model, expect }) {
      const loaded = await model();
      const stalled = loaded.generate({ messages, maxTokens: 6 })[Symbol.asyncIterator]();
      await stalled.next();
      expect((await collect(loaded, { messages, maxTokens: 3 })).ids.length).toBeGreaterThan(0);
      const rest: GenerationEvent[] = [];
      for (let step = await stalled.next(); step.done !== true; step = await stalled.next()) rest.push(step.value);
      expect(rest.at(-1)?.type).toBe("generation-end");
    },
  },
  {
    name: "computes one answer inside the loop of another one",
    async run({ model, expect }) {
      const loaded = await model();
      const alone = await collect(loaded, { messages: ask("Is it a symptom?"), maxTokens: 3 });
      let inner = 0;
      for await (const { type } of loaded.generate({ messages, maxTokens: 4 })) {
        if (type !== "token") continue;
        expect((await collect(loaded, { messages: ask("Is it a symptom?"), maxTokens: 3 })).ids).toEqual(alone.ids);
        inner++;
      }
      expect(inner).toBeGreaterThan(0);
    },
  },
  {
    name: "lets the next one in when a call is aborted that nobody reads",
    async run({ model, expect }) {
      const loaded = await model();
      const reason = new Error("stopped by the test");
      const controller = new AbortController();
      const request = { messages: long(times), maxTokens: 500, detectLoops: false, signal: controller.signal };
      const unread = loaded.generate(request)[Symbol.asyncIterator]();
      await unread.next();
      controller.abort(reason);
      expect((await collect(loaded, { messages, maxTokens: 3 })).ids.length).toBeGreaterThan(0);
      expect(await codeOf(() => unread.next())).toBe(reason);
    },
  },
  {
    name: "gives its events once",
    async run({ model, expect }) {
      const run = (await model()).generate({ messages, maxTokens: 2 });
      for await (const _ of run);
      const again = async (): Promise<void> => {
        for await (const _ of run);
      };
      expect(await codeOf(again)).toBe("ERR_INVALID_ARGUMENT");
    },
  },
  {
    name: "tells who waits how many are before, and refuses more than may wait",
    async run({ loadFresh, expect }) {
      const loaded = await loadFresh({ queue: { limit: 1 } });
      const stop = new AbortController();
      const request = { messages: long(0), maxTokens: 500, detectLoops: false, signal: stop.signal };
      const running = loaded.generate(request)[Symbol.asyncIterator]();
      await running.next();
      const waiting = loaded.generate({ messages, maxTokens: 1 })[Symbol.asyncIterator]();
      expect((await waiting.next()).value).toEqual({ type: "queued", ahead: 0 });
      expect(await codeOf(() => loaded.score({ messages, continuations: ["a"] }))).toBe("ERR_QUEUE_FULL");
      stop.abort();
      const kinds: string[] = [];
      for (let step = await waiting.next(); step.done !== true; step = await waiting.next())
        kinds.push(step.value.type);
      expect(kinds.at(-1)).toBe("generation-end");
      await loaded[Symbol.asyncDispose]();
    },
  },
  {
    name: "serves two loads side by side, and one when the other is disposed",
    async run({ model, loadFresh, expect }) {
      const loaded = await model();
      const other = await loadFresh();
      const [first, second] = await Promise.all([
        collect(loaded, { messages, maxTokens: 4 }),
        collect(other, { messages, maxTokens: 4 }),
      ]);
      expect(second.ids).toEqual(first.ids);
      await other[Symbol.asyncDispose]();
      expect((await collect(loaded, { messages, maxTokens: 4 })).ids).toEqual(first.ids);
    },
  },
];
