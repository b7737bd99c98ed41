import { createHash } from "node:crypto";
import { digestChunkBytes } from "@medgemma/core";
import { expect, it } from "vitest";
import { ChunkDigests } from "./chunk-digests.js";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

it("hashes chunks however the bytes come in", () => {
  const file = Uint8Array.from({ length: 2 * digestChunkBytes + 5 }, (_, at) => at % 251);
  const expected = [0, 1, 2].map((chunk) =>
    sha256(file.subarray(chunk * digestChunkBytes, (chunk + 1) * digestChunkBytes)),
  );
  for (const step of [file.length, digestChunkBytes, 5_000_011]) {
    const digests = new ChunkDigests();
    for (let at = 0; at < file.length; at += step) digests.update(file.subarray(at, at + step));
    expect(digests.finish()).toEqual(expected);
  }
});

it("has none for an empty file", () => {
  expect(new ChunkDigests().finish()).toEqual([]);
});
