import type { LanguageModel, Message } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { scripted } from "../task/testing/expect-ugly.js";
import { conversation } from "./conversation.js";

const image = (value: number) => ({ width: 2, height: 2, data: new Uint8Array(12).fill(value) });

/** Remembers what the model was shown. */
function spying(model: LanguageModel): { model: LanguageModel; seen: (readonly Message[])[] } {
  const seen: (readonly Message[])[] = [];
  const spy: LanguageModel = {
    ...model,
    generate: (request) => {
      seen.push(request.messages);
      return model.generate(request);
    },
  };
  return { model: spy, seen };
}

describe("conversation", () => {
  it("keeps turns, and shows images of later turns", async () => {
    const { model, seen } = spying(scripted("<unused94>thought\nhm<unused95>A chest.", "Changed.", "Bye."));
    const chat = conversation(model, { system: "You are an expert radiologist." });
    expect(await chat.send({ text: "What is it?", images: [image(1)] })).toMatchObject({ ok: true, reply: "A chest." });
    const second = await chat.send({ text: "And now?", images: [image(2)] });
    expect(second).toMatchObject({ ok: true, reply: "Changed.", provenance: { images: [{}, {}] } });
    await chat.send("Thanks.");
    const last = seen[2]!;
    expect(last.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user", "assistant", "user"]);
    expect(last[2]).toEqual({ role: "assistant", content: "A chest." });
    expect(JSON.stringify(last[3])).toContain('"type":"image"');
    expect(chat.messages).toHaveLength(7);
    expect(chat.tokens).toBeGreaterThan(second.provenance.usage.promptTokens);
  });

  it("is as before when a reply is not usable or is stopped", async () => {
    const chat = conversation(scripted("Fine.", "", "word word word", "Well."), { maxTokens: 8 });
    await chat.send("How are you?");
    expect(await chat.send("And now?")).toMatchObject({ ok: false, reason: "empty" });
    expect(await chat.send("And now?")).toMatchObject({ ok: false, reason: "truncated" });
    const stopped = chat.send("And now?");
    for await (const event of stopped) if (event.type === "text") break;
    await expect(chat.send("x", { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(chat.messages).toHaveLength(2);
    expect(await chat.send("And now?")).toMatchObject({ ok: true });
    chat.undo();
    expect(chat.messages).toHaveLength(2);
    chat.undo();
    chat.undo();
    expect([chat.messages, chat.tokens]).toEqual([[], 0]);
  });

  it("says with numbers when it no longer fits, before it computes", async () => {
    const small = createMockModel({ responses: ["ok"], capabilities: { maxContext: 120 } });
    const { model, seen } = spying(small);
    const chat = conversation(model, { maxTokens: 20 });
    await chat.send("12345678901234567890");
    const overflow = await chat.send("1234567890".repeat(9)).then(null, (error: unknown) => error);
    expect(overflow).toMatchObject({ code: "ERR_PROMPT_TOO_LONG" });
    expect(String(overflow)).toMatch(/takes \d+ tokens.*the context holds 120/);
    expect(seen).toHaveLength(1);
    expect(chat.messages).toHaveLength(2);
  });

  it("counts the images of all turns", async () => {
    const images = { maxImages: 1, tokensPerImage: 4, imageSize: 8 };
    const chat = conversation(createMockModel({ responses: ["ok"], capabilities: { images } }));
    await chat.send({ text: "a", images: [image(1)] });
    await expect(chat.send({ text: "b", images: [image(2)] })).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_CAPABILITY",
    });
  });

  it("takes one turn at a time, and none that is empty", async () => {
    const chat = conversation(scripted("Fine."));
    const first = chat.send("a").then();
    await expect(chat.send("b")).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    expect(await first).toMatchObject({ ok: true });
    await expect(chat.send(" ")).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    expect(await chat.send("b")).toMatchObject({ ok: true });
  });
});
