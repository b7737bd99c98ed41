import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { UnsupportedModelError } from "../errors/unsupported-model-error.js";
import {
  digestChunkBytes,
  packageFormatVersion,
  packageManifestName,
  type PackageManifest,
} from "./package-manifest.js";

/**
 * Reads a package's `medgemma.json`.
 *
 * @throws {CorruptModelError} when it is not JSON, lacks fields, or names files outside the package.
 * @throws {UnsupportedModelError} when it was written in another format version.
 */
export function parsePackageManifest(text: string): PackageManifest {
  const json = parseJson(text);
  if (!isRecord(json) || json["kind"] !== "onnx") throw corrupt("it is not the manifest of an ONNX package");
  if (json["formatVersion"] !== packageFormatVersion) {
    throw new UnsupportedModelError(
      `The package has format version ${String(json["formatVersion"])}; this SDK reads version ${packageFormatVersion}.`,
      { hint: "Convert the checkpoint again with the same release of the SDK." },
    );
  }
  for (const key of ["generator", "source", "weights", "config", "files", "terms"]) {
    if (!isRecord(json[key])) throw corrupt(`"${key}" is missing`);
  }
  const config = json["config"] as Record<string, unknown>;
  if (!isRecord(config["text"]) || !Array.isArray(config["eosTokenIds"])) throw corrupt('"config" is incomplete');
  const files = json["files"] as Record<string, unknown>;
  for (const role of ["decoder", "decoderData", "embeddings", "tokenizer"]) {
    if (files[role] === undefined) throw corrupt(`"files.${role}" is missing`);
  }
  for (const [role, file] of Object.entries(files)) checkFile(role, file);
  return json as unknown as PackageManifest;
}

function checkFile(role: string, file: unknown): void {
  const complete =
    isRecord(file) &&
    typeof file["path"] === "string" &&
    typeof file["bytes"] === "number" &&
    typeof file["sha256"] === "string";
  if (!complete) throw corrupt(`"files.${role}" is incomplete`);
  const { bytes, chunks } = file as { readonly bytes: number; readonly chunks?: unknown };
  const chunksMatch = Array.isArray(chunks) && chunks.length === Math.ceil(bytes / digestChunkBytes);
  if (chunks !== undefined && !chunksMatch) throw corrupt(`"files.${role}" has digests for another number of chunks`);
  // Files lie in the folder itself; anything else could point out of it.
  if (!/^[\w.-]+$/.test(file["path"] as string) || file["path"] === "..") {
    throw corrupt(`"files.${role}" does not name a file of the package`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CorruptModelError(`\`${packageManifestName}\` is not valid JSON.`, { cause });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function corrupt(what: string): CorruptModelError {
  return new CorruptModelError(`\`${packageManifestName}\` cannot be used: ${what}.`, {
    hint: "Convert the checkpoint again.",
  });
}
