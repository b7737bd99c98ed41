import { join } from "node:path";
import { InvalidArgumentError, ModelNotFoundError } from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { inFolder } from "../cache/folder-errors.js";
import { type ContextOptions, createContext } from "../hub-context.js";
import { hubFiles, hubFolder } from "../prepare/file-sets.js";
import { parseSource, referenceOf } from "../source/parse-source.js";
import { fetchFiles } from "./fetch-files.js";
import { looksLikePath } from "./locate-model.js";
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
  const reference = referenceOf(parsed);
  if (reference === undefined) return source;
  if (parsed.kind === "path" && ((await fileBytes(parsed.path)) !== undefined || (await looksLikePath(parsed.path)))) {
    return source;
  }
  return inFolder(context.layout.home, async () => {
    const model = await openFolder(reference, context);
    const files = model.files
      .map(({ path }) => path)
      .filter((name) => isGgufName(name) && name === (model.file ?? name));
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
