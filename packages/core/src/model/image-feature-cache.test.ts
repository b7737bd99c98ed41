import { expect, it } from "vitest";
import { ImageFeatureCache } from "./image-feature-cache.js";

function counting(maxBytes?: number) {
  const encoded: string[] = [];
  const cache = new ImageFeatureCache({ maxBytes });
  const of = (sha256: string, length = 4) =>
    cache.of({ sha256 }, async () => {
      encoded.push(sha256);
      return new Float32Array(length).fill(sha256.length);
    });
  return { encoded, of };
}

it("encodes the 85 slices of a volume once", async () => {
  const { encoded, of } = counting();
  for (let round = 0; round < 2; round++)
    for (let slice = 0; slice < 85; slice++) await of(`slice ${slice}`, 256 * 2560);
  expect(encoded.length).toBe(85);
});

it("lets go of the images that were used longest ago", async () => {
  const { encoded, of } = counting(40);
  for (const name of ["a", "b", "a", "c", "a", "b"]) await of(name);
  expect(encoded).toEqual(["a", "b", "c", "b"]);
  await of("large", 100);
  await of("large", 100);
  expect(encoded.slice(4)).toEqual(["large"]);
});

it("does not keep what failed", async () => {
  const cache = new ImageFeatureCache();
  await expect(cache.of({ sha256: "x" }, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await cache.of({ sha256: "x" }, async () => Float32Array.of(1))).toEqual(Float32Array.of(1));
});

it("asks its store before it encodes, and gives it what is new", async () => {
  const stored = new Map<string, Float32Array>([["known", Float32Array.of(1)]]);
  const cache = new ImageFeatureCache({
    store: {
      read: async (sha256) => stored.get(sha256),
      async write(sha256, features) {
        stored.set(sha256, features);
      },
    },
  });
  let encoded = 0;
  const encode = async () => Float32Array.of(++encoded + 1);
  expect([await cache.of({ sha256: "known" }, encode), encoded]).toEqual([Float32Array.of(1), 0]);
  expect([await cache.of({ sha256: "new" }, encode), encoded]).toEqual([Float32Array.of(2), 1]);
  expect(stored.get("new")).toEqual(Float32Array.of(2));
  await cache.of({ sha256: "new" }, encode);
  expect(encoded).toBe(1);
});
