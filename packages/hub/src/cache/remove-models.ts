import { lstat, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InvalidArgumentError, ModelNotFoundError } from "@medgemma/core";
import type { HubContext } from "../hub-context.js";
import { parseListing } from "../repository/listing.js";
import { parseSource, referenceOf } from "../source/parse-source.js";
import { isLocked } from "../transfer/blob-lock.js";
import { inFolder } from "./folder-errors.js";
import type { CacheLayout } from "./cache-layout.js";
import { fileBytes } from "./place-file.js";
import { readText } from "./small-files.js";
import { type StoredModel, storedModels } from "./stored-models.js";

export interface RemoveOptions {
  /** Keep what was converted, and remove only what it was made from. Default false. */
  readonly keepConversions?: boolean;
}

/** What was removed. */
export interface Removed {
  readonly models: readonly StoredModel[];
  readonly bytes: number;
}

/**
 * Removes a model from the folder of models: what was fetched of it, and what was converted from it. A checkpoint's folder of
 * one's own is never touched, only its conversions.
 *
 * @param source id (all revisions, or `owner/name@commit`), address or path, as it was given to load it.
 * @throws {ModelNotFoundError} when nothing of it is here. {@link InvalidArgumentError} while another process fetches or converts it.
 */
export async function removeModel(
  source: string,
  context: HubContext,
  { keepConversions = false }: RemoveOptions = {},
): Promise<Removed> {
  const { layout } = context;
  const before = await storedModels(context);
  const matching = await meantBy(source, before.models, context);
  if (matching.length === 0) {
    throw new ModelNotFoundError(`Nothing of "${source}" is in the folder of models.`, {
      hint: "`medgemma models` lists what is there.",
    });
  }
  const models = matching.filter(({ kind }) => !keepConversions || kind === "download");
  for (const model of models) await requireFree(model, layout);
  return inFolder(layout.home, async () => {
    for (const model of models) await remove(model, { layout, keepConversions });
    await removeUnused(layout);
    const after = await storedModels(context);
    return { models, bytes: Math.max(0, before.bytes - after.bytes) };
  });
}

/** Removes unfinished downloads that no process works on, and files that no model uses. @returns bytes that became free. */
export async function pruneModels(context: HubContext): Promise<number> {
  const before = await storedModels(context);
  const { layout } = context;
  return inFolder(layout.home, async () => {
    for (const name of await readdir(layout.blobs).catch(() => [])) {
      const hex = partName.exec(name)?.[1];
      if (hex !== undefined && !(await isLocked(layout.lock(hex)))) await removePart(join(layout.blobs, name));
    }
    await removeUnused(layout);
    await removeLeftConversions(layout);
    return Math.max(0, before.bytes - (await storedModels(context)).bytes);
  });
}

/** Which of the stored models a text means, in any form that loads it. */
async function meantBy(
  wanted: string,
  models: readonly StoredModel[],
  { client, layout }: HubContext,
): Promise<readonly StoredModel[]> {
  const byPath = models.filter(
    ({ source, path }) => source === wanted || path === resolve(wanted) || source === resolve(wanted),
  );
  if (byPath.length > 0) return byPath;
  const parsed = parseSource(wanted, () => client.endpoint);
  if (parsed.kind === "address") {
    const address = (parsed.url.origin + parsed.url.pathname).replace(/\/?(medgemma\.json)?$/, "/");
    return models.filter(({ source }) => source === address);
  }
  const reference = referenceOf(parsed);
  if (reference === undefined) return [];
  const { id, revision } = reference;
  const branch = revision === undefined ? undefined : (await readText(layout.reference(id, revision)))?.trim();
  const isCommitOf = (commit = ""): boolean =>
    revision === undefined || commit === branch || (/^[0-9a-f]{7,40}$/.test(revision) && commit.startsWith(revision));
  return models.filter((model) => model.source === id && isCommitOf(model.revision));
}

async function requireFree(model: StoredModel, layout: CacheLayout): Promise<void> {
  const names = [
    ...(await digestsOf(model, layout)),
    ...(await conversionsOf(model, layout)).map((key) => `convert-${key}`),
  ];
  for (const name of names) {
    if (await isLocked(layout.lock(name))) {
      throw new InvalidArgumentError(`Another process fetches or converts "${model.source}" at the moment.`, {
        hint: `Stop it, or wait until it is done. (Its lock: ${layout.lock(name)})`,
      });
    }
  }
}

