import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import { encodeValues } from "../gguf/encode-values.js";
import type { PackageWriter } from "../output/package-writer.js";
import { quantizeBlocks4, quantizeBlocks8 } from "./quantize-blocks.js";
import type { TensorReader } from "./tensor-reader.js";
import { blockSize, type WeightJob } from "./weight-plan.js";

export interface WriteWeightOptions {
  readonly entry: TensorEntry;
  readonly reader: TensorReader;
  readonly writer: PackageWriter;
  /** Weight of each column's error, `[columns]`, for 4 bits. Default: equal weights. */
  readonly importance?: Float32Array | undefined;
  /** Called with the source bytes of each piece that is done; may throw to end the work. */
  readonly onBytes: (bytes: number) => void;
}

/** Converts one tensor of the checkpoint and appends it to the package's data files. */
export async function writeWeight(
  job: WeightJob,
  { entry, reader, writer, importance, onBytes }: WriteWeightOptions,
): Promise<void> {
  const sink = await writer.sink(job.values.file);
  await sink.padTo(job.values.offset);
  if (job.kind !== "blocks") {
    for await (const { values, bytes } of reader.rows(entry)) {
      if (job.kind === "norm") for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + 1;
      await sink.write(encodeValues(values, encodings[job.kind]));
      onBytes(bytes);
    }
    return;
  }
  const columns = entry.shape[1] ?? 1;
  const blocksPerRow = Math.ceil(columns / blockSize);
  const { bits, scales: scaleType } = job.format;
  // Scales and zero points follow the values in the file, so they wait here: at most 4.5 bytes per 32 values of one tensor.
  const rows = entry.shape[0] ?? 1;
  const scales = new Float32Array(rows * blocksPerRow);
  const zeroPoints = new Uint8Array(job.zeroPoints?.bytes ?? 0);
  const zeroBytesPerRow = Math.ceil(blocksPerRow / 2);
  let done = 0;
  let packed = new Uint8Array(0);
  for await (const { values, bytes } of reader.rows(entry)) {
    const blocks = (values.length / columns) * blocksPerRow;
    const length = blocks * ((blockSize * bits) / 8);
    if (packed.length < length) packed = new Uint8Array(length);
    const output = { values: packed.subarray(0, length), scales: scales.subarray(done, done + blocks) };
    if (bits === 8) quantizeBlocks8(values, columns, output);
    else {
      const row = done / blocksPerRow;
      const ownZeroPoints = zeroPoints.subarray(
        row * zeroBytesPerRow,
        (row + values.length / columns) * zeroBytesPerRow,
      );
      quantizeBlocks4(values, { columns, importance }, { ...output, zeroPoints: ownZeroPoints });
    }
    await sink.write(output.values);
    done += blocks;
    onBytes(bytes);
  }
  const scalesSink = await writer.sink(job.scales.file);
  await scalesSink.padTo(job.scales.offset);
  await scalesSink.write(encodeValues(scales, encodings[scaleType]));
  if (job.zeroPoints === undefined) return;
  await scalesSink.padTo(job.zeroPoints.offset);
  await scalesSink.write(zeroPoints);
}

const encodings = { float32: "f32", norm: "f32", bfloat16: "bf16", float16: "f16" } as const;
