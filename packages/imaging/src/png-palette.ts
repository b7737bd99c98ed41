import { concatenateBytes, crc32, ImageDecodeError, type RgbImage } from "@medgemma/core";

/** A palette with as many colours as samples can name. */
export interface FullPalette {
  /** The chunk. */
  readonly whole: Uint8Array;
  /** The colour of the added entries, which the file's own palette does not have; undefined when none was added. */
  readonly stranger: number | undefined;
}

/**
 * Fills a palette up, so that a sample which names a colour that is not there can be told by the pixels, whoever decodes
 * them: some decoders take black.
 *
 * @param colours Content of the chunk.
 */
export function fillPalette(colours: Uint8Array, depth: number): FullPalette {
  const missing = 2 ** depth - colours.length / 3;
  const known = new Set<number>();
  for (let at = 0; at < colours.length; at += 3) known.add(colourAt(colours, at));
  let stranger = 0;
  while (known.has(stranger)) stranger++;
  const added = Uint8Array.from({ length: 3 * missing }, (_, at) => (stranger >> (16 - 8 * (at % 3))) & 255);
  const body = concatenateBytes([new TextEncoder().encode("PLTE"), colours, added]);
  const ends = new DataView(new ArrayBuffer(8));
  ends.setUint32(0, colours.length + added.length);
  ends.setUint32(4, crc32(body));
  const [length, check] = [new Uint8Array(ends.buffer, 0, 4), new Uint8Array(ends.buffer, 4, 4)];
  return { whole: concatenateBytes([length, body, check]), stranger: missing > 0 ? stranger : undefined };
}

/** @throws {ImageDecodeError} when a pixel has the colour that stands for none. */
export function refuseStranger(image: RgbImage, stranger: number | undefined): RgbImage {
  if (stranger === undefined) return image;
  for (let at = 0; at < image.data.length; at += 3) {
    if (colourAt(image.data, at) === stranger) {
      throw new ImageDecodeError("The PNG file is damaged: it names a colour that its palette lacks.", {
        hint: "Get the file again, or save it anew.",
      });
    }
  }
  return image;
}

function colourAt(data: Uint8Array | Uint8ClampedArray, at: number): number {
  return ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
}
