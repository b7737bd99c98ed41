import { ImageDecodeError } from "@medgemma/core";
import type { TiffDirectory } from "./tiff-directory.js";

/** Tags (TIFF 6.0, 8). */
const bitsPerSample = 258;
const compression = 259;
const photometric = 262;

const yCbCr = 6;
const jpeg = 7;

/** Those that the decoder takes apart; wider samples are refused for what they are. */
const knownBits: readonly number[] = [1, 2, 4, 8, 16, 32, 64];

const compressions: ReadonlyMap<number, string> = new Map([
  [33003, "JPEG 2000"],
  [33005, "JPEG 2000"],
  [34712, "JPEG 2000"],
  [34887, "LERC"],
  [34925, "LZMA"],
  [50000, "Zstandard"],
  [50002, "JPEG XL"],
  [52546, "JPEG XL"],
]);

const colours: ReadonlyMap<number, string> = new Map([
  [8, "CIELAB colours"],
  [9, "CIELAB colours"],
  [10, "CIELAB colours"],
  [32803, "the samples of a camera's sensor"],
  [32844, "LogLuv colours"],
  [32845, "LogLuv colours"],
]);

/** @throws {ImageDecodeError} naming the bits, the compression or the colours of a TIFF file that are not read. */
export function refuseTiffKinds(directory: TiffDirectory): void {
  for (const bits of directory.values(bitsPerSample)) {
    if (!knownBits.includes(bits)) throw notRead(`has ${bits} bits per sample`);
  }
  const packed = compressions.get(directory.value(compression) ?? 1);
  if (packed !== undefined) throw notRead(`is compressed with ${packed}`);
  const colour = directory.value(photometric) ?? 0;
  // The decoder converts them in JPEG data only, and takes others for red, green and blue.
  if (colour === yCbCr && directory.value(compression) !== jpeg)
    throw notRead("has YCbCr colours outside of JPEG data");
  const unread = colours.get(colour);
  if (unread !== undefined) throw notRead(`has ${unread}`);
}

function notRead(what: string): ImageDecodeError {
  return new ImageDecodeError(`The TIFF file ${what}, which is not read.`, {
    hint: "Save it as PNG with 8 or 16 bits per sample.",
  });
}
