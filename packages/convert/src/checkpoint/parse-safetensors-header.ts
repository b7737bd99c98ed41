import { CorruptModelError } from "@medgemma/core";
import { isRecord, type JsonRecord, parseUniqueJsonRecord } from "./json-record.js";
import { bytesPerElement, isFloatType, type TensorEntry } from "./tensor-entry.js";

/** Length of the field that holds the header's length. */
export const headerLengthBytes = 8;

/** Largest header that the safetensors library itself accepts (safetensors/src/tensor.rs). */
export const maxHeaderBytes = 100_000_000;

export interface SafetensorsHeader {
  /** Name of the file, for messages and entries. */
  readonly file: string;
  /** The header's JSON text. */
  readonly text: string;
  /** Position of the first data byte in the file. */
  readonly dataStart: number;
  readonly fileBytes: number;
}

/**
 * Reads the header of a safetensors file and checks that the tensors fill the file exactly.
 *
 * @throws {CorruptModelError} when an entry is malformed or stands twice, or ranges overlap, leave gaps or leave the file.
 */
export function parseSafetensorsHeader({ file, text, dataStart, fileBytes }: SafetensorsHeader): TensorEntry[] {
  const header = parseUniqueJsonRecord(text, file);
  const entries: TensorEntry[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name !== "__metadata__") entries.push(parseEntry(name, value, { file, dataStart }));
  }
  entries.sort((a, b) => a.offset - b.offset || a.bytes - b.bytes);
  let end = dataStart;
  for (const entry of entries) {
    if (entry.offset < end) throw corrupt(entry.name, file, "overlaps another tensor");
    if (entry.offset > end) throw corrupt(entry.name, file, "leaves unused bytes before it");
    end = entry.offset + entry.bytes;
    if (end > fileBytes) throw corrupt(entry.name, file, `ends after the file's end (${end} of ${fileBytes} bytes)`);
  }
  if (end !== fileBytes) {
    throw new CorruptModelError(`\`${file}\` has ${fileBytes} bytes where its header describes ${end}.`, { hint });
  }
  return entries;
}

function parseEntry(
  name: string,
  value: unknown,
  { file, dataStart }: { file: string; dataStart: number },
): TensorEntry {
  if (!isRecord(value) || typeof value["dtype"] !== "string") throw corrupt(name, file, "has no valid description");
  const dtype = value["dtype"];
  const shape = sizes(value, "shape");
  const [begin, end, ...rest] = sizes(value, "data_offsets") ?? [];
  if (shape === undefined || begin === undefined || end === undefined || rest.length > 0 || end < begin) {
    throw corrupt(name, file, "has no valid shape or range");
  }
  const bytes = end - begin;
  const elements = shape.reduce((product, size) => product * size, 1);
  if (isFloatType(dtype) && elements * bytesPerElement[dtype] !== bytes) {
    throw corrupt(name, file, `has ${bytes} bytes, which is not ${dtype} [${shape.join(", ")}]`);
  }
  return { name, file, dtype, shape, offset: dataStart + begin, bytes };
}

function sizes(record: JsonRecord, key: string): number[] | undefined {
  const value = record[key];
  if (!Array.isArray(value)) return undefined;
  const valid = value.filter((size): size is number => Number.isSafeInteger(size) && Number(size) >= 0);
  return valid.length === value.length ? valid : undefined;
}

const hint = "The file is damaged or was not downloaded completely; download it again.";

function corrupt(name: string, file: string, what: string): CorruptModelError {
  return new CorruptModelError(`Tensor \`${name}\` in \`${file}\` ${what}.`, { hint });
}
