import { digestChunkBytes } from "./package-manifest.js";
import {
  finite,
  flag,
  listOf,
  matching,
  nullOr,
  object,
  oneOf,
  positive,
  type ShapeCheck,
  text,
  whole,
} from "./shape-check.js";

/** Far above every model; a larger number is damage, and memory would be reserved by it. */
const most = {
  tokens: 2 ** 22,
  width: 2 ** 16,
  wide: 2 ** 20,
  layers: 1024,
  heads: 1024,
  headDim: 1024,
  positions: 2 ** 24,
  pixels: 2 ** 13,
} as const;

const rope = object({ theta: positive(1e12), factor: positive(1e6) });

const textConfig = object({
  vocabSize: whole(1, most.tokens),
  hiddenSize: whole(1, most.width),
  intermediateSize: whole(1, most.wide),
  layers: whole(1, most.layers),
  heads: whole(1, most.heads),
  kvHeads: whole(1, most.heads),
  headDim: whole(2, most.headDim),
  queryPreAttnScalar: positive(1e6),
  rmsNormEps: positive(1),
  slidingWindow: whole(1, most.positions),
  local: listOf(flag, 1),
  ropeLocal: rope,
  ropeGlobal: rope,
  maxPositions: whole(1, most.positions),
});

const visionConfig = object({
  imageSize: whole(1, most.pixels),
  patchSize: whole(1, most.pixels),
  hiddenSize: whole(1, most.width),
  intermediateSize: whole(1, most.wide),
  layers: whole(1, most.layers),
  heads: whole(1, most.heads),
  layerNormEps: positive(1),
  tokensPerImage: whole(1, most.positions),
});

const config = object(
  { text: textConfig, eosTokenIds: listOf(whole(0, most.tokens), 1) },
  { vision: visionConfig, imageTokenId: whole(0, most.tokens) },
);

const sha256 = matching(/^[0-9a-f]{64}$/i, "a SHA-256 in hexadecimal digits");

const digests = { bytes: whole(0, Number.MAX_SAFE_INTEGER), sha256 };

/** A file with the digests of its chunks, if it has some: one for each. */
function fileAt(path: ShapeCheck): ShapeCheck {
  const shape = object({ path, ...digests }, { chunks: listOf(sha256) });
  return (value, at) => {
    const fault = shape(value, at);
    if (fault !== undefined) return fault;
    const { bytes, chunks } = value as { readonly bytes: number; readonly chunks?: readonly string[] };
    if (chunks === undefined || chunks.length === Math.ceil(bytes / digestChunkBytes)) return undefined;
    return { path: `${at}.chunks`, wanted: "a digest for each chunk" };
  };
}

/** Files lie in the folder itself; anything else could point out of it. */
const file = fileAt(matching(/^(?!\.\.?$)[\w.-]+$/, "the name of a file of the package"));

/** Files of the checkpoint may lie in folders of it. */
const sourceFile = fileAt(
  matching(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0:]+$/, "the path of a file inside the checkpoint"),
);

const common = {
  generator: object({ name: text, version: text }),
  source: object(
    { name: text, files: listOf(sourceFile) },
    { revision: text, adapters: listOf(object({ name: text, scale: finite })) },
  ),
  config,
  chatTemplate: nullOr(object({ sha256, known: flag })),
  terms: object({ notice: text, url: text }),
};

/** The shape of each kind of manifest, from the types of `package-manifest.ts`. */
export const manifestShapes: Readonly<Record<"onnx" | "gguf", ShapeCheck>> = {
  onnx: object({
    ...common,
    weights: object(
      { decoder: oneOf("fp32", "q8", "q4"), embeddings: oneOf("fp32", "q8") },
      { head: oneOf("fp32", "q8"), vision: oneOf("fp32", "fp16", "q8"), calibration: object({ sha256 }) },
    ),
    files: object(
      { decoder: file, decoderData: file, embeddings: file, tokenizer: file },
      { embeddingScales: file, vision: file, visionData: file },
    ),
  }),
  gguf: object({
    ...common,
    weights: object({ text }, { vision: text }),
    files: object({ text: file, tokenizer: file }, { mmproj: file }),
  }),
};
