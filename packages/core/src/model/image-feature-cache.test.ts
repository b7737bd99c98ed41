import { expect, it } from "vitest";
import { ImageFeatureCache } from "./image-feature-cache.js";

function counting(maxBytes?: number) {
  const encoded: string[] = [];
  const cache = new ImageFeatureCache(maxBytes);
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
