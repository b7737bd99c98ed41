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

  it("takes a prompt that was prepared before, and gives the same", async () => {
    const messages = [{ role: "user" as const, content: "hi" }];
    const model = createMockModel();
    const prepared = await model.prepare({ messages });
    const again = await last(model, { prepared });
    expect(again).toMatchObject({ text: (await last(model)).text, usage: { promptTokens: prepared.length } });
    const [alone] = await model.score({ messages, continuations: ["yes"] });
    expect(await model.score({ messages, prepared, continuations: ["yes"] })).toEqual([alone]);
    const small = createMockModel({ capabilities: { maxContext: 10 } });
    const code = "ERR_PROMPT_TOO_LONG";
    await expect(small.prepare({ messages })).rejects.toMatchObject({ code });
    await expect(last(small, { prepared })).rejects.toMatchObject({ code });
    for (const wrong of [
      { segments: [{ type: "foo" }], length: 1 },
      { segments: [], length: 0 },
      { ...prepared, length: 1 },
    ]) {
      const refused = model.score({ messages, prepared: wrong as never, continuations: ["yes"] });
      await expect(refused).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    }
    await expect(model.prepare({} as never)).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });

  it("begins its turn as it is told to", async () => {
    const messages = [{ role: "user" as const, content: "hi" }];
    const model = createMockModel({ responses: ["no."] });
    const { segments } = await model.prepare({
      messages,
      answerStart: { thought: "hm <eos>", text: " Final Answer:" },
    });
    const text = segments.map((part) => (part.type === "tokens" ? model.tokenizer.decode(part.ids) : "")).join("");
    expect(text.endsWith("<start_of_turn>model\n<unused94>thought\nhm <eos><unused95> Final Answer:")).toBe(true);
    // What the caller wrote stays text: only the marks are control tokens.
    const ids = segments.flatMap((part) => (part.type === "tokens" ? Array.from(part.ids) : []));
    expect(ids.filter((id) => id === model.tokenizer.special.eos)).toEqual([]);
    expect((await last(model, { answerStart: { text: "thought\n" } })).text).toBe("no.");
    await expect(model.prepare({ prompt: "a", answerStart: { text: "b" } })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });

  it("scores control tokens after the continuations, and knows no others", async () => {
    const messages = [{ role: "user" as const, content: "hi" }];
    const model = createMockModel();
    const scored = await model.score({ messages, continuations: ["yes", "yet"], controls: ["<unused94>"] });
    expect(scored.map(({ text, ids }) => [text, ids.length])).toEqual([
      ["yes", 3],
      ["yet", 3],
      ["<unused94>", 1],
    ]);
    // The mock's logits are a function of everything before: what begins alike has the same first probabilities.
    expect(scored[0]!.tokenLogprobs.slice(0, 2)).toEqual(scored[1]!.tokenLogprobs.slice(0, 2));
    const [alone] = await model.score({ messages, continuations: ["yet"] });
    expect(scored[1]).toEqual(alone);
    const unforked = createMockModel({ capabilities: { fork: false } });
    expect(await unforked.score({ messages, continuations: ["yes", "yet"] })).toEqual(scored.slice(0, 2));
    await expect(model.score({ messages, continuations: ["a"], controls: ["no token"] })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });

  it("does not think when it may not", async () => {
    const model = createMockModel({ responses: ["<unused94>thought\nhm<unused95>Normal."] });
    const end = await last(model, { allowThinking: false });
    expect(end).toMatchObject({ text: "Normal.", finishReason: "stop" });
    expect(end).not.toHaveProperty("thinking");
  });

  it("does not hang on dispose when it was never started", async () => {
    const model = createMockModel();
    model.generate({ messages: [{ role: "user", content: "hi" }] });
    await expect(model[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});
