/** Element types that the engine feeds and fetches. */
export type OrtElementType = "float32" | "int64";

/** The part of an ONNX Runtime tensor that the engine uses. */
export interface OrtTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** The part of an ONNX Runtime session that the engine uses; `onnxruntime-node` and `-web` both have it. */
export interface OrtSession {
  run(feeds: Readonly<Record<string, OrtTensor>>): Promise<Readonly<Record<string, OrtTensor>>>;
  release(): Promise<void>;
}

/** Makes a tensor over `data` without copying. */
export type CreateTensor = (
  type: OrtElementType,
  data: Float32Array | BigInt64Array,
  dims: readonly number[],
) => OrtTensor;
