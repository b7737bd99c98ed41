import { CorruptModelError, type FileDigest } from "@medgemma/core";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import type { PackageWriter } from "../output/package-writer.js";
import type { TensorReader } from "../weights/tensor-reader.js";
import { encodeValues } from "./encode-values.js";
import { layOutGguf } from "./gguf-header.js";
import type { GgufTensor } from "./gguf-tensors.js";
import type { GgufMetadata } from "./gguf-types.js";

export interface GgufContent {
  readonly metadata: GgufMetadata;
  readonly tensors: readonly GgufTensor[];
}

export interface WriteGgufOptions {
  readonly checkpoint: Checkpoint;
  readonly reader: TensorReader;
  readonly writer: PackageWriter;
  /** Called with the source bytes of each piece that is done; may throw to end the work. */
  readonly onBytes: (bytes: number) => void;
}

/** Writes a GGUF file; weights pass through memory a few MB at a time. */
export async function writeGguf(
  path: string,
  { metadata, tensors }: GgufContent,
  { checkpoint, reader, writer, onBytes }: WriteGgufOptions,
): Promise<FileDigest> {
  const layout = layOutGguf(metadata, tensors);
  const sink = await writer.sink(path);
  await sink.write(layout.header);
  for (const [index, tensor] of tensors.entries()) {
    const entry = checkpoint.tensors.get(tensor.source);
    // The list and the checked tensors come from one config, so this cannot happen.
    if (entry === undefined) throw new Error(`The file names an unknown tensor, ${tensor.source}.`);
    await sink.padTo(layout.offsets[index] as number);
    for await (const { values, bytes } of reader.rows(entry)) {
      if (tensor.add !== 0 || tensor.multiply !== 1) {
        for (let i = 0; i < values.length; i++) values[i] = ((values[i] as number) + tensor.add) * tensor.multiply;
        if (!values.every(Number.isFinite)) {
          throw new CorruptModelError(`Tensor \`${entry.name}\` holds a value that is too large for this model.`);
        }
      }
      await sink.write(encodeValues(values, tensor.type));
      onBytes(bytes);
    }
  }
  return writer.finish(path);
}
