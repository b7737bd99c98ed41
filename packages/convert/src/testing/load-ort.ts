import { createRequire } from "node:module";

/** The part of onnxruntime-node that the tests use. */
export interface Ort {
  readonly InferenceSession: {
    create(
      path: string,
      options?: { readonly intraOpNumThreads?: number; readonly optimizedModelFilePath?: string },
    ): Promise<Session>;
  };
  readonly Tensor: new (type: string, data: Float32Array | BigInt64Array, dims: readonly number[]) => Tensor;
}

export interface Session {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

export interface Tensor {
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** ONNX Runtime as the sibling package has it installed; `undefined` where there is none. This package does not need it. */
export function loadOrt(): Ort | undefined {
  // It must not report its use, and reads this when it is loaded.
  process.env["ORT_DISABLE_TELEMETRY"] = "1";
  try {
    return createRequire(new URL("../../../runtime-onnx/package.json", import.meta.url))("onnxruntime-node") as Ort;
  } catch {
    return undefined;
  }
}
