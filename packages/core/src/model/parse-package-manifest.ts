import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { UnsupportedModelError } from "../errors/unsupported-model-error.js";
import {
  digestChunkBytes,
  type GgufManifest,
  packageFormatVersion,
  packageManifestName,
  type PackageManifest,
} from "./package-manifest.js";

/**
 * Reads an ONNX package's `medgemma.json`.
 *
 * @throws {CorruptModelError} when it is not JSON, lacks fields, or names files outside the package.
 * @throws {UnsupportedModelError} when it was written in another format version, or for another runtime.
 */
export function parsePackageManifest(text: string): PackageManifest {
  return parseManifest(text, "onnx", ["decoder", "decoderData", "embeddings", "tokenizer"]) as PackageManifest;
}

/**
 * Reads the `medgemma.json` of a folder of GGUF files.
 *
 * @throws the errors of {@link parsePackageManifest}.
 */
export function parseGgufManifest(text: string): GgufManifest {
  return parseManifest(text, "gguf", ["text", "tokenizer"]) as GgufManifest;
}

type Kind = (PackageManifest | GgufManifest)["kind"];

/** What a folder of each kind is called, and what loads it. */
const kinds: Readonly<Record<Kind, { readonly name: string; readonly runtime: string }>> = {
  onnx: { name: "an ONNX package", runtime: "the ONNX runtimes" },
  gguf: { name: "GGUF files", runtime: "`ggufRuntime` of @medgemma/runtime-gguf" },
};

function parseManifest(text: string, kind: Kind, roles: readonly string[]): PackageManifest | GgufManifest {
  const json = parseJson(text);
  if (!isRecord(json)) throw corrupt("it is not a JSON object");
  const other = Object.hasOwn(kinds, String(json["kind"])) ? kinds[json["kind"] as Kind] : undefined;
  if (other === undefined) throw corrupt("it does not say what it describes");
  if (json["kind"] !== kind) {
    throw new UnsupportedModelError(`The folder holds ${other.name}, not ${kinds[kind].name}.`, {
      hint: `Load it with ${other.runtime}, or convert the checkpoint for this runtime.`,
    });
  }
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
  for (const role of roles) {
    if (files[role] === undefined) throw corrupt(`"files.${role}" is missing`);
  }
  for (const [role, file] of Object.entries(files)) checkFile(role, file);
  return json as unknown as PackageManifest | GgufManifest;
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
    throw new CorruptModelError(`\`${packageManifestName}\` is not valid JSON.`, {
      hint: "Give the folder, or its address, of a package made by @medgemma/convert.",
      cause,
    });
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
