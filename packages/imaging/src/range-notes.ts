import type { PixelRange, RgbImage, SampleRange } from "@medgemma/core";

/** An image is nearly black when this share of its bytes is darker than a sixteenth of white. */
const darkShare = 0.99;
const darkBelow = 16;

/** What people must know of an image's samples: that nothing can be seen, or that only a part of the range is used. */
export function rangeNotes(
  { bitDepth, usedBits, lowest, highest }: SampleRange,
  { range, rgb }: { readonly range: PixelRange; readonly rgb: RgbImage },
): readonly string[] {
  const white = 2 ** bitDepth - 1;
  if (lowest === highest) return [`All its samples are equal (${lowest} of ${white}): nothing can be seen in it.`];
  const dark = isNearlyBlack(rgb)
    ? ["It is nearly black: 99 of 100 samples are darker than a sixteenth of white."]
    : [];
  const span = `${lowest} to ${highest} of ${white}`;
  if (range === "used") {
    const isWhole = lowest === 0 && highest === white;
    return [...(isWhole ? [] : [`Its samples, ${span}, were stretched from black to white.`]), ...dark];
  }
  if (bitDepth === 16 && usedBits < 16) {
    return [
      `Its 16-bit samples use the lowest ${usedBits} bits only (${span}): it is darker than it was meant. The range "used" stretches them.`,
      ...dark,
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

function isNearlyBlack({ data }: RgbImage): boolean {
  let dark = 0;
  for (const byte of data) if (byte < darkBelow) dark++;
  return dark >= darkShare * data.length;
}
