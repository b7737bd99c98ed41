import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LoadProgress } from "@medgemma/core";
import { TransferProgress } from "./transfer-progress.js";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** What is told of bytes that come, with the milliseconds between them. */
function told(
  totalBytes: number,
  hereBytes: number,
  parts: readonly (readonly [bytes: number, milliseconds: number])[],
) {
  const all: LoadProgress[] = [];
  const progress = new TransferProgress(totalBytes, hereBytes, (one) => all.push(one));
  for (const [bytes, milliseconds] of parts) {
    vi.advanceTimersByTime(milliseconds);
    progress.add(bytes);
  }
  return all;
}

it("tells at most 200 times what comes at once, and never more than a step less than came", () => {
  const all = told(
    1_000_000,
    0,
    Array.from({ length: 9_990 }, () => [100, 0] as const),
  );
  expect(all.length).toBeLessThanOrEqual(201);
  expect(all.at(-1)?.receivedBytes).toBeGreaterThan(999_000 - 5_000);
});

it("tells what comes slowly, how fast it comes, and its end", () => {
  const all = told(1_000_000, 500_000, [
    [1000, 50],
    [1000, 50],
    [1000, 400],
    [497_000, 0],
  ]);
  expect(all.map(({ receivedBytes }) => receivedBytes)).toEqual([500_000, 502_000, 503_000, 1_000_000]);
  // What was here before did not come.
  expect(all[2]?.bytesPerSecond).toBe(6000);
  expect(all.at(-1)?.fraction).toBe(1);
});

it("takes back what is thrown away, without a speed below zero", () => {
  const all = told(1000, 0, [
    [600, 300],
    [-600, 300],
  ]);
  expect(all.at(-1)).toMatchObject({ receivedBytes: 0, bytesPerSecond: 0 });
});
