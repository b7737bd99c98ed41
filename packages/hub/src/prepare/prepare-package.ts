import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CorruptModelError,
  type FileDigest,
  type GgufManifest,
  InvalidArgumentError,
  ModelNotFoundError,
  type PackageManifest,
  packageManifestName,
  parseGgufManifest,
  parsePackageManifest,
  UnsupportedModelError,
} from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { writeWhole } from "../cache/small-files.js";
import { type HubContext, quiet } from "../hub-context.js";
import { fetchFiles } from "../repository/fetch-files.js";
import type { LocatedModel } from "../repository/located-model.js";
import { addressFiles, hubFiles, hubFolder } from "./file-sets.js";
import { sameFormat } from "./format-names.js";
import { tellPlan } from "./tell-plan.js";
import type { Prepared, ResolveOptions } from "./resolve-options.js";

/** Makes a converted package available: it is fetched if it is not on this machine. */
export async function preparePackage(
  located: LocatedModel,
  { runtime, format = "auto" }: ResolveOptions,
  context: HubContext,
): Promise<Prepared> {
  if (located.at === "hub") {
    await fetchFiles(hubFiles(located, [packageManifestName], context), quiet(context));
    const folder = hubFolder(located, context);
    const manifest = await readManifest(folder);
    checkPackage(manifest, { runtime, format });
    const names = Object.values<FileDigest>(manifest.files).map(({ path }) => path);
    requireAll(names, located.files);
    const set = hubFiles(located, [...names, packageManifestName, "NOTICE"], context);
    await tellPlan(set, { source: located.reference, terms: manifest.terms }, context);
    await fetchFiles(set, context);
    return { path: folder };
  }
  if (located.at === "address") {
    checkPackage(parseManifest(located.manifestText), { runtime, format });
    const set = addressFiles(located, context);
    await tellPlan(set, { source: located.url, terms: parseManifest(located.manifestText).terms }, context);
    await fetchFiles(set, context);
    await writeWhole(join(set.folder, "..", "source"), located.url.origin + located.url.pathname);
    // Last, since it says that the package is whole.
    await writeWhole(join(set.folder, packageManifestName), located.manifestText);
    return { path: set.folder };
  }
  const manifest = await readManifest(located.path);
  checkPackage(manifest, { runtime, format });
  return { path: located.path };
}

/** Manifests take a few kilobytes, and some more for the digests of every chunk. */
const largestManifest = 2 ** 24;

export async function readManifest(folder: string): Promise<PackageManifest | GgufManifest> {
  const path = join(folder, packageManifestName);
  const bytes = await fileBytes(path);
  // Named pipes would be waited for, for ever, and devices never end.
  if (bytes === undefined) throw new ModelNotFoundError(`${packageManifestName} in "${folder}" is no regular file.`);
  if (bytes > largestManifest) throw new CorruptModelError(`${packageManifestName} has ${bytes} bytes.`);
  return parseManifest(await readFile(path, "utf8"));
}

/** @throws {CorruptModelError} when it is none, or of a kind that this release does not know. */
export function parseManifest(text: string): PackageManifest | GgufManifest {
  let kind: unknown;
  try {
    const parsed: unknown = JSON.parse(text);
    kind = typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "kind") : undefined;
  } catch (cause) {
    throw new CorruptModelError(`${packageManifestName} cannot be read.`, {
      hint: "Convert the checkpoint again.",
      cause,
    });
  }
  if (kind === "gguf") return parseGgufManifest(text);
  if (kind === "onnx") return parsePackageManifest(text);
  throw new CorruptModelError(`${packageManifestName} is not of a kind that this release knows.`, {
    hint: "Convert the checkpoint again with this release.",
  });
}

function checkPackage(
  manifest: PackageManifest | GgufManifest,
  { runtime, format }: { readonly runtime: "onnx" | "gguf"; readonly format: string },
): void {
  if (manifest.kind !== runtime) {
    const other = manifest.kind === "onnx" ? "`onnxRuntime()` or `webRuntime()`" : "`ggufRuntime()`";
    throw new UnsupportedModelError(
      `The model was converted for ${manifest.kind === "onnx" ? "ONNX Runtime" : "llama.cpp"}; this runtime cannot load it.`,
      { hint: `Use ${other} (--runtime ${manifest.kind}), or give the id or folder of the original checkpoint.` },
    );
  }
  const weights = manifest.kind === "onnx" ? manifest.weights.decoder : manifest.weights.text;
  if (format === "auto" || sameFormat(runtime, format, weights)) return;
  throw new InvalidArgumentError(`The model was converted to ${weights}; \`format\` asks for ${format}.`, {
    hint: "Leave `format` out, or give the id or folder of the original checkpoint.",
  });
}

function requireAll(names: readonly string[], files: readonly { readonly path: string }[]): void {
  const missing = names.find((name) => files.every(({ path }) => path !== name));
  if (missing === undefined) return;
  throw new CorruptModelError(`The repository lacks "${missing}", which its ${packageManifestName} lists.`, {
    hint: "Publish the package again.",
  });
}
