import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import {
  CorruptModelError,
  InvalidArgumentError,
  missingModel,
  ModelNotFoundError,
  packageManifestName,
} from "@medgemma/core";
import { quoted } from "../quoted.js";
import type { RuntimeChoice } from "../options/common-options.js";

/** What a path holds. */
export type FoundModel =
  | { readonly kind: "onnx" | "gguf"; readonly path: string }
  | { readonly kind: "checkpoint"; readonly path: string; readonly hasWeights: boolean };

/**
 * Tells what a path holds that was given as a model.
 *
 * @throws {ModelNotFoundError} when it holds no model; the hint says what would be one.
 */
export async function findModel(given: string): Promise<FoundModel> {
  const path = resolve(given);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw notThere(given);
  if (!found.isDirectory()) return fileModel(given, path);
  const names = await readdir(path);
  if (names.includes(packageManifestName)) return { kind: await manifestKind(path), path };
  const { holdsGgufFile } = await import("@medgemma/runtime-gguf");
  if (await holdsGgufFile(path)) return { kind: "gguf", path };
  const has = (extension: string): boolean => names.some((name) => name.toLowerCase().endsWith(extension));
  const hasWeights = has(".safetensors");
  if (names.includes("config.json") || hasWeights) return { kind: "checkpoint", path, hasWeights };
  throw noModel(given, { names, has });
}

async function fileModel(given: string, path: string): Promise<FoundModel> {
  const extension = extname(path).toLowerCase();
  const { isGgufFile } = await import("@medgemma/runtime-gguf");
  // A file that is only named so gets the runtime's own words about what is wrong with it.
  if (extension === ".gguf" || (await isGgufFile(path))) return { kind: "gguf", path };
  const isPart = [".safetensors", ".json", ".onnx", ".data"].includes(extension);
  throw new ModelNotFoundError(`"${given}" is a file that does not begin as a GGUF file does.`, {
    hint: isPart ? "Give the folder that it lies in." : "Give a folder that medgemma convert wrote, or a GGUF file.",
  });
}

interface Listing {
  readonly names: readonly string[];
  readonly has: (extension: string) => boolean;
}

function noModel(given: string, { names, has }: Listing): ModelNotFoundError {
  if (names.includes("snapshots")) {
    return new ModelNotFoundError(`"${given}" is a cache folder of Hugging Face; the checkpoint lies deeper.`, {
      hint: `Convert the snapshot in it: medgemma convert ${quoted(join(given, "snapshots"))}/REVISION ./medgemma-onnx`,
    });
  }
  if (has(".onnx")) {
    return new ModelNotFoundError(`"${given}" holds ONNX files of another tool.`, {
      hint: "Graphs differ between tools. Convert the Hugging Face checkpoint instead: medgemma convert CHECKPOINT ./medgemma-onnx",
    });
  }
  if (has(".bin") || has(".pt") || has(".pth")) {
    return new ModelNotFoundError(`"${given}" has no *.safetensors files.`, {
      hint: "Save the checkpoint with transformers' save_pretrained, then run medgemma convert.",
    });
  }
  return new ModelNotFoundError(`The folder "${given}" holds no model.`, {
    hint: "Give a folder that medgemma convert wrote, or one with *.gguf files.",
  });
}

/** For a path at which there is nothing. */
export function notThere(given: string): ModelNotFoundError {
  return missingModel(given, (folder) => `medgemma convert ${folder} ${folder}-onnx`);
}

async function manifestKind(path: string): Promise<"onnx" | "gguf"> {
  let kind: unknown;
  try {
    const manifest: unknown = JSON.parse(await readFile(join(path, packageManifestName), "utf8"));
    kind = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "kind") : undefined;
  } catch (cause) {
    throw new CorruptModelError(`${packageManifestName} cannot be read.`, {
      hint: "Convert the checkpoint again.",
      cause,
    });
  }
  if (kind === "onnx" || kind === "gguf") return kind;
  throw new CorruptModelError(`${packageManifestName} is not of a kind that this release knows.`, {
    hint: "Convert the checkpoint again with this release.",
  });
}

/**
 * The runtime for what was found.
 *
 * @throws {ModelNotFoundError} for a checkpoint, which is converted first.
 * @throws {InvalidArgumentError} when the runtime asked for is not the one for these files.
 */
export function runtimeFor(found: FoundModel, wanted: RuntimeChoice, given: string): "onnx" | "gguf" {
  if (found.kind === "checkpoint") throw needsConversion(found, wanted, given);
  if (wanted === "auto" || wanted === found.kind) return found.kind;
  const names = { onnx: "an ONNX package", gguf: "GGUF files" } as const;
  const command = wanted === "gguf" ? "--to gguf" : "--to onnx";
  throw new InvalidArgumentError(`"${given}" holds ${names[found.kind]}; --runtime ${wanted} cannot load them.`, {
    hint: `Leave --runtime out, or convert the checkpoint again with ${command}.`,
  });
}

function needsConversion(
  { hasWeights }: Extract<FoundModel, { kind: "checkpoint" }>,
  wanted: RuntimeChoice,
  given: string,
): ModelNotFoundError {
  if (!hasWeights) {
    return new ModelNotFoundError(`"${given}" looks like a Hugging Face checkpoint without its weights.`, {
      hint: "Its *.safetensors files are missing: download them, then run medgemma convert.",
    });
  }
  const bare = given.replace(/[/\\]+$/, "");
  const [output, flags] = wanted === "gguf" ? [`${bare}-gguf`, " --to gguf"] : [`${bare}-onnx`, ""];
  return new ModelNotFoundError(`"${given}" is a Hugging Face checkpoint; it is converted once, before use.`, {
    hint: `Run: medgemma convert ${quoted(bare)} ${quoted(output)}${flags}   Then give --model ${quoted(output)}`,
  });
}
