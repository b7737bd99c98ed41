import type { DecodeImageOptions } from "./decode-image-options.js";
import { checkImageSize } from "./image-size-limit.js";
import { refuseTiffKinds } from "./refuse-tiff-kinds.js";
import { damagedTiff, TiffDirectory } from "./tiff-directory.js";

/** Tags (TIFF 6.0, 8 and 15). */
const imageWidth = 256;
const imageLength = 257;
const samplesPerPixel = 277;
const rowsPerStrip = 278;
const planarConfiguration = 284;
const strips = { offsets: 273, bytes: 279 };
const tiles = { width: 322, length: 323, offsets: 324, bytes: 325 };

/**
 * Checks that the data of a TIFF file's first page is there: decoders fill in what a tile lacks.
 *
 * @throws {ImageDecodeError} when a strip or tile is missing or cut off, when there are more pixels than allowed, and for kinds
 * that are not read.
 */
export function checkTiffData(bytes: Uint8Array, options: DecodeImageOptions): void {
  const directory = new TiffDirectory(bytes);
  const [width = 0, height = 0] = [directory.value(imageWidth), directory.value(imageLength)];
  checkImageSize(width, height, options);
  refuseTiffKinds(directory);
  const isTiled = directory.count(tiles.offsets) > 0;
  const planes = directory.value(planarConfiguration) === 2 ? (directory.value(samplesPerPixel) ?? 1) : 1;
  const across = isTiled ? Math.ceil(width / (directory.value(tiles.width) ?? 0)) : 1;
  const down = Math.ceil(
    height / ((isTiled ? directory.value(tiles.length) : directory.value(rowsPerStrip)) ?? height),
  );
  const parts = isTiled ? tiles : strips;
  const count = directory.count(parts.offsets);
  if (count === 0 || count < across * down * planes) throw damagedTiff("a part of the image is missing");
  const lengths = directory.values(parts.bytes);
  for (const start of directory.values(parts.offsets)) {
    const length: number | undefined = lengths.next().value ?? undefined;
    if (length === undefined || length === 0) throw damagedTiff("a part of the image is missing");
    if (start + length > bytes.length) throw damagedTiff("it is cut off");
  }
}
