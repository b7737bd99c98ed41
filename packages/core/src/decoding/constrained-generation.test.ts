import { describe, expect, it } from "vitest";
import type { ConstraintSpec, GenerationEvent, GenerationRequest, LanguageModel } from "../index.js";
import { createMockModel } from "../testing/index.js";

const schema = {
  type: "object",
  properties: {
    urgency: { enum: ["emergency", "urgent", "routine"] },
    reasons: { type: "array", items: { type: "string", maxLength: 12 }, minItems: 1, maxItems: 2 },
  },
  required: ["urgency", "reasons"],
};
const constraint: ConstraintSpec = { type: "json-schema", schema };

async function last(model: LanguageModel, request: Partial<GenerationRequest>) {
  let end: GenerationEvent | undefined;
  for await (const event of model.generate({ messages: [{ role: "user", content: "hi" }], constraint, ...request })) {
    end = event;
  }
  if (end?.type !== "generation-end") throw new Error("no end");
  return end;
}

describe("a constrained generation", () => {
  it("is valid although the model's logits are random", async () => {
    const model = createMockModel();
    for (let seed = 0; seed < 20; seed++) {
      const sampling = seed === 0 ? {} : { temperature: 1, topK: 40, seed };
      const end = await last(model, { sampling, allowThinking: false });
      expect(end).toMatchObject({ finishReason: "stop", constraintFulfilled: true });
      const { urgency, reasons } = JSON.parse(end.text) as { urgency: string; reasons: string[] };
      expect(schema.properties.urgency.enum).toContain(urgency);
      expect(reasons.length === 1 || reasons.length === 2).toBe(true);
    }
  });

  it("may think first, braces and all", async () => {
    const answer = '{"urgency":"urgent","reasons":["fever"]}';
    const model = createMockModel({ responses: [`<unused94>thought\n{"a": 1}<unused95>${answer}`] });
    expect(await last(model, {})).toMatchObject({ text: answer, thinking: '{"a": 1}', constraintFulfilled: true });
    const without = await last(model, { allowThinking: false });
    expect(without.thinking).toBeUndefined();
    expect(without.constraintFulfilled).toBe(true);
  });

  it("does not pass off half an answer, or an unfinished thought, as one", async () => {
    const model = createMockModel();
    const cut = await last(model, { maxTokens: 10, allowThinking: false });
    expect(cut).toMatchObject({ finishReason: "length", constraintFulfilled: false });
    const thinker = createMockModel({ responses: [`<unused94>thought\n${"abc".repeat(30)}`] });
    const unfinished = await last(thinker, { maxThinkingTokens: 20 });
    expect(unfinished).toMatchObject({ finishReason: "thinking-length", constraintFulfilled: false, text: "" });
  });

  it("ends a choice as soon as nothing can follow", async () => {
    const end = await last(createMockModel(), {
      constraint: { type: "choices", choices: ["yes", "no"] },
      allowThinking: false,
    });
    expect(["yes", "no"]).toContain(end.text);
  });

  it("names what a schema asks for in vain", async () => {
    const unsupported: ConstraintSpec = {
      type: "json-schema",
      schema: { type: "object", properties: { age: { type: "integer", multipleOf: 3 } } },
    };
    await expect(last(createMockModel(), { constraint: unsupported })).rejects.toMatchObject({
      code: "ERR_CONSTRAINT_UNSUPPORTED",
      message: expect.stringContaining("#/properties/age/multipleOf") as string,
    });
  });
});
