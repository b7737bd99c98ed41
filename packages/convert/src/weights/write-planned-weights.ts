import type { FileDigest, PackageManifest } from "@medgemma/core";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import type { ConvertMeter } from "../convert-meter.js";
import type { ConvertStage } from "../convert-progress.js";
import { packageFiles } from "../output/package-files.js";
import type { PackageWriter } from "../output/package-writer.js";
import { TensorReader } from "./tensor-reader.js";
import type { WeightJob, WeightPlan } from "./weight-plan.js";
import { writeWeight } from "./write-weight.js";

type DataFiles = Pick<PackageManifest["files"], "decoderData" | "embeddings" | "embeddingScales" | "visionData">;

export interface WriteWeightsOptions {
  readonly checkpoint: Checkpoint;
  readonly writer: PackageWriter;
  readonly meter: ConvertMeter;
  /** Stage that the meter is told of. Default: by the file. */
  readonly stage?: ConvertStage;
  /** Weight of each column of a matrix, for 4 bits. */
  readonly importance?: ReadonlyMap<string, Float32Array> | undefined;
}

/** Writes all data files of a package and returns their digests by role. */
export async function writePlannedWeights(
  plan: WeightPlan,
  { checkpoint, writer, meter, stage, importance }: WriteWeightsOptions,
): Promise<DataFiles> {
  await using reader = new TensorReader(checkpoint.folder);
  const written = new Set<string>();
  for (const job of plan.jobs) {
    const entry = checkpoint.tensors.get(job.tensor);
    // The plan and the checked list of tensors come from one config, so this cannot happen.
    if (entry === undefined) throw new Error(`The plan names an unknown tensor, ${job.tensor}.`);
    const onBytes = (bytes: number): void => meter.add(stage ?? stageOf(job), bytes);
    await writeWeight(job, { entry, reader, writer, importance: importance?.get(job.tensor), onBytes });
    written.add(job.values.file);
    if (job.kind === "blocks") written.add(job.scales.file);
  }
  const finish = async (role: "embeddingScales" | "visionData"): Promise<Partial<Record<typeof role, FileDigest>>> =>
    written.has(packageFiles[role]) ? { [role]: await writer.finish(packageFiles[role]) } : {};
  return {
    decoderData: await writer.finish(packageFiles.decoderData),
    embeddings: await writer.finish(packageFiles.embeddings),
    ...(await finish("embeddingScales")),
    ...(await finish("visionData")),
  };
}

function stageOf({ values: { file } }: WeightJob): ConvertStage {
  if (file === packageFiles.visionData) return "vision";
  return file === packageFiles.embeddings ? "embeddings" : "decoder";
}
