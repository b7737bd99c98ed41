import { expect, it } from "vitest";
import { SharedWork } from "./shared-work.js";

function counted() {
  let begun = 0;
  const work = new SharedWork(async (signal) => {
    begun++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    signal?.throwIfAborted();
    return begun;
  });
  return { work, begun: () => begun };
}

it("does the work once for all who wait, and keeps what came of it", async () => {
  const { work, begun } = counted();
  expect(await Promise.all([work.get(), work.get(), work.get()])).toEqual([1, 1, 1]);
  expect(await work.get()).toBe(1);
  expect(begun()).toBe(1);
});

it("fails for the caller that aborts, and for no other", async () => {
  const { work, begun } = counted();
  const controller = new AbortController();
  const first = work.get(controller.signal);
  const second = work.get();
  controller.abort(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  expect(await second).toBe(2);
  expect(begun()).toBe(2);
});

it("does again what failed", async () => {
  let fails = true;
  const work = new SharedWork(() => (fails ? Promise.reject(new Error("no")) : Promise.resolve("yes")));
  await expect(work.get()).rejects.toThrow("no");
  fails = false;
  expect(await work.get()).toBe("yes");
});
