import { expect, it } from "vitest";
import {
  checkFields,
  isBoolean,
  isEither,
  isInteger,
  isNumber,
  isOneOf,
  isRecord,
  isTexts,
  required,
} from "./index.js";

const checks = {
  count: isInteger(1, 9),
  share: isNumber("a number from 0 to 1", (value) => value >= 0 && value <= 1),
  mode: isOneOf("fast", "exact"),
  logprobs: isEither(isBoolean, isInteger(1)),
  stop: isTexts(0),
  inner: isRecord({ limit: isInteger(0) }),
  name: required(isOneOf("a")),
};

const message = (argument: unknown): string => {
  try {
    checkFields("The request", argument, checks);
    return "accepted";
  } catch (error) {
    return (error as Error).message;
  }
};

it("accepts what fits, and takes undefined as absent", () => {
  expect(message({ name: "a", count: 9, share: 0, mode: "fast", logprobs: true, stop: ["x"] })).toBe("accepted");
  expect(message({ name: "a", count: undefined, inner: { limit: 0 }, logprobs: 3 })).toBe("accepted");
});

it("says which field is wrong, and what it must be", () => {
  expect(message(null)).toBe("The request must be an object.");
  expect(message([])).toBe("The request must be an object.");
  expect(message({})).toBe('`name` must be "a".');
  const wrong = { count: [0, 10, 1.5, NaN, "3", null], share: [NaN, -1, Infinity, "0"], stop: ["x", [""], [1]] };
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) expect(message({ name: "a", [field]: value })).toMatch(`\`${field}\` must be `);
  }
  expect(message({ name: "a", mode: "slow" })).toBe('`mode` must be "fast" or "exact".');
  expect(message({ name: "a", count: 0 })).toBe("`count` must be a whole number from 1 to 9.");
  expect(message({ name: "a", inner: { limit: -1 } })).toBe("`limit` must be a whole number, 0 or greater.");
});

it("names a field that was meant, and never one that the caller made up", () => {
  expect(message({ name: "a", Counts: 1 })).toBe("The request has a field that is not known. Did you mean `count`?");
  const unknown = message({ name: "a", "Jane Doe": 1 });
  expect(unknown).toMatch("Known fields: count, share");
  expect(unknown).not.toMatch("Jane");
});
