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
  const isAddress = isText && /^[a-z][a-z\d+.-]+:\/\//i.test(source);
  if (isText && !isAddress) return source;
  if (!isAddress && !(source instanceof URL)) {
    throw new InvalidArgumentError("`model` must be a path or a file: URL.", { hint: pathHint });
  }
  try {
    const url = source instanceof URL ? source : new URL(source);
    if (url.protocol === "file:") return toPath(url);
  } catch (cause) {
    throw new InvalidArgumentError("`model` is a URL that names no file.", { hint: pathHint, cause });
  }
  throw new InvalidArgumentError("`model` is an address; this runtime reads files.", {
    hint: "Download the model's folder and give its path. In a browser, `webRuntime` of @medgemma/runtime-web loads addresses.",
  });
}

const pathHint = "Give the path of a folder or file that @medgemma/convert made.";

/** `owner/name` without a dot or slash before it: the id of a model on Hugging Face. */
export function isHubId(given: string): boolean {
  return /^[A-Za-z0-9][\w-]*\/[A-Za-z0-9][\w.-]*$/.test(given);
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
  const code = options.cause instanceof Error ? (Reflect.get(options.cause, "code") as unknown) : undefined;
  if (code === "EACCES" || code === "EPERM") {
    return new ModelNotFoundError(`"${path}" cannot be read (${code}).`, {
      hint: "Give the user that runs this process the right to read it and to enter its folders.",
      ...options,
    });
  }
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
