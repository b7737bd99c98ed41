import { breather, InvalidArgumentError, requireByteArray, type RgbImage, SharedWork } from "@medgemma/core";
import { decodeFrame, type FrameValues } from "./codecs/decode-frame.js";
import type { DicomFrame } from "./dicom-frame.js";
import { fileNotes } from "./file-notes.js";
import { readPalette } from "./model/colour-rules.js";
import { joinedRange, rangeOf, type ValueRange } from "./model/grey-rules.js";
import { ruleOf, toRgbImage, type ToRgbImageOptions } from "./model/to-rgb-image.js";
import type { Attributes } from "./parse/data-set.js";
import { parseDicom, type ParsedDicom } from "./parse/parse-dicom.js";
import { refused } from "./parse/refuse.js";
import type { TransferSyntax } from "./parse/transfer-syntaxes.js";
import { functionalGroup } from "./pixels/functional-groups.js";
import { readFragments } from "./pixels/fragments.js";
import { modalityTableOf, modalityValues, rescaleOf } from "./pixels/modality-values.js";
import { bitsOfFrame, readNativeFrame } from "./pixels/native-frame.js";
import { type PixelFormat, readPixelFormat } from "./pixels/pixel-format.js";
import { requirePixels } from "./require-pixels.js";

const pixelData = "x7fe00010";

/**
 * Opens a DICOM file: its header is read and checked, pixels are decoded when a frame is asked for.
 *
 * @param bytes The whole file; also without preamble, or a bare data set.
 * @throws {InvalidArgumentError} for anything else than bytes.
 * @throws {ImageDecodeError} for what is no DICOM image, with the reason: another kind of file or object, a transfer syntax that is
 * not decoded, a truncated or contradictory file. Nothing is allocated for what a header claims and the data do not hold.
 */
