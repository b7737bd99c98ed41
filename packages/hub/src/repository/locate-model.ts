import { readdir, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidArgumentError, ModelNotFoundError, type ModelSource, OfflineError } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import type { HubContext } from "../hub-context.js";
import { describeReference, type HubReference } from "../source/hub-reference.js";
import { parseSource } from "../source/parse-source.js";
import { holdsGgufFile, isGgufFile } from "./gguf-names.js";
import { locateAddress } from "./locate-address.js";
import { openFolder } from "./open-folder.js";
import type { DiskModel, HubModel, LocatedModel } from "./located-model.js";
import { missingPath, noModel } from "./missing-model.js";
import { isGgufName, kindsOf } from "./model-kinds.js";

/**
 * Finds out what a source is. A text of the form `owner/name` is a path if there is one, else a Hugging Face id.
 *
 * @throws {ModelNotFoundError} when there is no model; the hint says what would be one. The errors of the Hub for an id.
 */
export function locateModel(source: ModelSource, context: HubContext): Promise<LocatedModel> {
  return inFolder(context.layout.home, () => locate(source, context));
}

async function locate(source: ModelSource, context: HubContext): Promise<LocatedModel> {
  const parsed = parseSource(source, () => context.client.endpoint);
  if (parsed.kind === "address") return locateAddress(parsed.url, context);
  if (parsed.kind === "hub") return locateReference(parsed.reference, context);
  const path = parsed.kind === "file-url" ? pathOf(parsed.url) : parsed.path;
  const found = await stat(path).catch((cause: unknown) => cause as Error);
  if (!(found instanceof Error))
    return { at: "disk", path: resolve(path), kinds: await kindsAt(path, found.isDirectory()) };
  const id = parsed.kind === "path" && Reflect.get(found, "code") === "ENOENT" ? parsed.id : undefined;
  if (id === undefined || (await looksLikePath(path))) throw missingPath(path, found);
  return locateReference(id, context).catch((error: unknown) => {
    const isMissing = error instanceof ModelNotFoundError || error instanceof OfflineError;
    throw isMissing ? alsoNoPath(error, path) : error;
  });
}

/** Names of files, and what lies in a folder that is there, are not sent to the Hub: they may be a patient's. */
export async function looksLikePath(path: string): Promise<boolean> {
  if (/\.(gguf|safetensors|json|bin|onnx)$/i.test(path)) return true;
  const [first = ""] = path.split("/");
  return stat(first).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The same error, which also says that the text is no path here. */
function alsoNoPath(error: ModelNotFoundError | OfflineError, path: string): ModelNotFoundError | OfflineError {
  const { hint, message } = error;
  const bare = hint === undefined ? message : message.slice(0, -hint.length - 1);
  const again = `There is no "${path}" on this machine, and as a Hugging Face id: ${bare}`;
  const options = { cause: error, ...(hint !== undefined && { hint }) };
  return error instanceof OfflineError ? new OfflineError(again, options) : new ModelNotFoundError(again, options);
}

function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw new InvalidArgumentError("`model` is a URL that names no file.", { cause });
  }
}

async function kindsAt(path: string, isFolder: boolean): Promise<DiskModel["kinds"]> {
  if (!isFolder) {
    // A file that is only named so gets the runtime's own words about what is wrong with it.
    if (isGgufName(path) || (await isGgufFile(path))) return ["gguf"];
    throw noModel(path, undefined);
  }
  const names = await readdir(path);
  const kinds = kindsOf(names);
  if (kinds[0] === "package" || kinds.includes("gguf")) return kinds;
  if (await holdsGgufFile(path)) return [...kinds, "gguf"];
  if (kinds.length === 0) throw noModel(path, names);
  return kinds;
}

async function locateReference(reference: HubReference, context: HubContext): Promise<HubModel> {
  const folder = await openFolder(reference, context);
  const { files, file } = folder;
  if (file !== undefined && !isGgufName(file)) {
    throw new InvalidArgumentError(`"${describeReference(reference)}" is a file that is no model by itself.`, {
      hint: "Give the repository or its folder, or one of its GGUF files.",
    });
  }
  if (files.length === 0) throw new ModelNotFoundError(`"${describeReference(reference)}" is not in the repository.`);
  const kinds = file === undefined ? kindsOf(files.map(({ path }) => path)) : (["gguf"] as const);
  if (kinds.length === 0) throw noModelInRepository(folder);
  return { ...folder, kinds };
}

function noModelInRepository({ reference, listing, files }: HubModel): ModelNotFoundError {
  const packages = listing.files.filter(({ path }) => /\/(medgemma\.json|config\.json)$|\.gguf$/i.test(path));
  const folders = [...new Set(packages.map(({ path }) => path.slice(0, path.lastIndexOf("/"))))].filter(Boolean);
  const what = `"${describeReference(reference)}" holds no model that is read here`;
  if (folders.length > 0) {
    const { id } = reference;
    const choices = folders.slice(0, 8).map((folder) => `hf:${describeReference({ ...reference, path: folder, id })}`);
    return new ModelNotFoundError(`${what} in its first folder.`, { hint: `Give one of: ${choices.join(", ")}.` });
  }
  const has = (pattern: RegExp): boolean => files.some(({ path }) => pattern.test(path));
  const hint = has(/\.onnx$/i)
    ? "It has ONNX files of another tool; graphs differ. Give the id of the original checkpoint."
    : has(/\.(bin|pt|pth)$/i)
      ? "It has weights in another format than safetensors. Give the id of a checkpoint with *.safetensors files."
      : "A model has config.json and *.safetensors, or *.gguf files, or is a package that `medgemma convert` wrote.";
  return new ModelNotFoundError(`${what}.`, { hint });
}
