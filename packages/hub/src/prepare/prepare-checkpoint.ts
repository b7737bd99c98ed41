import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { estimateConversion, noticeText, readCheckpointConfig } from "@medgemma/convert";
import { CorruptModelError, type GemmaConfig } from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { writeWhole } from "../cache/small-files.js";
import { type HubContext, quiet } from "../hub-context.js";
import { fetchFiles, type FileSet } from "../repository/fetch-files.js";
import type { DiskModel, HubModel, LocatedModel } from "../repository/located-model.js";
import { checkpointFilesOf } from "../repository/model-kinds.js";
import { chooseFormat, machineMemory } from "./choose-format.js";
import { type Conversion, convertOnce, isConverted } from "./convert-once.js";
import { hubFiles, hubFolder } from "./file-sets.js";
import { within } from "./load-progress.js";
import type { Prepared, ResolveOptions } from "./resolve-options.js";
import { bringsItsEncoder } from "./prepare-package.js";
import { tellPlan } from "./tell-plan.js";

/** Part of fetching and converting together that fetching takes. */
const downloadPart = 0.7;

/** A checkpoint as a set of files with an identity. */
interface Source {
  readonly folder: string;
  readonly config: GemmaConfig;
  /** Stands for the content of all files. */
  readonly fingerprint: string;
  readonly name: string;
  readonly revision?: string;
}

/** What a checkpoint becomes for a runtime. */
export interface CheckpointPlan {
  readonly conversion: Conversion;
  readonly config: GemmaConfig;
  readonly reason: string;
  /** Folder of the conversion when it was made before. */
  readonly ready?: string;
  readonly outputBytes: number;
  /** What the conversion takes on the disk while it runs. */
  readonly diskBytes: number;
}

/** Decides how a checkpoint is converted; of one on the Hub only the small files are fetched. */
export async function planCheckpoint(
  located: DiskModel | HubModel,
  { runtime, quantizer, calibrator, format: wanted = "auto" }: ResolveOptions,
  context: HubContext,
): Promise<CheckpointPlan> {
  const { config, folder, ...source } =
    located.at === "disk" ? await diskSource(located) : await hubSource(located, context);
  const { format, vision, reason } = chooseFormat({ to: runtime, wanted, config, memoryBytes: machineMemory() });
  const helpers = { ...(quantizer && { quantizer }), ...(calibrator && { calibrator }) };
  const conversion = { ...source, checkpoint: folder, runtime, format, vision, ...helpers };
  const ready = await isConverted(conversion, context);
  const estimate = estimateConversion(config, { to: runtime, format, vision });
  return { conversion, config, reason, ...estimate, ...(ready !== undefined && { ready }) };
}

/** Converts a checkpoint for a runtime, once for each format; it is fetched before, if it is not on this machine. */
export async function prepareCheckpoint(
  located: LocatedModel,
  options: ResolveOptions,
  context: HubContext,
): Promise<Prepared> {
  if (located.at === "address") throw new CorruptModelError("The address holds no converted package.");
  if (options.mmproj !== undefined) throw bringsItsEncoder();
  const plan = await planCheckpoint(located, options, context);
  const { ready, conversion, reason: formatReason } = plan;
  if (ready !== undefined) return { path: ready, formatReason };
  if (located.at === "disk") return { path: await convertOnce(conversion, context), formatReason };
  await fetchCheckpoint(located, plan, context);
  const onProgress = within(downloadPart, 1, context.onProgress);
  return { path: await convertOnce(conversion, { ...context, ...(onProgress && { onProgress }) }), formatReason };
}

async function diskSource({ path }: DiskModel): Promise<Source> {
  const config = await readCheckpointConfig(path);
  const names = checkpointFilesOf(await readdir(path));
  const facts = await Promise.all(
    names.map(async (name) => {
      // The last is the only one that nobody can set: archives bring times of their own.
      const { size, mtimeMs, ino, ctimeMs } = await stat(join(path, name));
      return [name, size, mtimeMs, ino, ctimeMs];
    }),
  );
  return { folder: path, config, fingerprint: hashed(facts), name: path };
}

/** The small files are fetched, since the config decides about the format. */
async function hubSource(located: HubModel, context: HubContext): Promise<Source> {
  const names = checkpointNames(located);
  const small = names.filter((name) => /^(generation_)?config\.json$/.test(name));
  await fetchFiles(hubFiles(located, small, context), quiet(context));
  const folder = hubFolder(located, context);
  const { id, commit } = located.listing;
  const digests = located.files
    .filter(({ path }) => names.includes(path))
    .map(({ path, digest }) => [path, digest.hex]);
  return {
    folder,
    config: await readCheckpointConfig(folder),
    fingerprint: hashed(digests),
    name: id,
    revision: commit,
  };
}

/** The files of a checkpoint that a conversion reads. */
export function checkpointFiles(located: HubModel, context: HubContext): FileSet {
  return hubFiles(located, checkpointNames(located), context);
}

function checkpointNames({ files }: HubModel): readonly string[] {
  return checkpointFilesOf(files.map(({ path }) => path));
}

async function fetchCheckpoint(
  located: HubModel,
  { diskBytes, conversion: { format } }: CheckpointPlan,
  context: HubContext,
): Promise<void> {
  const set = checkpointFiles(located, context);
  await tellPlan(set, { source: located.reference, conversion: { bytes: diskBytes, format } }, context);
  const onProgress = within(0, downloadPart, context.onProgress);
  await fetchFiles(set, { ...context, furtherBytes: diskBytes, ...(onProgress && { onProgress }) });
  const notice = join(hubFolder(located, context), "NOTICE");
  const { id, commit } = located.listing;
  // The terms travel with what is written.
  if ((await fileBytes(notice)) === undefined) {
    await writeWhole(notice, noticeText({ name: id, revision: commit }, { isConverted: false }));
  }
}

function hashed(facts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}
