import { describe, expect, it } from "vitest";
import { createMockModel } from "../testing/index.js";
import type { GenerationEvent, GenerationRequest, LanguageModel } from "../index.js";

async function last(model: LanguageModel, request: Partial<GenerationRequest> = {}) {
  let end: GenerationEvent | undefined;
  for await (const event of model.generate({ messages: [{ role: "user", content: "hi" }], ...request })) end = event;
  if (end?.type !== "generation-end") throw new Error("no end");
  return end;
}

describe("a generation", () => {
  it("is visibly a mock's", async () => {
    const model = createMockModel({ responses: ["Normal."] });
    expect(model.info.mock).toBe(true);
    expect((await last(model)).text).toBe("Normal.");
    const thinking = createMockModel({ responses: ["<unused94>thought\nhm<unused95>Normal."] });
    expect(await last(thinking)).toMatchObject({ text: "Normal.", thinking: "hm", finishReason: "stop" });
  });

  it("budgets thought and answer apart", async () => {
    const script = `<unused94>thought\n${"x".repeat(50)}<unused95>${"y".repeat(50)}`;
    const model = createMockModel({ responses: [script] });
    expect(await last(model, { maxThinkingTokens: 20 })).toMatchObject({ finishReason: "thinking-length", text: "" });
    const cut = await last(model, { maxTokens: 20 });
    expect(cut).toMatchObject({ finishReason: "length", text: "y".repeat(20) });
    expect(cut.usage.thinkingTokens).toBe(2 + "thought\n".length + 50);
    expect(cut.usage.completionTokens).toBe(cut.usage.thinkingTokens + 20);
  });

  it("ends a loop, unless told not to look", async () => {
    const model = createMockModel({ responses: ["no ".repeat(200)] });
    const looped = await last(model);
    expect(looped.finishReason).toBe("loop");
    expect(looped.text.length).toBeLessThan(150);
    expect((await last(model, { detectLoops: false })).finishReason).toBe("stop");
  });

  it("ends at the context's end", async () => {
    const model = createMockModel({ responses: ["a different letter every time"], capabilities: { maxContext: 30 } });
    const end = await last(model);
    expect(end.finishReason).toBe("length");
    expect(end.usage.promptTokens + end.usage.completionTokens).toBe(31);
  });

  it("does not hang on dispose when it was never started", async () => {
    const model = createMockModel();
    model.generate({ messages: [{ role: "user", content: "hi" }] });
    await expect(model[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});
