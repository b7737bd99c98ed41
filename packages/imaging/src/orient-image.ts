import type { RgbImage } from "@medgemma/core";

/** EXIF's `Orientation`, 1 to 8: where the stored image's first row and column lie on the screen. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Turns and mirrors an image so that it stands as EXIF says (EXIF 2.32, tag 0x0112). */
export function orientImage(image: RgbImage, orientation: Orientation): RgbImage {
  if (orientation === 1) return image;
  const { width, height, data } = image;
  const swaps = orientation >= 5;
  const outWidth = swaps ? height : width;
  const outHeight = swaps ? width : height;
  const mirrorsX = [2, 3, 7, 8].includes(orientation);
  const mirrorsY = [3, 4, 6, 7].includes(orientation);
  const out = new Uint8Array(data.length);
  let to = 0;
  for (let row = 0; row < outHeight; row++) {
    for (let column = 0; column < outWidth; column++) {
      const across = swaps ? row : column;
      const down = swaps ? column : row;
      const x = mirrorsX ? width - 1 - across : across;
      const y = mirrorsY ? height - 1 - down : down;
      const from = (y * width + x) * 3;
      out[to++] = data[from] as number;
      out[to++] = data[from + 1] as number;
      out[to++] = data[from + 2] as number;
    }
  }
  return { width: outWidth, height: outHeight, data: out };
}
