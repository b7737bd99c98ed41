import { requireByteArray } from "@medgemma/core";
import dicomParser, { type DataSet } from "dicom-parser";
import { countElements } from "./count-elements.js";
import { Attributes } from "./data-set.js";
import { inflateRaw } from "./inflate.js";
import { refused } from "./refuse.js";
import {
  explicitBigEndian,
  explicitLittleEndian,
  implicitLittleEndian,
  type TransferSyntax,
  transferSyntaxOf,
} from "./transfer-syntaxes.js";

/** A file's data set and how it is written. */
export interface ParsedDicom {
  readonly attributes: Attributes;
  readonly transferSyntax: TransferSyntax;
  /** Sentences for people, without anything that the file holds. */
  readonly notes: readonly string[];
}

/** Bytes that a deflated data set may have, and above which it may be 200 times as large as its deflated form at most. */
const maxInflated = 2 ** 30;
const smallInflated = 2 ** 27;
const mostTimes = 200;

/** Elements of the first level; images have hundreds. Each takes far more memory than its bytes. */
const mostElements = 50_000;

const preamble = 128;

/**
 * Reads the elements of a DICOM file (Part 10), also without its preamble, or of a bare data set.
 *
 * @throws {ImageDecodeError} for what is no DICOM file, for a truncated or damaged one, and for a transfer syntax that is
 * not known.
 */
export function parseDicom(bytes: Uint8Array): ParsedDicom {
  if (bytes.length === 0) throw refused("is empty", { hint: "Check that it was copied as a whole." });
  const notes: string[] = [];
  const file = withPreamble(bytes);
  if (file === undefined) {
    const uid = bareSyntaxOf(bytes);
    notes.push("It has no file meta information; its transfer syntax was guessed.");
    return { attributes: read(bytes, { uid }), transferSyntax: syntaxOf(uid), notes };
  }
  if (file !== bytes) notes.push("It has no preamble.");
  const { uid, end } = readMeta(file);
  const transferSyntax = syntaxOf(uid);
  if (!transferSyntax.isDeflated) return { attributes: read(file, { at: end, uid }), transferSyntax, notes };
  const deflated = file.subarray(end);
  const limit = Math.min(maxInflated, Math.max(smallInflated, mostTimes * deflated.length));
  const inflated = inflateRaw(deflated, limit);
  return { attributes: read(inflated, { uid }), transferSyntax, notes };
}

/** Whether bytes begin as a DICOM file or a bare data set does. */
export function isDicom(bytes: Uint8Array): boolean {
  requireByteArray(bytes, "isDicom");
  return withPreamble(bytes) !== undefined || isBareDataSet(bytes);
}

function syntaxOf(uid: string): TransferSyntax {
  const syntax = transferSyntaxOf(uid);
  if (syntax !== undefined) return syntax;
  const told = /^[\d.]{3,64}$/.test(uid) ? `: ${uid}` : "";
  throw refused(`has a transfer syntax that is not known${told}`, {
    hint: "Export it uncompressed (Explicit VR Little Endian).",
  });
}

/** The file with its preamble; undefined for a bare data set. */
function withPreamble(bytes: Uint8Array): Uint8Array | undefined {
  if (String.fromCharCode(...bytes.subarray(preamble, preamble + 4)) === "DICM") return bytes;
  if (String.fromCharCode(...bytes.subarray(0, 4)) === "DICM") return padded(bytes, preamble);
  // Group 0002, explicit: the meta information without the preamble.
  const isMeta =
    bytes[0] === 2 &&
    bytes[1] === 0 &&
    bytes[3] === 0 &&
    /^[A-Z]{2}$/.test(String.fromCharCode(...bytes.subarray(4, 6)));
  if (!isMeta) return undefined;
  const whole = padded(bytes, preamble + 4);
  whole.set([0x44, 0x49, 0x43, 0x4d], preamble);
  return whole;
}

function padded(bytes: Uint8Array, zeros: number): Uint8Array {
  const whole = new Uint8Array(bytes.length + zeros);
  whole.set(bytes, zeros);
  return whole;
}

