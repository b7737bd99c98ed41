import { expect, it } from "vitest";
import { breather } from "./breather.js";

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

it("lets a timer fire in a loop that never waits for anything else", async () => {
  const breathe = breather();
  const fired: number[] = [];
  setTimeout(() => fired.push(1), 60);
  for (let rounds = 0; rounds < 100 && fired.length === 0; rounds++) {
    busy(10);
    await breathe();
  }
  expect(fired.length).toBe(1);
});
