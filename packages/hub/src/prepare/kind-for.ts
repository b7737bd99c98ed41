import type { LocatedModel } from "../repository/located-model.js";
import type { ModelKind } from "../repository/model-kinds.js";
import { cannotLoad } from "./cannot-load.js";

/** What can be made ready for a runtime. */
export type PreparedKind = Exclude<ModelKind, "adapter">;

const order = { onnx: ["package", "checkpoint"], gguf: ["package", "gguf", "checkpoint"] } as const;

/** @throws {UnsupportedModelError} when the runtime can load none of what the source is. */
export function kindFor(runtime: "onnx" | "gguf", located: LocatedModel): PreparedKind {
  const kind = order[runtime].find((one) => located.kinds.includes(one));
  if (kind !== undefined) return kind;
  throw cannotLoad(located);
}
