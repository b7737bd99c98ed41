import { join } from "node:path";
import { InvalidArgumentError, ModelNotFoundError } from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { inFolder } from "../cache/folder-errors.js";
import { type ContextOptions, createContext } from "../hub-context.js";
import { hubFiles, hubFolder } from "../prepare/file-sets.js";
import type { HubReference } from "../source/hub-reference.js";
import { parseSource } from "../source/parse-source.js";
import { fetchFiles } from "./fetch-files.js";
import { isGgufName } from "./model-kinds.js";
import { openFolder } from "./open-folder.js";

/**
 * Path of a GGUF adapter: the path itself, or a file that is fetched from a repository (`owner/name`,
 * `hf:owner/name/adapter.gguf`).
 *
 * @throws {ModelNotFoundError} when the repository has no GGUF file. {@link InvalidArgumentError} when it has several.
 */
export async function fetchAdapterFile(source: string, options: ContextOptions = {}): Promise<string> {
  const context = createContext(options);
  const parsed = parseSource(source, () => context.client.endpoint);
  if (parsed.kind === "path" && (parsed.id === undefined || (await fileBytes(parsed.path)) !== undefined))
    return source;
  const reference = parsed.kind === "hub" ? parsed.reference : parsed.kind === "path" ? parsed.id : undefined;
  if (reference === undefined) return source;
  return inFolder(context.layout.home, async () => {
    const { folder, file: named } = splitPath(reference);
    const model = await openFolder(folder, context);
    const files = model.files.map(({ path }) => path).filter((name) => isGgufName(name) && name === (named ?? name));
    const [file] = files;
    if (file === undefined) throw new ModelNotFoundError(`"${source}" has no GGUF adapter.`);
    if (files.length > 1) {
      throw new InvalidArgumentError(`"${source}" has several GGUF files: ${files.join(", ")}.`, {
        hint: `Name one: hf:${reference.id}/${file}`,
      });
    }
    await fetchFiles(hubFiles(model, [file], context), context);
    return join(hubFolder(model, context), ...file.split("/"));
  });
}

/** The folder that a reference names, and the GGUF file in it if it names one. */
function splitPath(reference: HubReference): { readonly folder: HubReference; readonly file?: string } {
  const { path, ...repository } = reference;
  if (path === undefined || !isGgufName(path)) return { folder: reference };
  const slash = path.lastIndexOf("/");
  const folder = slash < 0 ? repository : { ...repository, path: path.slice(0, slash) };
  return { folder, file: path.slice(slash + 1) };
}
