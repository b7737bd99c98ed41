import { concatenateBytes, ImageDecodeError } from "@medgemma/core";
import { Adler32 } from "./adler32.js";
import type { PngFile } from "./png-file.js";

/**
 * Checks that a PNG file's compressed samples are whole and no more than its header says. They are counted as they come
 * and not kept; what is more than that is never inflated.
 *
 * @throws {ImageDecodeError} when they are too many, too few or damaged.
 */
export async function checkPngData({ data, dataBytes }: PngFile): Promise<void> {
  const compressed = concatenateBytes(data);
  const adler = new Adler32();
  let bytes = 0;
  const reader = new Blob([compressed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("deflate"))
    .getReader() as ReadableStreamDefaultReader<Uint8Array>;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.length;
      if (bytes > dataBytes) throw damaged("it holds more samples than its header says");
      adler.update(next.value);
    }
  } catch (cause) {
    if (cause instanceof ImageDecodeError) {
      // Its failure to stop is no concern of the caller's.
      reader.cancel().catch(() => undefined);
      throw cause;
    }
    throw damaged("its samples cannot be inflated", cause);
  }
  if (bytes < dataBytes) throw damaged("samples are missing");
  // Not every inflater tells when bytes follow the check sum; then the last four bytes are others.
  const stated = new DataView(compressed.buffer).getUint32(compressed.length - 4);
  if (stated !== adler.value) throw damaged("the check sum of its samples is wrong");
}

function damaged(what: string, cause?: unknown): ImageDecodeError {
  return new ImageDecodeError(`The PNG file is damaged: ${what}.`, { hint: "Get the file again.", cause });
}
