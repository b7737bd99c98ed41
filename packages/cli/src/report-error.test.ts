import {
  InferenceFailedError,
  InvalidArgumentError,
  OutOfMemoryError,
  PromptTooLongError,
  RuntimeUnavailableError,
} from "@medgemma/core";
import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { tellError } from "./report-error.js";

it("tells message, next step and exit code of the SDK's errors", () => {
  const error = new InvalidArgumentError("It is wrong.", { hint: "Make it right." });
  const told = tellError(error);
  expect(told).toMatchObject({ message: "It is wrong.", next: "Make it right.", exitCode: 2 });
});

it.each([
  [new PromptTooLongError("Too long.", { hint: "Lower `maxTokens`." }), "--max-tokens", 2],
  [new OutOfMemoryError("Too large.", { hint: "A shorter `contextLength`." }), "--format q4", 3],
  [new RuntimeUnavailableError("No.", { hint: "Call `probe()`." }), /^medgemma doctor/, 3],
  [new RuntimeUnavailableError("No.", { hint: "Install a browser." }), /^Install a browser\. medgemma doctor/, 3],
  [new InvalidArgumentError("There.", { hint: "Set `overwrite`." }), "Add --overwrite.", 2],
  [new InferenceFailedError("No."), /^Try --device cpu; --verbose/, 3],
  [new InferenceFailedError("No.", { hint: "The disk may be full." }), /^The disk may be full\.$/, 3],
  [new Error("boom"), "please report it", 3],
])("speaks of flags and not of code: %s", (error, next, exitCode) => {
  const told = tellError(error);
  expect(told.next).toMatch(next);
  expect(told.next).not.toContain("`");
  expect(told.exitCode).toBe(exitCode);
});

it("knows what the file system says", async () => {
  const error: unknown = await readFile("/nowhere/at/all").catch((reason: unknown) => reason);
  expect(tellError(error)).toMatchObject({
    code: "ENOENT",
    message: '"/nowhere/at/all" cannot be used: it is not there.',
    next: "Check the path.",
    exitCode: 2,
  });
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  expect(tellError(full)).toMatchObject({ message: "A file cannot be used: the disk is full.", exitCode: 3 });
});