/** Reads group 0002, which is Explicit VR Little Endian always, and tells where it ends. */
function readMeta(bytes: Uint8Array): { readonly uid: string; readonly end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = preamble + 4;
  let uid: string | undefined;
  while (at + 8 <= bytes.length && view.getUint16(at, true) === 2) {
    const element = view.getUint16(at + 2, true);
    const vr = String.fromCharCode(...bytes.subarray(at + 4, at + 6));
    const isLong = /^(?:OB|OW|OF|OD|OL|SQ|UC|UN|UR|UT|UV|SV)$/.test(vr);
    if (isLong && at + 12 > bytes.length) break;
    const length = isLong ? view.getUint32(at + 8, true) : view.getUint16(at + 6, true);
    const start = at + (isLong ? 12 : 8);
    if (start + length > bytes.length) throw refused("ends inside its file meta information: it is truncated");
    if (element === 0x0010) uid = uidIn(bytes.subarray(start, start + length));
    at = start + length;
  }
  if (uid === undefined || uid === "") {
    throw refused("does not say its transfer syntax", { hint: "Export it again with file meta information." });
  }
  return { uid, end: at };
}

/** A UID without its padding. It has 64 characters at most; what is longer is none that is known. */
function uidIn(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 80)).replace(/[\0 ]+$/, "");
}

/** Value representations of the first elements of a data set (DICOM PS3.5, 6.2). */
const firstVrs = /^(?:UL|OB|UI|CS|DA|TM|SH|LO|PN|AE|LT|ST|SQ|DT|IS|US)$/;

function isBareDataSet(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const group = view.getUint16(0, true);
  if (group !== 0x0008 && view.getUint16(0, false) !== 0x0008) return false;
  if (firstVrs.test(String.fromCharCode(...bytes.subarray(4, 6)))) return true;
  const length = view.getUint32(4, true);
  return group === 0x0008 && length <= 1024 && length + 10 <= bytes.length && view.getUint16(8 + length, true) >= group;
}

/** The transfer syntax of a data set without meta information, told by its first element. */
function bareSyntaxOf(bytes: Uint8Array): string {
  if (!isBareDataSet(bytes)) {
    throw refused("is none: it has neither a DICOM header nor elements of a data set", {
      hint: "Check that it is the right file.",
    });
  }
  if (!firstVrs.test(String.fromCharCode(...bytes.subarray(4, 6)))) return implicitLittleEndian;
  return bytes[0] === 8 ? explicitLittleEndian : explicitBigEndian;
}

/** Reads the elements behind the meta information. What dicom-parser throws is no `Error`. */
function read(bytes: Uint8Array, { at = 0, uid }: { readonly at?: number; readonly uid: string }): Attributes {
  const part = at === 0 ? bytes : bytes.subarray(at);
  const told = uid === implicitLittleEndian || uid === explicitBigEndian ? uid : explicitLittleEndian;
  // Some writers leave out the types of elements in spite of what they say.
  const isImplicit =
    told === explicitLittleEndian && part.length > 8 && !/^[A-Z]{2}$/.test(String.fromCharCode(...part.subarray(4, 6)));
  const syntax = isImplicit ? implicitLittleEndian : told;
  const form = { isImplicit: syntax === implicitLittleEndian, isLittleEndian: syntax !== explicitBigEndian };
  if (countElements(part, form, mostElements) === mostElements)
    throw refused(`has ${mostElements} elements or more, which no image has`, { hint: "It is not what it seems." });
  let dataSet: DataSet;
  try {
    // Fragments in an implicit data set would be taken for items of a sequence.
    const until = isImplicit ? { untilTag: "x7fe00010" } : {};
    dataSet = dicomParser.parseDicom(part, { TransferSyntaxUID: syntax, ...until });
  } catch (cause) {
    throw refused("is truncated or damaged: its elements cannot be read to the end", { cause: causeOf(cause) });
  }
  const attributes = new Attributes(dataSet);
  requireWhole(attributes);
  return attributes;
}

/** The reason of dicom-parser without the data set that it hangs on it. */
function causeOf(thrown: unknown): unknown {
  if (thrown instanceof Error) return thrown;
  const reason = typeof thrown === "object" && thrown !== null && "exception" in thrown ? thrown.exception : thrown;
  return reason instanceof Error ? reason : new Error(typeof reason === "string" ? reason : "dicom-parser failed");
}

/** @throws when an element says that it is longer than the file. */
function requireWhole(attributes: Attributes): void {
  const { length } = attributes.bytes;
  for (const tag of attributes.tags) {
    const element = attributes.element(tag);
    if (element !== undefined && element.hadUndefinedLength !== true && element.dataOffset + element.length > length)
      throw refused("is truncated: an element is longer than the file");
  }
}
