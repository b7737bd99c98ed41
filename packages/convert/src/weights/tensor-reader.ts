import type { FileHandle } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import { bytesPerElement, isFloatType, type TensorEntry } from "../checkpoint/tensor-entry.js";
import { openSource, readAt } from "../files/source-file.js";
import { changeRows } from "../lora/change-rows.js";
import { decodeFloats } from "./decode-floats.js";

/** Bytes that are read at a time by default, rounded down to whole rows but at least one. */
const chunkBytes = 4 * 1024 * 1024;

export interface TensorRows {
  readonly values: Float32Array;
  /** Bytes that the values take in the checkpoint. */
  readonly bytes: number;
}

/** Reads tensors of a checkpoint piece by piece. */
export class TensorReader implements AsyncDisposable {
  readonly #folder: string;
  readonly #handles = new Map<string, FileHandle>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The tensor's values as float32, some whole rows at a time, in order. The next piece is read while the caller works
   * on one; a piece is valid until the next is asked for.
   *
   * @param rowsAtATime Default: as many as make about 4 MB.
   * @throws {CorruptModelError} when the file ends early, or a value is not finite or becomes so by a merge.
   */
  async *rows(entry: TensorEntry, rowsAtATime?: number): AsyncGenerator<TensorRows> {
    const { name, dtype } = entry;
    if (!isFloatType(dtype)) throw new UnsupportedModelError(`Tensor \`${name}\` is of type ${dtype}.`);
    const rowBytes = entry.bytes / (entry.shape[0] ?? 1);
    const size = (rowsAtATime ?? Math.max(1, Math.floor(chunkBytes / rowBytes))) * rowBytes;
    const handle = await this.#open(entry.file);
    const floats = new Float32Array(Math.min(size, entry.bytes) / bytesPerElement[dtype]);
    const buffers = [0, 1].map(() => Buffer.alloc(Math.min(size, entry.bytes)));
    const start = (at: number, turn: number): Promise<Uint8Array> => {
      const target = (buffers[turn % 2] as Buffer).subarray(0, Math.min(size, entry.bytes - at));
      const reading = readFully(handle, { target, position: entry.offset + at, entry });
      // Awaited in the next round; without this, a failure before that would end the process.
      reading.catch(() => undefined);
      return reading;
    };
    let pending = start(0, 0);
    for (let at = 0, turn = 1; at < entry.bytes; at += size, turn++) {
      const bytes = await pending;
      if (at + size < entry.bytes) pending = start(at + size, turn);
      const values = floats.subarray(0, bytes.length / bytesPerElement[dtype]);
      if (!decodeFloats(bytes, dtype, values)) {
        throw new CorruptModelError(`Tensor \`${name}\` holds a value that is infinite or not a number.`, {
          hint: "Download the checkpoint again; if it comes from training, the training diverged.",
        });
      }
      if (entry.changes !== undefined) {
        for (const change of entry.changes) changeRows(values, at / rowBytes, change);
        if (!values.every(Number.isFinite)) {
          throw new CorruptModelError(
            `Tensor \`${name}\` gets a value that is infinite or not a number when the adapter is merged into it.`,
            { hint: "Give the adapter a smaller `scale`; if it is 1, the adapter's training diverged." },
          );
        }
      }
      yield { values, bytes: bytes.length };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#handles.values()].map((handle) => handle.close()));
  }

  async #open(file: string): Promise<FileHandle> {
    const known = this.#handles.get(file);
    if (known !== undefined) return known;
    const handle = await openSource(resolve(this.#folder, file));
    this.#handles.set(file, handle);
    return handle;
  }
}

/** All values of a small tensor whose file is an absolute path. */
export async function readWholeTensor(entry: TensorEntry): Promise<Float32Array> {
  await using reader = new TensorReader("");
  const whole = new Float32Array(entry.shape.reduce((a, b) => a * b, 1));
  let done = 0;
  for await (const { values } of reader.rows(entry)) {
    whole.set(values, done);
    done += values.length;
  }
  return whole;
}

async function readFully(
  handle: FileHandle,
  { target, position, entry }: { target: Buffer; position: number; entry: TensorEntry },
): Promise<Uint8Array> {
  const done = await readAt(handle, target, { position, file: basename(entry.file) });
  if (done < target.length) {
    throw new CorruptModelError(`Tensor \`${entry.name}\` ends early: its file became shorter.`);
  }
  return target;
}
