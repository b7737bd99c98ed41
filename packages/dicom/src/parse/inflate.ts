import { concatenateBytes } from "@medgemma/core";
import { Inflate } from "fflate";
import { refused } from "./refuse.js";

/** Bytes of compressed data that are given to the decoder at once: what it gives back is bounded with them. */
const step = 1 << 13;

/**
 * Inflates raw deflate data (RFC 1951); bytes behind its end do not count.
 *
 * @param limit Bytes that may come out.
 * @throws {ImageDecodeError} when more comes out, or the data are damaged or end early.
 */
export function inflateRaw(data: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  const inflate = new Inflate((chunk, final) => {
    ended ||= final;
    total += chunk.length;
    if (total > limit) throw refused(`inflates to more than ${limit} bytes`, { hint: "It is not what it seems." });
    // fflate gives a copy of its own.
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += step) {
      inflate.push(data.subarray(at, at + step), at + step >= data.length);
      if (ended) break;
    }
  } catch (cause) {
    if (total > limit) throw cause;
    throw refused("holds deflated data that are damaged", { cause });
  }
  if (!ended) throw refused("ends inside its deflated data");
  return concatenateBytes(chunks);
}
