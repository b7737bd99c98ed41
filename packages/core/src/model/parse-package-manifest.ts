import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { UnsupportedModelError } from "../errors/unsupported-model-error.js";
import { manifestFault } from "./check-manifest-fit.js";
import { manifestShapes } from "./manifest-shape.js";
import {
  type GgufManifest,
  packageFormatVersions,
  packageManifestName,
  type PackageManifest,
} from "./package-manifest.js";
import { isRecord, type ShapeFault } from "./shape-check.js";

/**
 * Reads an ONNX package's `medgemma.json`, and checks all of it: what comes out can be trusted to have its type's
 * shape, and numbers that fit together.
 *
 * @throws {CorruptModelError} when it is not JSON, or naming the first place that is wrong (`config.text.slidingWindow`).
 * @throws {UnsupportedModelError} when it was written in another format version, or for another runtime.
 */
export function parsePackageManifest(text: string): PackageManifest {
  return parseManifest(text, "onnx") as PackageManifest;
}

/**
 * Reads the `medgemma.json` of a folder of GGUF files.
 *
 * @throws the errors of {@link parsePackageManifest}.
 */
export function parseGgufManifest(text: string): GgufManifest {
  return parseManifest(text, "gguf") as GgufManifest;
}

type Kind = (PackageManifest | GgufManifest)["kind"];

/** What a folder of each kind is called, and what loads it. */
const kinds: Readonly<Record<Kind, { readonly name: string; readonly runtime: string }>> = {
  onnx: { name: "an ONNX package", runtime: "the ONNX runtimes" },
  gguf: { name: "GGUF files", runtime: "`ggufRuntime` of @medgemma/runtime-gguf" },
};

function parseManifest(text: string, kind: Kind): PackageManifest | GgufManifest {
  const json = parseJson(text);
  if (!isRecord(json)) throw corrupt("it is not a JSON object");
  const other = Object.hasOwn(kinds, String(json["kind"])) ? kinds[json["kind"] as Kind] : undefined;
  if (other === undefined) throw corrupt("it does not say what it describes");
  if (json["kind"] !== kind) {
    throw new UnsupportedModelError(`The folder holds ${other.name}, not ${kinds[kind].name}.`, {
      hint: `Load it with ${other.runtime}, or convert the checkpoint for this runtime.`,
    });
  }
  const version = packageFormatVersions[kind];
  const found = json["formatVersion"];
  if (found !== version) {
    const again = `medgemma convert CHECKPOINT OUTPUT${kind === "gguf" ? " --to gguf" : ""}`;
    throw new UnsupportedModelError(
      `The package has format version ${String(found)}; this SDK reads version ${version}.`,
      {
        hint:
          typeof found === "number" && found > version
            ? "Update the packages of the SDK."
            : `Convert the checkpoint again: \`${again}\`.`,
      },
    );
  }
  const fault = manifestShapes[kind](json, "");
  if (fault !== undefined) throw faulty(fault);
  const manifest = json as unknown as PackageManifest | GgufManifest;
  const misfit = manifestFault(manifest);
  if (misfit !== undefined) throw faulty(misfit);
  return manifest;
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

function faulty({ path, wanted }: ShapeFault): CorruptModelError {
  return corrupt(`"${path}" is not ${wanted}`);
}

function corrupt(what: string): CorruptModelError {
  return new CorruptModelError(`\`${packageManifestName}\` cannot be used: ${what}.`, {
    hint: "Convert the checkpoint again.",
  });
}