export function openDicom(bytes: Uint8Array): DicomFile {
  requireByteArray(bytes, "openDicom");
  // A `Buffer` copies nothing where a `Uint8Array` does.
  return new DicomFile(parseDicom(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}

/** A DICOM image, of one frame or several. */
export class DicomFile {
  readonly format: PixelFormat;
  readonly transferSyntax: TransferSyntax;
  /** For example `CT`. */
  readonly modality: string | undefined;
  /** Elements of the data set. They may hold the patient's identity: nothing of them goes into prompts or messages. */
  readonly attributes: Attributes;
  /** Sentences for people, without anything of the patient. */
  readonly notes: readonly string[];
  readonly #fragments: readonly (() => Uint8Array)[] | undefined;
  readonly #range = new SharedWork((signal) => this.#findRange(signal));
  readonly #breathe = breather();

  /** @internal Use `openDicom`. */
  constructor({ attributes, transferSyntax, notes }: ParsedDicom) {
    requirePixels(attributes);
    this.attributes = attributes;
    this.transferSyntax = transferSyntax;
    this.modality = attributes.text("x00080060");
    if (transferSyntax.coding === undefined) {
      throw refused(`is compressed as ${transferSyntax.name} (${transferSyntax.uid}), which is not decoded`, {
        hint: "Export it uncompressed, or as JPEG 2000.",
      });
    }
    this.format = readPixelFormat(attributes);
    const isNative = transferSyntax.coding === "native" && attributes.element(pixelData)?.hadUndefinedLength !== true;
    if (isNative) requireEnough(attributes, this.format);
    else this.#fragments = readFragments(attributes, this.format.frames);
    this.notes = [...notes, ...notesOf(attributes, this.format, isNative)];
  }

  get frameCount(): number {
    return this.format.frames;
  }

  /**
   * Decodes a frame.
   *
   * @param index From 0.
   * @throws {ImageDecodeError} when its pixel data are damaged, cut off, or other than the header says.
   */
  async frame(index: number, { signal }: { readonly signal?: AbortSignal } = {}): Promise<DicomFrame> {
    const { attributes, format, modality } = this;
    if (!Number.isInteger(index) || index < 0 || index >= format.frames)
      throw new InvalidArgumentError(`There is no frame ${index}: the file has ${format.frames}, from 0.`);
    await this.#breathe();
    signal?.throwIfAborted();
    const { values, isRgb, notes = [] } = await this.#decode(index);
    signal?.throwIfAborted();
    const order = { isSigned: format.isSigned, isLittleEndian: this.transferSyntax.isLittleEndian };
    const rescale = rescaleOf(attributes, index);
    const modalityTable = modalityTableOf(attributes, order);
    const window = windowOf(attributes, index);
    const padding = paddingOf(attributes, format);
    return {
      ...{ index, width: format.columns, height: format.rows, format, values, isRgb },
      ...(modality !== undefined && { modality }),
      ...(rescale !== undefined && { rescale }),
      ...(modalityTable !== undefined && { modalityTable }),
      ...(format.photometricInterpretation === "PALETTE COLOR" && { palette: readPalette(attributes, order) }),
      ...(window !== undefined && { window }),
      ...(padding !== undefined && { padding }),
      ...(notes.length > 0 && { notes }),
    };
  }

  /**
   * Decodes a frame and shows it, see `toRgbImage`. Of an MR the range is that of all frames of the file: give that of the series
   * where it has several files.
   */
  async image(index: number, options: ToRgbImageOptions & { readonly signal?: AbortSignal } = {}): Promise<RgbImage> {
    const { signal, ...shown } = options;
    const frame = await this.frame(index, signal === undefined ? {} : { signal });
    const isMr = ruleOf(frame) === "mr" && (shown.preset ?? "medgemma") === "medgemma";
    if (!isMr || shown.range !== undefined) return toRgbImage(frame, shown);
    const { range, isRescaled } = await this.seriesRange(signal);
    return toRgbImage(isRescaled ? rescaled(frame) : frame, { ...shown, range });
  }

  /**
   * Lowest and highest value of all frames: stored ones, or, where frames differ in slope or intercept, those after the modality's
   * transformation.
   */
  async seriesRange(signal?: AbortSignal): Promise<SeriesRange> {
    return this.#range.get(signal);
  }

  async #findRange(signal: AbortSignal | undefined): Promise<SeriesRange> {
    const { frames } = this.format;
    const lines = new Set<string>();
    for (let index = 0; index < frames; index++) lines.add(JSON.stringify(rescaleOf(this.attributes, index) ?? null));
    const isRescaled = lines.size > 1;
    return { range: await rangeOfFrames(this.#frames(signal), { isRescaled }), isRescaled };
  }

  async *#frames(signal: AbortSignal | undefined): AsyncGenerator<DicomFrame, void, undefined> {
    for (let index = 0; index < this.frameCount; index++)
      yield await this.frame(index, signal === undefined ? {} : { signal });
  }

  async #decode(index: number): Promise<FrameValues> {
    const { attributes, format, transferSyntax } = this;
    if (this.#fragments === undefined) {
      const data = attributes.value(pixelData) ?? new Uint8Array();
      const isWords = attributes.element(pixelData)?.vr === "OW";
      const { isLittleEndian } = transferSyntax;
      return { values: readNativeFrame({ data, isLittleEndian, isWords }, format, index), isRgb: false };
    }
    const coded = this.#fragments[index]?.() ?? new Uint8Array();
    const { coding = "native" } = transferSyntax;
    if (coding !== "native") return decodeFrame(coded, coding, format);
    return { values: readNativeFrame({ data: coded, isLittleEndian: true, isWords: false }, format, 0), isRgb: false };
  }
}

export interface SeriesRange {
  readonly range: ValueRange;
  /** Whether frames differ in slope or intercept. */
  readonly isRescaled: boolean;
}

/** Lowest and highest value of frames, which are read one after the other; 0 and 0 of none. */
export async function rangeOfFrames(
  frames: AsyncIterable<DicomFrame>,
  { isRescaled }: { readonly isRescaled: boolean },
): Promise<ValueRange> {
  let range: ValueRange | undefined;
  for await (const frame of frames) {
    const own = rangeOf(isRescaled ? rescaled(frame).values : frame.values);
    range = range === undefined ? own : joinedRange(range, own);
  }
  return range ?? { low: 0, high: 0 };
}

/** The frame with the values after its modality's transformation in place of the stored ones. */
export function rescaled(frame: DicomFrame): DicomFrame {
  const { rescale, modalityTable: table } = frame;
  const values = modalityValues(frame.values, { rescale: rescale === "half" ? undefined : rescale, table });
  // A rule for grey values takes any numbers.
  return { ...frame, values: values as DicomFrame["values"] };
}

function bytesOf(format: PixelFormat): number {
  return Math.ceil((bitsOfFrame(format) * format.frames) / 8);
}

function requireEnough(attributes: Attributes, format: PixelFormat): void {
  const bytes = bytesOf(format);
  const has = attributes.value(pixelData)?.length ?? 0;
  if (has < bytes) throw refused(`has ${has} bytes of pixel data, and its header asks for ${bytes}`);
}

function notesOf(attributes: Attributes, format: PixelFormat, isNative: boolean): readonly string[] {
  const has = attributes.value(pixelData)?.length ?? 0;
  const isLonger = isNative && has > bytesOf(format) + 1;
  return [
    ...fileNotes(attributes, format),
    ...(isLonger ? ["It has more pixel data than its header asks for; the rest is not read."] : []),
  ];
}

/** The first window that a frame names. */
function windowOf(attributes: Attributes, frame: number): DicomFrame["window"] {
  for (const source of [attributes, functionalGroup(attributes, frame, "x00289132")]) {
    const [center, width] = [source?.decimal("x00281050"), source?.decimal("x00281051")];
    if (center !== undefined && width !== undefined && width >= 1) return { center, width };
  }
  return undefined;
}

/** Pixel Padding Value, with Pixel Padding Range Limit (PS3.3, C.7.5.1.1.2); only grey images have one. */
function paddingOf(attributes: Attributes, { isSigned, samplesPerPixel }: PixelFormat): DicomFrame["padding"] {
  const [first, second] = ["x00280120", "x00280121"].map((tag) => {
    const value = attributes.uint16(tag);
    return value !== undefined && isSigned && value >= 32_768 ? value - 65_536 : value;
  });
  if (first === undefined || samplesPerPixel !== 1) return undefined;
  return { low: Math.min(first, second ?? first), high: Math.max(first, second ?? first) };
}
