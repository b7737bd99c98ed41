import { describe, expect, it } from "vitest";
import { createByteTokenizer } from "../testing/byte-tokenizer.js";
import { createMockLogitsModel } from "../testing/mock-logits-model.js";
import { createMockModel, mockRuntime } from "../testing/index.js";
import { createLanguageModel } from "./create-language-model.js";
import type { GenerationEvent } from "./generation-event.js";
import type { LanguageModel } from "./language-model.js";
import type { LogitsModel } from "./logits-model.js";
import type { QueueOptions } from "./call-queue.js";

const messages = [{ role: "user", content: "hi" } as const];

/** Lets everything run that can. */
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A model whose steps are slow, and which counts what is under way. */
function counting(queue: QueueOptions = {}) {
  const counts = { computing: 0, most: 0, opened: 0, open: 0, steps: 0 };
  const tokenizer = createByteTokenizer();
  const capabilities = { images: false, fork: true, adapters: false, maxContext: 8192 } as const;
  const inner = createMockLogitsModel({ tokenizer, capabilities, script: () => "x".repeat(200) });
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    counts.most = Math.max(counts.most, ++counts.computing);
    counts.steps++;
    await tick();
    counts.computing--;
    return work();
  };
  const model: LogitsModel = {
    ...inner,
    async start(prompt, options = {}) {
      for (let part = 1; part <= 5; part++) {
        options.signal?.throwIfAborted();
        await step(async () => options.onProgress?.({ processedTokens: part, totalTokens: 5 }));
      }
      const sequence = await inner.start(prompt, options);
      counts.opened++;
      counts.open++;
      let isOpen = true;
      return {
        ...sequence,
        get length() {
          return sequence.length;
        },
        get logits() {
          return sequence.logits;
        },
        append: (token, signal) => step(() => sequence.append(token, signal)),
        async [Symbol.asyncDispose]() {
          if (isOpen) counts.open--;
          isOpen = false;
        },
      };
    },
  };
  const parts = { model, tokenizer, eosTokenIds: [tokenizer.special.endOfTurn] };
  return { counts, model: createLanguageModel(parts, queue) };
}

async function read(model: LanguageModel, maxTokens = 3): Promise<GenerationEvent[]> {
  const events: GenerationEvent[] = [];
  for await (const event of model.generate({ messages, maxTokens })) events.push(event);
  return events;
}

describe("leaving", () => {
  it("stops the compute at any event, and gives the sequence back", async () => {
    for (const type of ["prefill-progress", "token"] as const) {
      const { counts, model } = counting();
      for await (const event of model.generate({ messages, maxTokens: 100, detectLoops: false })) {
        if (event.type === type) break;
      }
      const { steps } = counts;
      await tick();
      await tick();
      expect(counts).toMatchObject({ steps, computing: 0, open: 0 });
    }
  });

  it("is possible at any moment, 10,000 times", async () => {
    const { counts, model } = counting();
    const random = (limit: number): number => Math.floor(Math.random() * limit);
    let unexpected = 0;
    for (let batch = 0; batch < 500; batch++) {
      const calls = Array.from({ length: 20 }, async (_, call) => {
        const controller = new AbortController();
        const reason = new Error("left");
        const turns = random(8);
        const leave = (async () => {
          for (let turn = 0; turn < turns; turn++) await tick();
          controller.abort(reason);
        })();
        const events = model.generate({ messages, maxTokens: 1 + random(4), signal: controller.signal });
        try {
          let left = random(6);
          for await (const _ of events) if (call % 2 === 0 && left-- === 0) break;
        } catch (error) {
          if (error !== reason) unexpected++;
        }
        await leave;
      });
      await Promise.all(calls);
    }
    expect(unexpected).toBe(0);
    // Who leaves does not wait for what is freed; the next call does.
    expect((await read(model)).at(-1)?.type).toBe("generation-end");
    expect(counts.open).toBe(0);
    expect(counts.most).toBe(1);
  }, 60_000);

  it("does not wait for a step that is under way when a promise is left alone", async () => {
    const { model } = counting();
    const events = model.generate({ messages, maxTokens: 100 })[Symbol.asyncIterator]();
    const pending = events.next();
    await events.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect((await read(model)).at(-1)?.type).toBe("generation-end");
  });
});

