import type * as Ort from "onnxruntime-web/webgpu";
import type { OrtEntry } from "../choose-entry.js";

/** Loads one build of onnxruntime-web; each stands in a chunk of its own, so that only one is fetched. */
export async function importOrt(entry: OrtEntry): Promise<typeof Ort> {
  switch (entry) {
    case "jspi":
      return import("onnxruntime-web/jspi");
    case "webgpu":
      return import("onnxruntime-web/webgpu");
    case "wasm":
      return import("onnxruntime-web/wasm");
    default:
      return entry satisfies never;
  }
}
