import { describe, expect, it } from "vitest";
import { planPrefill, sharedPrefixLength } from "./prefill-plan.js";
import type { PreparedPrompt } from "./prepared-prompt.js";
import { PrefixStore } from "./prefix-store.js";

const image = { type: "image", tokens: 4, image: { size: 2, pixels: new Uint8Array(12), sha256: "x" } } as const;
const tokens = (...ids: number[]) => ({ type: "tokens", ids: Int32Array.from(ids) }) as const;
const prompt: PreparedPrompt = { segments: [tokens(1, 2, 3, 4, 5), image, tokens(6, 7, 8)], length: 12 };

describe("planPrefill", () => {
  it("cuts text into runs, and leaves images whole and alone", () => {
    const plan = planPrefill(prompt, 2).map((chunk) => [
      chunk.start,
      chunk.end,
      chunk.type === "image" ? "image" : [...chunk.ids],
    ]);
    expect(plan).toEqual([
      [0, 2, [1, 2]],
      [2, 4, [3, 4]],
      [4, 5, [5]],
      [5, 9, "image"],
      [9, 11, [6, 7]],
      [11, 12, [8]],
    ]);
  });

  it("cuts prompts alike as long as they are alike", () => {
    for (const chunkTokens of [1, 2, 3, 5, 64]) {
      const longer = { ...prompt, segments: [...prompt.segments.slice(0, 2), tokens(6, 7, 8, 9, 10, 11)], length: 15 };
      const ends = planPrefill(prompt, chunkTokens).map(({ end }) => end);
      const others = planPrefill(longer, chunkTokens).map(({ end }) => end);
      expect(others.slice(0, ends.length - 1)).toEqual(ends.slice(0, -1));
    }
  });
});

describe("sharedPrefixLength", () => {
  const kept = { positions: [1, 2, 3, 4, -1, -1, 5, 6], ends: [2, 4, 6, 7, 8] };

  it("ends where both are cut and all before is alike", () => {
    expect(sharedPrefixLength(kept, { positions: [1, 2, 3, 4, -1, -1, 9], ends: [2, 4, 6, 7] })).toBe(6);
    expect(sharedPrefixLength(kept, { positions: [1, 2, 3, 9], ends: [2, 4] })).toBe(2);
    // Another image, and other cuts before an equal end.
    expect(sharedPrefixLength(kept, { positions: [1, 2, 3, 4, -2, -2, 9], ends: [2, 4, 6, 7] })).toBe(4);
    expect(sharedPrefixLength(kept, { positions: [1, 2, 3, 4, -1, -1, 9], ends: [3, 4, 6, 7] })).toBe(0);
  });

  it("leaves the last run to compute, and asks whether a place can be used", () => {
    expect(sharedPrefixLength(kept, { positions: [1, 2, 3, 4], ends: [2, 4] })).toBe(2);
    const wanted = { positions: [1, 2, 3, 4, -1, -1, 9], ends: [2, 4, 6, 7] };
    expect(sharedPrefixLength(kept, wanted, (length) => length < 5)).toBe(4);
  });
});

describe("PrefixStore", () => {
  const create = (maxBytes = 1e9) => {
    const released: string[] = [];
    const bytesOf = (kept: readonly { positions: readonly number[] }[]) =>
      kept.reduce((sum, { positions }) => sum + positions.length, 0);
    const release = ({ name }: { name: string }) => void released.push(name);
    return { released, store: new PrefixStore<ReturnType<typeof of>>({ maxBytes, bytesOf, release }) };
  };
  const of = (name: string, ...positions: number[]) => ({ name, positions, ends: positions.map((_, at) => at + 1) });

  it("serves conversations in turn, and shortens none for another", () => {
    const { store, released } = create();
    const [a, b] = [of("a", 1, 2, 3, 4), of("b", 1, 7, 8)];
    store.keep(a);
    store.keep(b);
    expect(store.find(of("", 1, 2, 3, 9))).toEqual({ kept: a, length: 3 });
    expect(store.find(of("", 1, 7, 8, 9))).toEqual({ kept: b, length: 3 });
    expect(store.find(of("", 1, 2, 3, 4, 5))).toEqual({ kept: a, length: 4 });
    expect(store.find(of("", 5, 6))).toBeUndefined();
    expect(released).toEqual([]);
  });

  it("keeps nothing twice", () => {
    const { store, released } = create();
    store.keep(of("short", 1, 2));
    store.keep(of("long", 1, 2, 3));
    store.keep(of("again", 1, 2));
    store.keep(of("empty"));
    expect(released).toEqual(["short", "again", "empty"]);
  });

  it("stays within its bytes, and drops what was of use longest ago", () => {
    const { store, released } = create(6);
    store.keep(of("a", 1, 2));
    store.keep(of("b", 3, 4));
    store.keep(of("c", 5, 6));
    store.find(of("", 1, 2, 9));
    store.keep(of("d", 7, 8));
    expect(released).toEqual(["b"]);
    store.keep(of("too large", 1, 1, 1, 1, 1, 1, 1));
    expect(released).toEqual(["b", "too large"]);
  });

  it("keeps a number of prefixes at most, however small", () => {
    const { store, released } = create();
    for (let at = 0; at < 40; at++) store.keep(of(String(at), at));
    expect(released.length).toBe(24);
    store.clear();
    expect(released.length).toBe(40);
  });
});
