import { type ChannelImage, ImageDecodeError } from "@medgemma/core";

/**
 * Turns ink into light without a colour profile, as Pillow's `convert("RGB")` does:
 * `(255 − K) − (255 − K) × C / 255`, rounded to the nearest, and so for magenta and yellow.
 */
export function cmykToRgb({ width, height, channels, depth, data }: ChannelImage): ChannelImage {
  if (channels !== 4 || depth !== 8) {
    throw new ImageDecodeError("The image file has CMYK colours of a kind that is not read.", {
      hint: "Save it with RGB colours first.",
    });
  }
  const out = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const light = 255 - (data[from + 3] as number);
    for (let ink = 0; ink < 3; ink++) out[to + ink] = light - Math.round(((data[from + ink] as number) * light) / 255);
  }
  return { width, height, channels: 3, depth: 8, data: out };
}
