import { concatenateBytes, crc32 } from "@medgemma/core";
import { Gunzip } from "fflate";
import { refused } from "../refuse.js";

const step = 1 << 16;

/** Whether bytes begin as gzip data do. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates gzip data to as many bytes as its own first bytes ask for.
 *
 * @param limitOf Tells how many are wanted, once `headBytes` are there; what comes behind them is not kept.
 * @throws {ImageDecodeError} when the data are damaged or end early.
 */
export function gunzip(
  data: Uint8Array,
  {
    what,
    headBytes,
    limitOf,
  }: { readonly what: string; readonly headBytes: number; readonly limitOf: (head: Uint8Array) => number },
): Uint8Array {
  const head: Uint8Array[] = [];
  let headLength = 0;
  let whole: Uint8Array | undefined;
  let filled = 0;
  const take = (chunk: Uint8Array): void => {
    if (whole === undefined) {
      head.push(chunk.slice());
      headLength += chunk.length;
      if (headLength < headBytes) return;
      const all = concatenateBytes(head);
      const limit = limitOf(all);
      // Gzip makes a byte of 1,032 at most.
      if (limit > 1040 * data.length) throw refused(what, "is shorter than its header says");
      whole = new Uint8Array(limit);
      const part = all.subarray(0, limit);
      whole.set(part);
      filled = part.length;
      return;
    }
    const part = chunk.subarray(0, whole.length - filled);
    whole.set(part, filled);
    filled += part.length;
  };
  let ended = false;
  const inflate = new Gunzip((chunk, final) => {
    ended ||= final;
    take(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += step) {
      inflate.push(data.subarray(at, at + step), at + step >= data.length);
      // More volumes may follow, which nobody asked for.
      if (whole !== undefined && filled === whole.length && at + step < data.length) return checked(whole, data, what);
    }
  } catch (cause) {
    if (cause instanceof Error && "hint" in cause) throw cause;
    throw refused(what, "holds gzip data that are damaged or cut off", { cause });
  }
  if (whole === undefined || filled < whole.length || !ended)
    throw refused(what, "is truncated: it ends inside its voxels");
  return checked(whole, data, what);
}

/** Compares what was read with the checksum at the end (RFC 1952, section 2.3.1), where it is all that the data hold. */
function checked(whole: Uint8Array, data: Uint8Array, what: string): Uint8Array {
  const end = new DataView(data.buffer, data.byteOffset + data.length - 8, 8);
  if (end.getUint32(4, true) === whole.length && end.getUint32(0, true) !== crc32(whole))
    throw refused(what, "is damaged: its data differ from their checksum");
  return whole;
}