/** Keys of what is or is being converted from the same source. */
async function conversionsOf({ source }: StoredModel, layout: CacheLayout): Promise<readonly string[]> {
  const names = await readdir(layout.conversions).catch(() => []);
  const keys = names.flatMap((name) => /^([0-9a-f]{32})\.json$/.exec(name)?.[1] ?? []);
  const notes = await Promise.all(keys.map(async (key) => [key, await readText(layout.conversionNote(key))] as const));
  return notes.flatMap(([key, text]) => (text?.includes(JSON.stringify(source)) === true ? [key] : []));
}

async function digestsOf({ source, revision, path }: StoredModel, layout: CacheLayout): Promise<readonly string[]> {
  const place = revision === undefined ? join(path, "..", "listing.json") : layout.listing(source, revision);
  return parseListing((await readText(place)) ?? "")?.files.map(({ digest }) => digest.hex) ?? [];
}

/** Files that tell what a conversion is of, so that it is found again without a connection. */
const smallFiles = ["config.json", "generation_config.json"];

async function remove(
  model: StoredModel,
  { layout, keepConversions }: { readonly layout: CacheLayout; readonly keepConversions: boolean },
): Promise<void> {
  const { kind, source, revision, path } = model;
  if (kind === "conversion") {
    await rm(path, { recursive: true, force: true });
    await rm(`${path}.json`, { force: true });
    return;
  }
  for (const hex of await digestsOf(model, layout)) await removePart(join(layout.blobs, `${hex}.part`));
  if (revision === undefined) {
    await rm(join(path, ".."), { recursive: true, force: true });
  } else if (keepConversions) {
    await removeLarge(path);
  } else {
    await rm(layout.snapshot(source, revision), { recursive: true, force: true });
    const rest = await readdir(layout.repository(source)).catch(() => []);
    if (rest.every((name) => name === "refs")) await rm(layout.repository(source), { recursive: true, force: true });
  }
}

/** Removes a repository's files but the small ones; what lies behind symbolic links is not looked at. */
async function removeLarge(folder: string): Promise<void> {
  if ((await lstat(folder).catch(() => undefined))?.isDirectory() !== true) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await removeLarge(path);
    else if (!smallFiles.includes(entry.name)) await rm(path, { force: true });
  }
}

/** Names of what was fetched here; the folder may hold files of others. */
const blobName = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const partName = /^([0-9a-f]{40}|[0-9a-f]{64})\.part$/;

/** Removes what conversions left behind whose process was killed, and notes of conversions that are gone. */
async function removeLeftConversions(layout: CacheLayout): Promise<void> {
  const locks = (await readdir(layout.locks).catch(() => [])).filter((name) => /^convert-.*\.lock$/.test(name));
  for (const name of locks) if (await isLocked(join(layout.locks, name))) return;
  const names: readonly string[] = await readdir(layout.conversions).catch(() => []);
  for (const name of names) {
    const key = /^([0-9a-f]{32})\.json$/.exec(name)?.[1];
    const isNoteAlone = key !== undefined && !names.includes(key);
    if (!isNoteAlone && !/^\.medgemma-convert-[0-9a-f]+$/.test(name)) continue;
    await rm(join(layout.conversions, name), { recursive: true, force: true });
  }
}

/** Removes blobs that no model's folder has a file of. Links to Python's cache have more names than those here. */
async function removeUnused(layout: CacheLayout): Promise<void> {
  const used = await usedBlobs(layout);
  for (const name of await readdir(layout.blobs).catch(() => [])) {
    if (!blobName.test(name) || used.has(name) || (await isLocked(layout.lock(name)))) continue;
    await rm(join(layout.blobs, name), { force: true });
  }
}

/** Digests of the files that are in models' folders. */
async function usedBlobs(layout: CacheLayout): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  const add = async (listingPath: string, folder: string): Promise<void> => {
    for (const { path, digest } of parseListing((await readText(listingPath)) ?? "")?.files ?? []) {
      if ((await fileBytes(join(folder, ...path.split("/")))) !== undefined) used.add(digest.hex);
    }
  };
  for (const repository of await readdir(layout.repositories).catch(() => [])) {
    const folder = join(layout.repositories, repository);
    for (const commit of await readdir(folder).catch(() => [])) {
      await add(join(folder, commit, "listing.json"), join(folder, commit, "files"));
    }
  }
  for (const key of await readdir(layout.packages).catch(() => [])) {
    await add(join(layout.packages, key, "listing.json"), join(layout.packages, key, "files"));
  }
  return used;
}

async function removePart(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.journal`, { force: true });
}
