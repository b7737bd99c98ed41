import type { LoadOptions } from "@medgemma/core";
import { collect, codeOf } from "../collect.js";
import { ask, type ConformanceCase } from "../conformance-case.js";

const messages = ask("Explain what a chest radiograph is, in plain words, for a worried patient.");

export const lifecycleCases: readonly ConformanceCase[] = [
  {
    name: "declares the contract's version and tells what the machine offers",
    async run({ runtime, expect }) {
      expect(runtime.specVersion).toBe(1);
      expect(runtime.id.length).toBeGreaterThan(0);
      const support = await runtime.probe();
      expect(support.available).toBe(true);
      expect(support.devices.every(({ available, reason }) => available || (reason ?? "") !== "")).toBe(true);
    },
  },
  {
    name: "has the capabilities that are declared for it",
    async run({ model, capabilities, expect }) {
      // Whether runs are exact depends on the processor, and a runtime finds out by itself.
      const seen = (await model()).capabilities;
      expect({ ...seen, speculative: undefined }).toEqual({ ...capabilities, speculative: undefined });
    },
  },
  {
    name: "tells what it is",
    async run({ model, runtime, expect }) {
      const { info } = await model();
      expect(info.runtime.id).toBe(runtime.id);
      expect(/^[0-9a-f]{64}$/.test(info.sha256)).toBe(true);
    },
  },
  {
    name: "tells when there is no model",
    async run({ runtime, fixture, expect }) {
      const { missingSource } = fixture;
      if (missingSource === undefined) return;
      expect(await codeOf(() => runtime.load(missingSource))).toBe("ERR_MODEL_NOT_FOUND");
    },
  },
  {
    name: "refuses load options that make no sense",
    async run({ runtime, fixture, expect }) {
      for (const options of [{ adapters: null }, { adapters: [null] }, { adapters: "x" }, { queue: 5 }, { sgnal: 1 }]) {
        const loading = (): unknown => runtime.load(fixture.source, options as LoadOptions);
        expect(await codeOf(loading)).toBe("ERR_INVALID_ARGUMENT");
      }
    },
  },
  {
    name: "refuses LoRA adapters when it takes none",
    applies: ({ adapters }) => !adapters,
    async run({ runtime, fixture, expect }) {
      const adapters = [{ file: "adapter" }];
      expect(await codeOf(() => runtime.load(fixture.source, { adapters }))).toBe("ERR_UNSUPPORTED_CAPABILITY");
    },
  },
  {
    name: "does not start what is aborted before",
    async run({ model, runtime, fixture, expect }) {
      const reason = new Error("stopped by the test");
      const signal = AbortSignal.abort(reason);
      const loaded = await model();
      expect(await codeOf(() => collect(loaded, { messages, signal }))).toBe(reason);
      expect(await codeOf(() => loaded.score({ messages, continuations: ["a"], signal }))).toBe(reason);
      expect(await codeOf(() => runtime.load(fixture.source, { signal }))).toBe(reason);
    },
  },
  {
    name: "stops during prefill and works afterwards",
    async run({ model, expect }) {
      const loaded = await model();
      const before = await collect(loaded, { messages, maxTokens: 4 });
      const reason = new Error("stopped by the test");
      const controller = new AbortController();
      const aborted = async (): Promise<void> => {
        const long = ask("An entirely new and long prompt. ".repeat(20));
        for await (const event of loaded.generate({ messages: long, signal: controller.signal })) {
          if (event.type === "prefill-progress") controller.abort(reason);
        }
      };
      expect(await codeOf(aborted)).toBe(reason);
      expect((await collect(loaded, { messages, maxTokens: 4 })).ids).toEqual(before.ids);
    },
  },
  {
    name: "stops during decode and works afterwards",
    async run({ model, expect }) {
      const loaded = await model();
      const before = await collect(loaded, { messages, maxTokens: 4 });
      const reason = new Error("stopped by the test");
      const controller = new AbortController();
      let tokens = 0;
      const aborted = async (): Promise<void> => {
        for await (const event of loaded.generate({ messages, maxTokens: 50, signal: controller.signal })) {
          if (event.type === "token" && ++tokens === 2) controller.abort(reason);
        }
      };
      expect(await codeOf(aborted)).toBe(reason);
      expect(tokens).toBe(2);
      expect((await collect(loaded, { messages, maxTokens: 4 })).ids).toEqual(before.ids);
    },
  },
  {
    name: "stops when the consumer leaves, and lets the next one in",
    async run({ model, expect }) {
      const loaded = await model();
      for await (const event of loaded.generate({ messages, maxTokens: 50 })) if (event.type === "token") break;
      expect((await collect(loaded, { messages, maxTokens: 2 })).ids.length).toBeGreaterThan(0);
    },
  },
  {
    name: "can be disposed while it generates, twice, and then refuses work",
    async run({ loadFresh, expect }) {
      const model = await loadFresh();
      const generating = async (): Promise<void> => {
        for await (const event of model.generate({ messages, maxTokens: 500, detectLoops: false })) {
          if (event.type === "token") void model[Symbol.asyncDispose]();
        }
      };
      expect(await codeOf(generating)).toBe("ERR_DISPOSED");
      await model[Symbol.asyncDispose]();
      await model.dispose();
      expect(await codeOf(() => collect(model, { messages }))).toBe("ERR_DISPOSED");
      expect(await codeOf(() => model.score({ messages, continuations: ["a"] }))).toBe("ERR_DISPOSED");
    },
  },
  {
    name: "can be disposed while a consumer has stopped asking",
    async run({ loadFresh, expect }) {
      const model = await loadFresh();
      const events = model.generate({ messages, maxTokens: 50 })[Symbol.asyncIterator]();
      await events.next();
      await model[Symbol.asyncDispose]();
      expect(await codeOf(() => events.next())).toBe("ERR_DISPOSED");
    },
  },
];
