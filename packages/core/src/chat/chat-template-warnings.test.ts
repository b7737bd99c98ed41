import { expect, it } from "vitest";
import { chatTemplateWarnings, noChatTemplate } from "./chat-template-warnings.js";

const sha256 = "ab".repeat(32);

it("names `complete` for a model without a chat template", () => {
  expect(chatTemplateWarnings(null)).toEqual([noChatTemplate]);
  expect(noChatTemplate).toContain("`model.complete`");
});

it("tells of a template that is not a known one, and says nothing of one that is", () => {
  expect(chatTemplateWarnings({ sha256, known: false }).join()).toContain(`not a known one (SHA-256 ${sha256})`);
  expect(chatTemplateWarnings({ sha256, known: true })).toEqual([]);
});
