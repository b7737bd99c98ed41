import { expect, it, vi } from "vitest";
import { sharedObjects } from "./shared-objects.js";

it("tells the libraries of this process", () => {
  expect(sharedObjects().length).toBeGreaterThan(0);
});

it.each([
  ["bun", "Bun", { getReport: () => ({ sharedObjects: [] }) }],
  ["deno", "Deno", { getReport: () => ({}) }],
  ["deno", "Deno", undefined],
])("refuses %s, and names it", (key, name, report) => {
  vi.stubGlobal("process", { versions: { [key]: "1.0.0" }, report });
  try {
    expect(() => sharedObjects()).toThrow(expect.objectContaining({ code: "ERR_RUNTIME_UNAVAILABLE" }));
    expect(() => sharedObjects()).toThrow(new RegExp(`^${name} does not tell .*runtime-onnx`));
  } finally {
    vi.unstubAllGlobals();
  }
});
