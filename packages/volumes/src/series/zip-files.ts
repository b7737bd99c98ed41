import { breather, crc32 } from "@medgemma/core";
import { Inflate } from "fflate";
import { refused } from "../refuse.js";
import { hiddenKind } from "./hidden-files.js";
import type { SeriesFile } from "./slice.js";

/** Bytes that a file of an archive may have. */
const maxFile = 2 ** 31;
/** Bytes up to which a file may be as much larger than its packed form as deflate can; above it 200 times. */
const small = 2 ** 27;
const mostTimes = 200;
/** Packed bytes that are inflated at once: some megabytes at most come out. */
const step = 1 << 13;

const what = "The zip file";

/** Signatures of APPNOTE.TXT 6.3.10: local header (4.3.7), central header (4.3.12), end of the directory (4.3.16). */
const [localMark, centralMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
const [localBytes, centralBytes, endBytes] = [30, 46, 22];

/** Whether bytes begin as a zip archive with files does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

/** The files of a zip archive, each inflated and compared with its checksum when it is asked for. */
export function zipFiles(bytes: Uint8Array): readonly SeriesFile[] {
  const files = entriesOf(bytes).filter(({ name }) => !/[/\\]$/.test(name) && hiddenKind(name) !== "system");
  if (files.some(({ isEncrypted }) => isEncrypted))
    throw refused(what, "is encrypted", { hint: "Unpack it with its password, and give the folder." });
  return files.map((entry) => ({
    bytes: async ({ signal } = {}) => contentOf(bytes, entry, signal),
    ...(hiddenKind(entry.name) === "hidden" && { isHidden: true }),
  }));
}

/** Reads the directory at the archive's end. */
function entriesOf(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - endBytes;
  // A comment of up to 65,535 bytes may follow.
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== endMark) end--;
  if (end < lowest) throw refused(what, "is damaged or cut off: it has no directory");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw refused(what, "is in the form for large archives (zip64), which is not read", { hint: "Unpack it." });
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + centralBytes > bytes.length || view.getUint32(at, true) !== centralMark)
      throw refused(what, "is damaged: its directory is cut off");
    const nameBytes = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + centralBytes, at + centralBytes + nameBytes)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += centralBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

async function contentOf(
  bytes: Uint8Array,
  { method, crc, packed, size, offset }: ZipEntry,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + localBytes > bytes.length || view.getUint32(offset, true) !== localMark)
    throw refused(what, "is damaged: one of its files cannot be read");
  const start = offset + localBytes + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  // Deflate makes a byte of 1,032 at most.
  if (data.length < packed || size > maxFile || size > 1040 * packed + 64)
    throw refused(what, "is damaged or cut off: one of its files has another size than it says");
  if (size > small && size > mostTimes * packed)
    throw refused(what, "has a file that is more than 200 times as large as its packed form, which no image is", {
      hint: "Unpack it, and give the files of the study.",
    });
  const content = await unpack(data, { method, size, signal });
  if (content.length !== size || crc32(content) !== crc)
    throw refused(what, "is damaged: one of its files differs from its checksum");
  return content;
}

async function unpack(
  data: Uint8Array,
  {
    method,
    size,
    signal,
  }: { readonly method: number; readonly size: number; readonly signal: AbortSignal | undefined },
): Promise<Uint8Array> {
  if (method === 0) return data;
  if (method !== 8) throw refused(what, "is compressed in a way that is not read", { hint: "Unpack it." });
  const whole = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw refused(what, "is damaged: one of its files is larger than it says");
    whole.set(chunk, filled);
    filled += chunk.length;
  });
  const breathe = breather();
  for (let at = 0; at < data.length; at += step) {
    await breathe();
    signal?.throwIfAborted();
    pushInto(inflate, data.subarray(at, at + step), at + step >= data.length);
  }
  return whole.subarray(0, filled);
}

function pushInto(inflate: Inflate, piece: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(piece, isLast);
  } catch (cause) {
    if (cause instanceof Error && "hint" in cause) throw cause;
    throw refused(what, "is damaged", { cause });
  }
}
