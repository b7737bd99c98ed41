import { expect, it } from "vitest";
import { decodeColourTile } from "./decode-tile.js";

const bytesOf = (...numbers: readonly (readonly [size: 1 | 2 | 4, value: number])[]): readonly number[] =>
  numbers.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * (size - 1 - at))) & 255));

/**
 * A JPEG 2000 codestream of 16 × 16 pixels whose packets are empty: every sample is the middle of its range, so that a component of 7 bits
 * is 64 and one of 8 bits 128.
 */
function constant(steps: readonly (readonly [x: number, y: number])[]): Uint8Array {
  const precisions = [8, 7, 8];
  const [side, none] = [[4, 16] as const, [4, 0] as const];
  const components = steps.flatMap(([x, y], index) => [(precisions[index] ?? 8) - 1, x, y]);
  return Uint8Array.from([
    ...bytesOf([2, 0xff4f], [2, 0xff51], [2, 38 + 3 * steps.length], [2, 0]),
    ...bytesOf(side, side, none, none, side, side, none, none, [2, steps.length]),
    ...components,
    ...bytesOf([2, 0xff52], [2, 12], [1, 0], [1, 0], [2, 1], [1, 0], [1, 0], [1, 4], [1, 4], [1, 0], [1, 1]),
    ...bytesOf([2, 0xff5c], [2, 4], [1, 0x40], [1, 64]),
    ...bytesOf([2, 0xff90], [2, 10], [2, 0], [4, 15], [1, 0], [1, 1], [2, 0xff93], [1, 0], [2, 0xffd9]),
  ]);
}

const tile = { coding: "jpeg-2000", width: 16, height: 16, isRgb: false } as const;

it.each([
  [1, 1],
  [2, 1],
  [2, 2],
] as const)("converts luma and chroma once where chroma has every %i × %i pixels", async (x, y) => {
  const rgb = await decodeColourTile(
    constant([
      [1, 1],
      [x, y],
      [x, y],
    ]),
    tile,
  );
  expect([...rgb]).toEqual(Array.from({ length: 256 }, () => [128, 150, 15]).flat());
});

it("refuses components of other sizes", async () => {
  const one = [1, 1] as const;
  for (const [x, y] of [
    [1, 2],
    [4, 1],
    [0, 0],
  ] as const) {
    const decoding = decodeColourTile(constant([one, [x, y], [x, y]]), tile);
    await expect(decoding).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
  }
  const rgb = decodeColourTile(constant([one, [2, 1], [2, 1]]), { ...tile, isRgb: true });
  await expect(rgb).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
  const cut = decodeColourTile(constant([one]).subarray(0, 44), tile);
  await expect(cut).rejects.toMatchObject({ code: "ERR_IMAGE_DECODE" });
});
