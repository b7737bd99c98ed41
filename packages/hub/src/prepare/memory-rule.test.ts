import { totalmem } from "node:os";
import { describe, expect, it } from "vitest";
import { machineMemory } from "./memory-rule.js";

describe("machineMemory", () => {
  it("is the machine's, or its container's when that is less", () => {
    expect(machineMemory(16e9, 4e9)).toBe(4e9);
    expect(machineMemory(16e9, 32e9)).toBe(16e9);
  });

  it("knows how systems say that there is no limit", () => {
    for (const none of [0, 2 ** 63, 2 ** 64]) expect(machineMemory(16e9, none)).toBe(16e9);
  });

  it("does not change with what is free", () => {
    expect(machineMemory()).toBe(machineMemory());
    expect(machineMemory()).toBeLessThanOrEqual(totalmem());
    expect(machineMemory()).toBeGreaterThan(1e8);
  });
});
