import { expect, it } from "vitest";
import { fillTemplate } from "./prompt-template.js";

it("drops lines without a value and leaves values as they are", () => {
  expect(fillTemplate("a\nb: {b}\nc: {c}", { b: "$& {c}", c: undefined })).toBe("a\nb: $& {c}");
});

it("leaves JSON alone and refuses slots that nobody fills", () => {
  expect(fillTemplate('{"a": 1} {}', {})).toBe('{"a": 1} {}');
  expect(() => fillTemplate("{typo}", { topic: "x" })).toThrow(/\{typo\}.*topic/);
  expect(() => fillTemplate("{toString}", {})).toThrow("{toString}");
});
