import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as core from "@medgemma/core";
import { expect, it } from "vitest";
import { root } from "./fixture.js";

/** Codes of all error classes that core exports. */
const codes = Object.entries(core)
  .filter(([name, value]) => name.endsWith("Error") && typeof value === "function" && name !== "MedGemmaError")
  .map(([, ErrorClass]) => new (ErrorClass as new (message: string) => core.MedGemmaError)("").code);

it("every error code has one heading on the page of errors, and no other has", () => {
  expect(codes.length).toBeGreaterThan(15);
  const page = readFileSync(join(root, "docs/errors.md"), "utf8");
  const headings = Array.from(page.matchAll(/^## (.+)$/gm), ([, heading]) => heading);
  expect(new Set(headings)).toEqual(new Set(codes));
  expect(headings).toHaveLength(codes.length);
});