describe("the queue", () => {
  it("lets calls in in the order in which they came, and tells who is before", async () => {
    const { counts, model } = counting();
    const ended: number[] = [];
    const ahead: number[][] = [[], [], [], []];
    await Promise.all(
      ahead.map(async (seen, call) => {
        for await (const event of model.generate({ messages, maxTokens: 2 })) {
          if (event.type === "queued") seen.push(event.ahead);
        }
        ended.push(call);
      }),
    );
    expect(ended).toEqual([0, 1, 2, 3]);
    expect(ahead).toEqual([[], [0], [1, 0], [2, 1, 0]]);
    expect(counts.most).toBe(1);
  });

  it("refuses one more than may wait, and takes the next when one has left", async () => {
    const { model } = counting({ limit: 2 });
    const stop = new AbortController();
    const first = read(model);
    const second = model.score({ messages, continuations: ["a"], signal: stop.signal });
    const third = read(model);
    await expect(read(model)).rejects.toMatchObject({ code: "ERR_QUEUE_FULL" });
    stop.abort();
    await expect(second).rejects.toMatchObject({ name: "AbortError" });
    const fourth = read(model);
    const kinds = (await Promise.all([first, third, fourth])).map((events) => events.at(-1)?.type);
    expect(kinds).toEqual(["generation-end", "generation-end", "generation-end"]);
  });

  it("prints no warning when many wait, with one signal for all", async () => {
    const { model } = counting();
    const warnings: unknown[] = [];
    const listen = (warning: unknown): void => void warnings.push(warning);
    process.on("warning", listen);
    const { signal } = new AbortController();
    const run = async (): Promise<void> => {
      for await (const _ of model.generate({ messages, maxTokens: 1, signal }));
    };
    await Promise.all(Array.from({ length: 40 }, run));
    await tick();
    process.off("warning", listen);
    expect(warnings).toEqual([]);
  });

  it("refuses limits that make no sense", async () => {
    for (const queue of [{ limit: -1 }, { limit: NaN }, { limt: 3 }, 5]) {
      const loading = mockRuntime().load("mock", { queue } as never);
      await expect(loading).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    }
  });
});

describe("a stream", () => {
  it("waits for a late reader, who sees only the latest progress", async () => {
    const { counts, model } = counting();
    const events = model.generate({ messages, maxTokens: 3 })[Symbol.asyncIterator]();
    const first = await events.next();
    for (let turn = 0; turn < 100 && counts.open + counts.opened !== 1; turn++) await tick();
    expect(counts).toMatchObject({ opened: 1, open: 0 });
    const kinds = [first.value?.type];
    for (let step = await events.next(); step.done !== true; step = await events.next()) kinds.push(step.value.type);
    expect(kinds).toEqual(["prefill-progress", "prefill-progress", "token", "token", "token", "generation-end"]);
  });

  it("tells an abort at once, whatever waits to be read", async () => {
    const { model } = counting();
    const stop = new AbortController();
    const events = model.generate({ messages, maxTokens: 3, signal: stop.signal })[Symbol.asyncIterator]();
    await events.next();
    for (let turn = 0; turn < 50; turn++) await tick();
    const reason = new Error("stopped");
    stop.abort(reason);
    await expect(events.next()).rejects.toBe(reason);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it("cannot be read twice", async () => {
    const run = createMockModel().generate({ messages, maxTokens: 2 });
    for await (const _ of run);
    expect(() => run[Symbol.asyncIterator]()).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }));
  });
});
