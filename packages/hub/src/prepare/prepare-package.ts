import { join } from "node:path";
import {
  CorruptModelError,
  DigestMismatchError,
  type FileDigest,
  type GgufManifest,
  InvalidArgumentError,
  type PackageManifest,
  packageManifestName,
  UnsupportedModelError,
} from "@medgemma/core";
import { ifWritable } from "../cache/folder-errors.js";
import { readText, writeWhole } from "../cache/small-files.js";
import type { HubContext } from "../hub-context.js";
import { fetchFiles } from "../repository/fetch-files.js";
import type { RepositoryFile } from "../repository/listing.js";
import type { LocatedModel } from "../repository/located-model.js";
import { fileHasDigest } from "../transfer/check-digest.js";
import { addressFiles, hubFiles, hubFolder } from "./file-sets.js";
import { sameFormat } from "./format-names.js";
import { packageManifest } from "./package-manifest.js";
import { tellPlan } from "./tell-plan.js";
import type { Prepared, ResolveOptions } from "./resolve-options.js";

/** Makes a converted package available: it is fetched if it is not on this machine. */
export async function preparePackage(
  located: LocatedModel,
  { runtime, format = "auto", mmproj }: ResolveOptions,
  context: HubContext,
): Promise<Prepared> {
  if (mmproj !== undefined) throw bringsItsEncoder();
  const manifest = await packageManifest(located, context);
  checkPackage(manifest, { runtime, format });
  const { terms } = manifest;
  if (located.at === "disk") return { path: located.path };
  if (located.at === "hub") {
    const listed = Object.values<FileDigest>(manifest.files);
    requireAll(listed, located.files);
    const names = [...listed.map(({ path }) => path), packageManifestName, "NOTICE"];
    const set = hubFiles(located, names, context);
    await tellPlan(set, { source: located.reference, terms }, context);
    await fetchFiles(set, context);
    const folder = hubFolder(located, context);
    await checkSmallFiles(folder, listed, located.files);
    return { path: folder };
  }
  const set = addressFiles(located, context);
  const address = located.url.origin + located.url.pathname;
  const listing = { id: address, commit: located.key, files: located.files };
  await ifWritable(writeWhole(join(set.folder, "..", "listing.json"), JSON.stringify(listing)));
  await tellPlan(set, { source: located.url, terms }, context);
  await fetchFiles(set, context);
  // Last, since it says that the package is whole.
  const manifestPath = join(set.folder, packageManifestName);
  if ((await readText(manifestPath)) !== located.manifestText) await writeWhole(manifestPath, located.manifestText);
  return { path: set.folder };
}

/** For an image encoder that is given to a model which has one of its own. */
export function bringsItsEncoder(): InvalidArgumentError {
  return new InvalidArgumentError(
    "`mmproj` goes with GGUF files of others; a model that is converted here brings its own.",
    {
      hint: "Leave `mmproj` out, or give the path of the text model's GGUF file.",
    },
  );
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

/** What the repository holds has to be what the manifest lists, as far as the Hub's own digests tell. */
function requireAll(listed: readonly FileDigest[], files: readonly RepositoryFile[]): void {
  for (const { path, bytes, sha256 } of listed) {
    const file = files.find((one) => one.path === path);
    if (file === undefined) {
      throw new CorruptModelError(`The repository lacks "${path}", which its ${packageManifestName} lists.`, {
        hint: "Publish the package again.",
      });
    }
    const isOther = file.bytes !== bytes || (file.digest.algorithm === "sha256" && file.digest.hex !== sha256);
    if (isOther) throw otherThanListed(path);
  }
}

/** Small files have another digest on the Hub. */
async function checkSmallFiles(
  folder: string,
  listed: readonly FileDigest[],
  files: readonly RepositoryFile[],
): Promise<void> {
  for (const { path, bytes, sha256 } of listed) {
    if (files.find((one) => one.path === path)?.digest.algorithm !== "git") continue;
    const digest = { algorithm: "sha256", hex: sha256 } as const;
    if (!(await fileHasDigest(join(folder, ...path.split("/")), { digest, bytes }))) throw otherThanListed(path);
  }
}

function otherThanListed(path: string): DigestMismatchError {
  return new DigestMismatchError(`The repository's "${path}" is not what its ${packageManifestName} lists.`, {
    hint: "It was changed after the conversion. Publish the package again.",
  });
}
