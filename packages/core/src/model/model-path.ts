import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { ModelNotFoundError } from "../errors/model-not-found-error.js";

/**
 * The path of a model, for runtimes that read files: a path, or a `file:` URL as an object or a text.
 *
 * @param toPath Node's `fileURLToPath`.
 * @throws {InvalidArgumentError} for what is neither.
 */
export function modelPath(source: unknown, toPath: (url: URL) => string): string {
  const isText = typeof source === "string";
  if (isText && source.trim() === "") throw new InvalidArgumentError("`model` is empty.", { hint: pathHint });
  const scheme = isText ? /^([a-z]{2,}):/i.exec(source)?.[1]?.toLowerCase() : undefined;
  const url = scheme === "file" || scheme === "http" || scheme === "https" ? new URL(source as string) : source;
  if (!(url instanceof URL)) {
    if (isText) return source;
    throw new InvalidArgumentError("`model` must be a path or a file: URL.", { hint: pathHint });
  }
  if (url.protocol === "file:") return toPath(url);
  throw new InvalidArgumentError("`model` is an address on the web; this runtime reads files.", {
    hint: "Download the model's folder and give its path. In a browser, `webRuntime` of @medgemma/runtime-web loads addresses.",
  });
}

const pathHint = "Give the path of a folder or file that @medgemma/convert made.";

/** `owner/name` without a dot or slash before it: the id of a model on Hugging Face. */
export function isHubId(given: string): boolean {
  return /^[\w-]+\/[\w.-]+$/.test(given);
}

/**
 * For a path at which there is nothing.
 *
 * @param convert how a checkpoint's folder is converted to another folder.
 */
export function missingModel(
  path: string,
  convert: (checkpoint: string) => string,
  options: { readonly cause?: unknown } = {},
): ModelNotFoundError {
  if (isHubId(path)) {
    const folder = `./${path.split("/")[1] ?? "checkpoint"}`;
    return new ModelNotFoundError(
      `There is no folder "${path}"; if it is a Hugging Face id, nothing is downloaded here.`,
      {
        hint: `Accept its terms on https://huggingface.co/${path}, then: hf download ${path} --local-dir ${folder} && ${convert(folder)}`,
        ...options,
      },
    );
  }
  const hint = path.startsWith("~")
    ? "Only shells know `~`: give the whole path, for example with `os.homedir()`."
    : "Check the path; a relative one begins at the folder in which the process was started.";
  return new ModelNotFoundError(`There is no "${path}".`, { hint, ...options });
}
