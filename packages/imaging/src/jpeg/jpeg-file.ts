import { concatenateBytes, ImageDecodeError, mostJpegScans } from "@medgemma/core";
import type { DecodeImageOptions } from "../decode-image-options.js";
import { jpegOrientation } from "../exif-orientation.js";
import { checkJpegData } from "./check-jpeg-data.js";
import { damagedJpeg } from "./damaged-jpeg.js";
import { readJpegFrame } from "./jpeg-frame.js";
import { checkImageSize } from "../image-size-limit.js";
import { type JpegSegment, jpegSegments } from "./jpeg-segments.js";
import type { Orientation } from "../orient-image.js";

/** A JPEG file whose structure is sound. */
export interface JpegFile {
  /** The file without comments, profiles and the like: none of them decides the samples. */
  readonly bytes: Uint8Array;
  readonly orientation: Orientation;
  /** Whether its four components are cyan, magenta, yellow and black. */
  readonly isCmyk: boolean;
}

/** Markers (ITU-T T.81, table B.1). */
const endOfImage = 0xd9;
const startOfScan = 0xda;

/**
 * Frames that libjpeg decodes in every build: baseline, extended and progressive Huffman coding. The others are lossless,
 * hierarchical or arithmetic.
 */
const knownFrames: readonly number[] = [0xc0, 0xc1, 0xc2];

/**
 * Checks a JPEG file without decoding it, and takes apart what Node's and the browser's decoder both need.
 *
 * @throws {ImageDecodeError} when it is damaged, of a kind that is not decoded, or has more pixels than allowed.
 */
export async function readJpegFile(bytes: Uint8Array, options: DecodeImageOptions): Promise<JpegFile> {
  const segments = jpegSegments(bytes);
  const frames = segments.filter(isFrame);
  const [frame] = frames;
  // First, since the data of other kinds looks damaged to a reader of these.
  if (frame !== undefined) refuseOtherKinds(frame);
  if (segments.at(-1)?.marker !== endOfImage) throw damagedJpeg("it is cut off");
  if (frame === undefined || frames.length > 1) throw damagedJpeg("it has no frame, or several");
  checkFrame(frame, options);
  const scans = segments.filter(({ marker }) => marker === startOfScan).length;
  if (scans === 0 || scans > mostJpegScans) throw damagedJpeg("it has no scan, or too many");
  if (!segments.every(({ marker }) => isUnderstood(marker)))
    throw damagedJpeg("it holds a mark that does not belong there");
  await checkJpegData(segments, readJpegFrame(frame));
  return {
    bytes: concatenateBytes([bytes.subarray(0, 2), ...segments.filter(decidesSamples).map(({ whole }) => whole)]),
    orientation: jpegOrientation(segments),
    isCmyk: frame.content[5] === 4,
  };
}

/** Other frames (ITU-T T.81, table B.1; JPEG-LS: ITU-T T.87), as they are named. */
const otherFrames: ReadonlyMap<number, string> = new Map([
  [0xc3, "a lossless JPEG"],
  [0xc5, "a hierarchical JPEG"],
  [0xc6, "a hierarchical JPEG"],
  [0xc7, "a hierarchical JPEG"],
  [0xc9, "a JPEG with arithmetic coding"],
  [0xca, "a JPEG with arithmetic coding"],
  [0xcb, "a lossless JPEG"],
  [0xcd, "a hierarchical JPEG"],
  [0xce, "a hierarchical JPEG"],
  [0xcf, "a hierarchical JPEG"],
  [0xf7, "a JPEG-LS image"],
]);

function refuseOtherKinds({ marker, content }: JpegSegment): void {
  const [precision = 8] = content;
  const other = otherFrames.get(marker) ?? (precision === 12 ? "a JPEG with 12 bits per sample" : undefined);
  if (other === undefined) return;
  throw new ImageDecodeError(`The image file is ${other}, which is not read.`, {
    hint: "Save it as PNG, which keeps up to 16 bits per sample, or as a baseline or progressive JPEG.",
  });
}

function checkFrame({ content }: JpegSegment, options: DecodeImageOptions): void {
  const [precision = 0, , , , , components = 0] = content;
  if (precision !== 8) throw damagedJpeg("its frame is not valid");
  if (content.length < 6 || content.length !== 6 + 3 * components) throw damagedJpeg("its frame is not valid");
  if (components !== 1 && components !== 3 && components !== 4) throw damagedJpeg("its frame is not valid");
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  checkImageSize(view.getUint16(3), view.getUint16(1), options);
}

function isFrame({ marker }: JpegSegment): boolean {
  return knownFrames.includes(marker) || otherFrames.has(marker);
}

/** Tables, the frame, scans, restart intervals, comments and applications' segments, and the end. */
function isUnderstood(marker: number): boolean {
  return [0xc4, 0xdb, 0xdd, startOfScan, endOfImage, 0xfe, ...knownFrames].includes(marker) || (marker & 0xf0) === 0xe0;
}

/** All but comments and applications' segments; of those, JFIF's and Adobe's tell how colours are coded. */
function decidesSamples({ marker }: JpegSegment): boolean {
  const isApplication = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
  return !isApplication || marker === 0xe0 || marker === 0xee;
}
