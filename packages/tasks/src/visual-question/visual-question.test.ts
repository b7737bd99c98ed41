import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { scripted } from "../task/testing/expect-ugly.js";
import { askImage } from "./visual-question.js";

const image = { width: 2, height: 2, data: new Uint8Array(12).fill(200) };
const input = { images: [image], question: "Which side is the effusion on?" };

describe("askImage", () => {
  it("gives a short answer, the thought apart", async () => {
    const result = await askImage(scripted("<unused94>thought\nleft or\nright?<unused95>Left."), input);
    expect(result).toMatchObject({ ok: true, answer: "Left.", provenance: { task: "visual-question" } });
  });

  it("keeps to one line", async () => {
    const chatty = "Left.\nI am not sure.";
    const free = await askImage(scripted(chatty), input, { constrain: false });
    expect(free).toMatchObject({ ok: false, reason: "not-short", raw: chatty });
    const kept = await askImage(createMockModel(), input, { maxTokens: 2000 });
    expect(kept.raw).not.toMatch(/[\r\n]/);
  });

  it.each([
    ["", "empty", { constrain: false }],
    ["<pad><pad>", "empty", { constrain: false }],
    ["The effusion is", "truncated", { maxTokens: 5 }],
    [Array.from({ length: 60 }, (_, index) => `site ${index * 7919}`).join(", "), "truncated", { maxTokens: 400 }],
    ["no ".repeat(200), "repetition", {}],
    ["<unused94>thought\nhm hm hm hm", "thinking-unfinished", { maxThinkingTokens: 5 }],
  ])("is no answer: %j (%s)", async (response, reason, options) => {
    const result = await askImage(scripted(response), input, options);
    expect(result).toMatchObject({ ok: false, reason });
    expect(result).not.toHaveProperty("answer");
  });

  it("refuses a question without images and a model without eyes", async () => {
    const code = "ERR_UNSUPPORTED_CAPABILITY";
    await expect(askImage(createMockModel({ capabilities: { images: false } }), input)).rejects.toMatchObject({ code });
    await expect(askImage(scripted(""), { ...input, images: [] })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });
});
