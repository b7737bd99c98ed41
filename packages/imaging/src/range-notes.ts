import type { PixelRange, RgbImage, SampleRange } from "@medgemma/core";

/** An image is dark when this share of its bytes is; a bright mark does not change that. */
const darkShare = 0.99;

/** Bytes up to which an image is called dark, the darkest first: a sixteenth and a quarter of white. */
const darkness = [
  { upTo: 16, note: "It is nearly black: 99 of 100 samples have at most a sixteenth of white." },
  { upTo: 64, note: "It is dark: 99 of 100 samples have at most a quarter of white." },
] as const;

/** What people must know of an image's samples: that nothing can be seen, or that only a part of the range is used. */
export function rangeNotes(
  { bitDepth, usedBits, lowest, highest }: SampleRange,
  { range, rgb }: { readonly range: PixelRange; readonly rgb: RgbImage },
): readonly string[] {
  const white = 2 ** bitDepth - 1;
  if (lowest === highest) return [`All its samples are equal (${lowest} of ${white}): nothing can be seen in it.`];
  const dark = darkNotes(rgb);
  const span = `${lowest} to ${highest} of ${white}`;
  if (range === "used") {
    const isWhole = lowest === 0 && highest === white;
    return [...(isWhole ? [] : [`Its samples, ${span}, were stretched from black to white.`]), ...dark];
  }
  if (range === "clip") {
    return bitDepth === 16 && highest > 255
      ? [`Its 16-bit samples (${span}) were clipped: all above 255 are white.`]
      : dark;
  }
  // Either of these says why the image is dark.
  if (bitDepth === 16 && usedBits < 16) {
    return [
      `Its 16-bit samples use the lowest ${usedBits} bits only (${span}): it is darker than it was meant. The range "used" stretches them.`,
    ];
  }
  if (highest - lowest <= white / 4) {
    return [
      `Its samples use a small part of the range only (${span}): it has little contrast. The range "used" stretches them.`,
      ...dark,
    ];
  }
  return dark;
}

function darkNotes({ data }: RgbImage): readonly string[] {
  const counts = new Uint32Array(256);
  for (const byte of data) counts[byte] = (counts[byte] ?? 0) + 1;
  const upTo = (byte: number): number => counts.subarray(0, byte + 1).reduce((sum, count) => sum + count, 0);
  const fitting = darkness.find((level) => upTo(level.upTo) >= darkShare * data.length);
  return fitting === undefined ? [] : [fitting.note];
}
