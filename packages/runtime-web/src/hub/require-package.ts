import { ModelNotFoundError, packageManifestName, UnsupportedModelError } from "@medgemma/core";
import { describeReference, type HubReference, isGgufName, kindsOf } from "@medgemma/hub/shared";

/**
 * Browsers convert nothing, and compute with ONNX graphs.
 *
 * @param paths all files of the repository.
 * @throws {UnsupportedModelError} or {@link ModelNotFoundError} with what to do, when there is no converted package.
 */
export function requirePackage(reference: HubReference, paths: readonly string[]): void {
  const { id, path } = reference;
  const prefix = path === undefined ? "" : `${path}/`;
  const names = paths.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
  const isGgufFile = path !== undefined && isGgufName(path) && paths.includes(path);
  const kind = isGgufFile ? "gguf" : kindsOf(names)[0];
  if (kind === "package") return;
  const name = describeReference(reference);
  if (kind === "checkpoint") {
    throw new UnsupportedModelError(`"${name}" is a checkpoint; browsers load converted packages.`, {
      hint:
        `Convert and publish it: npx @medgemma/cli convert ${id} OUT && npx @medgemma/cli publish OUT --to user/repo. ` +
        "Or serve the folder OUT yourself, and give its address.",
    });
  }
  if (kind === "gguf") {
    throw new UnsupportedModelError(`"${name}" holds GGUF files, which llama.cpp runs.`, {
      hint: "Use `ggufRuntime()` of @medgemma/runtime-gguf in Node, or give the id of a converted package.",
    });
  }
  if (kind === "adapter") {
    throw new UnsupportedModelError(`"${name}" is a LoRA adapter, not a model.`, {
      hint: "Merge it into its base model: npx @medgemma/cli convert CHECKPOINT OUT --adapter DIR, and publish OUT.",
    });
  }
  throw new ModelNotFoundError(`"${name}" holds no converted package.`, { hint: whereOne(reference, paths) });
}

function whereOne(reference: HubReference, paths: readonly string[]): string {
  const folders = paths
    .filter((path) => path.endsWith(`/${packageManifestName}`))
    .map((path) => path.slice(0, -packageManifestName.length - 1));
  if (folders.length === 0) return "Give the id of a repository that medgemma publish made.";
  const choices = folders.slice(0, 8).map((path) => `hf:${describeReference({ ...reference, path })}`);
  return `Give one of: ${choices.join(", ")}.`;
}
