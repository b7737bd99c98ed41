import { expect, it } from "vitest";
import { checkReport } from "./check-report.js";
import { readSections } from "./read-sections.js";

it.each([
  "FINDINGS:\rClear lungs.\rIMPRESSION:\rNormal.",
  "FINDINGS:\r\nClear lungs.\r\nIMPRESSION:\r\nNormal.",
  "FINDINGS\r\nClear lungs.\r\nIMPRESSION\r\nNormal.",
  "FINDINGS: Clear lungs. IMPRESSION: Normal.",
  "Clear lungs. impression: Normal.",
  "Clear lungs. Conclusion: Normal.",
])("sets findings and impression apart: %j", (text) => {
  expect(readSections(text)).toMatchObject({ findings: "Clear lungs.", impression: "Normal." });
  expect(checkReport(text)).toEqual([]);
});

it.each(["Clear lungs. The impression is of a normal chest.", "Clear lungs, impression: normal."])(
  "has no impression in %j",
  (text) => expect(readSections(text)).not.toHaveProperty("impression"),
);

it("keeps places with any line ends", () => {
  const text = "FINDINGS:\r\nClear lungs.\r\nIMPRESSION:\rNormal.";
  expect(readSections(text).all.map(({ start, end }) => text.slice(start, end))).toEqual(["Clear lungs.", "Normal."]);
});

it.each([
  [".".repeat(100_000)],
  ["…".repeat(100_000)],
  [`${"*".repeat(100_000)}x`],
  ["x:\n".repeat(16_700)],
  ["x\r".repeat(50_000)],
])("reads a hostile text in time that grows with its length (%#)", { timeout: 5000 }, (text) =>
  expect(checkReport(text).map(({ flag }) => flag)).toContain("no-impression"),
);
