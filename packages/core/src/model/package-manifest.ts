import type { GemmaConfig } from "./gemma-config.js";

/** Version of each kind of package that this SDK reads and writes. */
export const packageFormatVersions = { onnx: 2, gguf: 1 } as const;

/** Name of the manifest inside a package folder. */
export const packageManifestName = "medgemma.json";

/** How the weights of a part of the model are stored. */
export type WeightFormat = "fp32" | "q8" | "q4";

/** Bytes per entry of `FileDigest.chunks`; the last chunk may be shorter. */
export const digestChunkBytes = 2 ** 24;

/** A file with its digest. `path` is relative to the folder, with `/`. */
export interface FileDigest {
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal SHA-256. */
  readonly sha256: string;
  /**
   * Hexadecimal SHA-256 of every `digestChunkBytes` of a file that has more than one chunk: a download that went wrong
   * is noticed early, and only the chunk is fetched again.
   */
  readonly chunks?: readonly string[];
}

/** The checkpoint that a model was converted from. */
export interface ConversionSource {
  /** Name of the model as its folder or the caller gave it. */
  readonly name: string;
  /** Revision (commit) of the source, if the caller gave one. */
  readonly revision?: string;
  readonly files: readonly FileDigest[];
  /** LoRA adapters that were merged into the weights. */
  readonly adapters?: readonly { readonly name: string; readonly scale: number }[];
}

/** What the manifests of all converted models hold. */
interface Manifest {
  /** See `packageFormatVersions`. */
  readonly formatVersion: number;
  readonly generator: { readonly name: string; readonly version: string };
  readonly source: ConversionSource;
  readonly config: GemmaConfig;
  /** Hash of the chat template that the checkpoint carries; null when it carries none. */
  readonly chatTemplate: { readonly sha256: string; readonly known: boolean } | null;
  /** Terms that go with the weights. */
  readonly terms: { readonly notice: string; readonly url: string };
}

/** `medgemma.json` of a converted ONNX package. */
export interface PackageManifest extends Manifest {
  readonly kind: "onnx";
  readonly weights: {
    readonly decoder: WeightFormat;
    /** Token embeddings, which also serve as the output head unless `head` is there: rows of `[vocab, hidden]`. */
    readonly embeddings: "fp32" | "q8";
    /** An output head with weights of its own, in the decoder's data, as fine-tuning can make it. Absent when it is tied. */
    readonly head?: "fp32" | "q8";
    /**
     * Absent for text-only models. fp32: the checkpoint's values, in 16 bits where these hold a matrix exactly. fp16: the other
     * matrices rounded to float16.
     */
    readonly vision?: "fp32" | "fp16" | "q8";
    /** The texts by which 4-bit weights were rounded, as the SHA-256 of their JSON. Absent when every weight counted the same. */
    readonly calibration?: { readonly sha256: string };
  };
  /** Role of each file in the package. */
  readonly files: {
    readonly decoder: FileDigest;
    readonly decoderData: FileDigest;
    /** fp32: `[vocab, hidden]` float32. q8: uint8 `[vocab, hidden]` with zero point 128. */
    readonly embeddings: FileDigest;
    /** q8 only: float32 scales `[vocab, hidden / 32]`. */
    readonly embeddingScales?: FileDigest;
    readonly vision?: FileDigest;
    readonly visionData?: FileDigest;
    readonly tokenizer: FileDigest;
  };
}

/** `medgemma.json` of a folder of GGUF files. */
export interface GgufManifest extends Manifest {
  readonly kind: "gguf";
  /** Types of the matrices, for example `q8_0`. `vision` is absent for text-only models. */
  readonly weights: { readonly text: string; readonly vision?: string };
  readonly files: { readonly text: FileDigest; readonly mmproj?: FileDigest; readonly tokenizer: FileDigest };
}
