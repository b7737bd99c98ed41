import {
  CorruptModelError,
  type GgufManifest,
  type PackageManifest,
  packageManifestName,
  parseGgufManifest,
  parsePackageManifest,
} from "@medgemma/core";

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
