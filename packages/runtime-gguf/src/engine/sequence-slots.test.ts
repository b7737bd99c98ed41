import { expect, it } from "vitest";
import { SequenceSlots } from "./sequence-slots.js";

const any = () => true;

it("finds the longest shared prefix, leaves one position to compute, and never ends inside an image", () => {
  const slots = new SequenceSlots(3);
  const first = slots.open()!;
  first.positions = [2, 5, -1, -1, -1, 7, 8];
  const second = slots.open()!;
  second.positions = [2, 5, 6];
  expect(slots.longestPrefix([2, 5, -1, -1, -1, 7, 9], any)).toEqual({ slot: first, length: 6 });
  expect(slots.longestPrefix([2, 5, -1, -1, -1], any)).toEqual({ slot: first, length: 2 });
  expect(slots.longestPrefix([2, 5, -2, -2, -2, 7], any)).toEqual({ slot: first, length: 2 });
  expect(slots.longestPrefix([2, 5, 6], any)).toEqual({ slot: first, length: 2 });
  expect(slots.longestPrefix([3], any)).toBeUndefined();
  // The longest one that can be used.
  const notFirst = ({ slot }: { slot: object }) => slot !== first;
  expect(slots.longestPrefix([2, 5, -1, -1, -1, 7, 9], notFirst)).toEqual({ slot: second, length: 2 });
});

it("hands out every sequence once, and names the one that has been idle longest", () => {
  const slots = new SequenceSlots(2);
  const [a, b] = [slots.open()!, slots.open()!];
  expect([a.id, b.id]).toEqual([0, 1]);
  expect(slots.open()).toBeUndefined();
  expect(slots.oldestIdle()).toBeUndefined();
  slots.keep(b);
  slots.keep(a);
  expect(slots.oldestIdle()).toBe(b);
  expect(slots.oldestIdle(b)).toBe(a);
  slots.remove(b);
  slots.remove(b);
  expect(slots.open()?.id).toBe(1);
  expect(slots.open()).toBeUndefined();
});
