import { join } from "node:path";
import { CorruptModelError } from "@medgemma/core";
import { openSource, readAt } from "../files/source-file.js";
import { headerLengthBytes, maxHeaderBytes, parseSafetensorsHeader } from "./parse-safetensors-header.js";
import type { TensorEntry } from "./tensor-entry.js";

/**
 * Reads the list of tensors of one safetensors file; no weights are read.
 *
 * Format: 8 bytes little-endian header length, JSON header, data (huggingface/safetensors README).
 *
 * @throws {CorruptModelError} when the header cannot be right for the file.
 */
export async function readSafetensorsHeader(folder: string, file: string): Promise<TensorEntry[]> {
  await using handle = await openSource(join(folder, file));
  const { size } = await handle.stat();
  const length = Buffer.alloc(headerLengthBytes);
  if (size < headerLengthBytes || (await readAt(handle, length, { position: 0, file })) < headerLengthBytes) {
    throw new CorruptModelError(`\`${file}\` is too short for a safetensors file.`, { hint });
  }
  const headerBytes = length.readBigUInt64LE();
  const dataStart = headerLengthBytes + Number(headerBytes);
  if (headerBytes > maxHeaderBytes || dataStart > size) {
    throw new CorruptModelError(`\`${file}\` states a header of ${headerBytes} bytes; the file has ${size}.`, { hint });
  }
  const header = Buffer.alloc(Number(headerBytes));
  await readAt(handle, header, { position: headerLengthBytes, file });
  return parseSafetensorsHeader({ file, text: header.toString("utf8"), dataStart, fileBytes: size });
}

const hint = "It is damaged, not downloaded completely, or no safetensors file (for example a Git LFS pointer).";
