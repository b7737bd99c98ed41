import { UnsupportedModelError } from "@medgemma/core";
import type { LocatedModel } from "../repository/located-model.js";
import type { ModelKind } from "../repository/model-kinds.js";
import { describeReference } from "../source/hub-reference.js";

/** For what no runtime, or not this one, can load. */
export function cannotLoad(located: LocatedModel): Error {
  const name = sourceName(located);
  const kind: ModelKind | undefined = located.kinds[0];
  if (kind === "adapter") {
    return new UnsupportedModelError(`"${name}" is a LoRA adapter, not a model.`, {
      hint: "Merge it into its base model: `adapters` of `convertCheckpoint`, or medgemma convert CHECKPOINT OUTPUT --adapter DIR.",
    });
  }
  return new UnsupportedModelError(`"${name}" holds GGUF files; the ONNX runtimes cannot load them.`, {
    hint: "Use `ggufRuntime()` of @medgemma/runtime-gguf (--runtime gguf), or give the id or folder of the original checkpoint.",
  });
}

/** A source as people wrote it. */
export function sourceName(located: LocatedModel): string {
  if (located.at === "disk") return located.path;
  if (located.at === "hub") return describeReference(located.reference);
  return located.url.origin + located.url.pathname;
}
