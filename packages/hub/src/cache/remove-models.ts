import { readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InvalidArgumentError, ModelNotFoundError } from "@medgemma/core";
import type { HubContext } from "../hub-context.js";
import { parseListing } from "../repository/listing.js";
import { parseHubId } from "../source/hub-reference.js";
import { isLocked } from "../transfer/blob-lock.js";
import type { CacheLayout } from "./cache-layout.js";
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
  const matching = before.models.filter((model) => isMeant(model, source));
  if (matching.length === 0) {
    throw new ModelNotFoundError(`Nothing of "${source}" is in the folder of models.`, {
      hint: "`medgemma models` lists what is there.",
    });
  }
  const models = matching.filter(({ kind }) => !keepConversions || kind === "download");
  for (const model of models) await requireFree(model, layout);
  for (const model of models) await remove(model, { layout, keepConversions });
  await removeUnused(layout);
  const after = await storedModels(context);
  return { models, bytes: Math.max(0, before.bytes - after.bytes) };
}

/** Removes unfinished downloads that no process works on, and files that no model uses. @returns bytes that became free. */
export async function pruneModels(context: HubContext): Promise<number> {
  const before = await storedModels(context);
  for (const name of await readdir(context.layout.blobs).catch(() => [])) {
    if (!name.endsWith(".part")) continue;
    if (await isLocked(context.layout.lock(name.slice(0, -".part".length)))) continue;
    await removePart(join(context.layout.blobs, name));
  }
  await removeUnused(context.layout);
  return Math.max(0, before.bytes - (await storedModels(context)).bytes);
}

function isMeant({ source, revision }: StoredModel, wanted: string): boolean {
  const reference = parseHubId(wanted.replace(/^hf:(\/\/)?/, ""));
  if (reference !== undefined && source === reference.id) {
    return reference.revision === undefined || revision?.startsWith(reference.revision) === true;
  }
  return source === wanted || source === `${wanted}/` || source === resolve(wanted);
}

async function requireFree({ kind, source, revision, path }: StoredModel, layout: CacheLayout): Promise<void> {
  const names =
    kind === "conversion" ? [`convert-${path.split(/[/\\]/).at(-1) ?? ""}`] : await digestsOf(source, revision, layout);
  for (const name of names) {
    if (await isLocked(layout.lock(name))) {
      throw new InvalidArgumentError(`Another process fetches or converts "${source}" at the moment.`, {
        hint: "Stop it, or wait until it is done.",
      });
    }
  }
}

async function digestsOf(id: string, commit: string | undefined, layout: CacheLayout): Promise<readonly string[]> {
  if (commit === undefined) return [];
  const listing = parseListing((await readText(layout.listing(id, commit))) ?? "");
  return listing?.files.map(({ digest }) => digest.hex) ?? [];
}

/** Files that tell what a conversion is of, so that it is found again without a connection. */
const smallFiles = ["config.json", "generation_config.json"];

async function remove(
  { kind, source, revision, path }: StoredModel,
  { layout, keepConversions }: { readonly layout: CacheLayout; readonly keepConversions: boolean },
): Promise<void> {
  if (kind === "conversion") {
    await rm(path, { recursive: true, force: true });
    await rm(`${path}.json`, { force: true });
    return;
  }
  for (const hex of await digestsOf(source, revision, layout)) await removePart(join(layout.blobs, `${hex}.part`));
  if (revision === undefined) {
    await rm(join(path, ".."), { recursive: true, force: true });
  } else if (keepConversions) {
    for (const name of await readdir(path).catch(() => [])) {
      if (!smallFiles.includes(name)) await rm(join(path, name), { recursive: true, force: true });
    }
  } else {
    await rm(layout.snapshot(source, revision), { recursive: true, force: true });
    const rest = await readdir(layout.repository(source)).catch(() => []);
    if (rest.every((name) => name === "refs")) await rm(layout.repository(source), { recursive: true, force: true });
  }
}

/** Removes blobs that no model's folder links to. */
async function removeUnused(layout: CacheLayout): Promise<void> {
  for (const name of await readdir(layout.blobs).catch(() => [])) {
    const path = join(layout.blobs, name);
    if (/\./.test(name) || (await isLocked(layout.lock(name)))) continue;
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || found.nlink === 1) await rm(path, { force: true });
  }
}

async function removePart(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(`${path}.journal`, { force: true });
}
