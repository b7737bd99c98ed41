import { describe, expect, it } from "vitest";
import { MedGemmaError } from "../errors/index.js";
import { parseGgufManifest, parsePackageManifest } from "./parse-package-manifest.js";

const sha256 = "a".repeat(64);
const file = (path: string, bytes = 10) => ({ path, bytes, sha256 });

const common = {
  generator: { name: "@medgemma/convert", version: "1.0.0" },
  source: { name: "tiny", files: [file("config.json"), file("text/tokenizer.json")] },
  config: {
    text: {
      vocabSize: 512,
      hiddenSize: 64,
      intermediateSize: 128,
      layers: 2,
      heads: 4,
      kvHeads: 2,
      headDim: 16,
      queryPreAttnScalar: 16,
      rmsNormEps: 1e-6,
      slidingWindow: 32,
      local: [true, false],
      ropeLocal: { theta: 1e4, factor: 1 },
      ropeGlobal: { theta: 1e6, factor: 8 },
      maxPositions: 4096,
    },
    vision: {
      imageSize: 96,
      patchSize: 8,
      hiddenSize: 128,
      intermediateSize: 384,
      layers: 4,
      heads: 4,
      layerNormEps: 1e-6,
      tokensPerImage: 36,
    },
    eosTokenIds: [1, 106],
    imageTokenId: 500,
  },
  chatTemplate: { sha256, known: true },
  terms: { notice: "Terms.", url: "https://example.org" },
};

const onnx = {
  ...common,
  kind: "onnx",
  formatVersion: 2,
  weights: { decoder: "q8", embeddings: "q8", vision: "fp32" },
  files: {
    decoder: file("decoder.onnx"),
    decoderData: { ...file("decoder.data", 2 ** 25), chunks: [sha256, sha256] },
    embeddings: file("embeddings.data", 512 * 64),
    embeddingScales: file("embeddings-scales.data", 512 * 2 * 4),
    vision: file("vision.onnx"),
    visionData: file("vision.data"),
    tokenizer: file("tokenizer.bin"),
  },
};

const gguf = {
  ...common,
  kind: "gguf",
  formatVersion: 1,
  weights: { text: "q8_0", vision: "f16" },
  files: { text: file("text.gguf"), mmproj: file("mmproj.gguf"), tokenizer: file("tokenizer.bin") },
};

/** A copy with another value at a path; `undefined` takes the key away. */
function changed(manifest: object, path: string, value: unknown): string {
  const copy = JSON.parse(JSON.stringify(manifest)) as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, copy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return JSON.stringify(copy);
}

function refusal(parse: (text: string) => unknown, text: string): string {
  try {
    parse(text);
    return "taken";
  } catch (error) {
    if (!MedGemmaError.isInstance(error)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

/** The paths of all values, inner and outer. */
function pathsOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, one]) => pathsOf(one, path === "" ? key : `${path}.${key}`));
  return path === "" ? inner : [path, ...inner];
}

describe("medgemma.json", () => {
  it("is read when all of it fits", () => {
    expect(parsePackageManifest(JSON.stringify(onnx))).toEqual(onnx);
    expect(parseGgufManifest(JSON.stringify(gguf))).toEqual(gguf);
    // Further keys are left to later versions.
    expect(refusal(parseGgufManifest, changed(gguf, "config.text.later", 1))).toBe("taken");
    expect(refusal(parseGgufManifest, changed(gguf, "chatTemplate", null))).toBe("taken");
  });

  const wrong: readonly [string, unknown, string?][] = [
    ["config.text.slidingWindow", 1e12],
    ["config.text.slidingWindow", undefined],
    ["config.text.slidingWindow", 0],
    ["config.text.headDim", 1e9],
    ["config.text.headDim", 15],
    ["config.text.layers", "two"],
    ["config.text.layers", 1e6],
    ["config.text.local", [true]],
    ["config.text.local", [true, 1], "config.text.local[1]"],
    ["config.text.heads", 3],
    ["config.text.rmsNormEps", -1],
    ["config.text.ropeGlobal", null],
    ["config.text.ropeGlobal.factor", 0],
    ["config.vision", null],
    ["config.vision.tokensPerImage", 35],
    ["config.vision.tokensPerImage", "36"],
    ["config.vision.tokensPerImage", 0],
    ["config.vision.imageSize", 97],
    ["config.vision.heads", 5, "config.vision.hiddenSize"],
    ["config.imageTokenId", undefined],
    ["config.eosTokenIds", ["1"], "config.eosTokenIds[0]"],
    ["config.eosTokenIds", [1, 512], "config.eosTokenIds[1]"],
    ["config.eosTokenIds", []],
    ["source.files", null],
    ["source.files", undefined],
    ["source.files", [null], "source.files[0]"],
    ["source.files", [file("../secret")], "source.files[0].path"],
    ["source.files", [file("/etc/passwd")], "source.files[0].path"],
    ["source.files", [file("a\\b")], "source.files[0].path"],
    ["weights", {}, "weights.decoder"],
    ["weights.decoder", "q5"],
    ["chatTemplate", undefined],
    ["chatTemplate.sha256", "abc"],
    ["terms.url", 7],
    ["files.decoder.path", ".."],
    ["files.decoder.path", "a/b"],
    ["files.decoder.bytes", 1.5],
    ["files.decoder.sha256", "g".repeat(64)],
    ["files.decoderData.chunks", [sha256]],
    ["files.vision", undefined],
    ["files.embeddingScales", undefined],
    ["files.embeddings.bytes", 5],
  ];

  it.each(wrong)("is refused, naming the place: %s (%#)", (path, value, named = path) => {
    expect(refusal(parsePackageManifest, changed(onnx, path, value))).toContain(`ERR_CORRUPT_MODEL`);
    expect(refusal(parsePackageManifest, changed(onnx, path, value))).toContain(`"${named}"`);
  });

  it("gives a typed error for whatever stands anywhere in it", () => {
    const values = [undefined, null, true, 0, -1, 1.5, 1e300, "", "x", "__proto__", [], [null], [[]], {}, { path: 1 }];
    for (const [manifest, parse] of [
      [onnx, parsePackageManifest],
      [gguf, parseGgufManifest],
    ] as const) {
      for (const path of pathsOf(manifest)) {
        for (const value of values) {
          const said = refusal(parse, changed(manifest, path, value));
          expect(said, path).toMatch(/^(taken|ERR_CORRUPT_MODEL|ERR_UNSUPPORTED_MODEL)/);
        }
      }
    }
  });
});
