import { InvalidArgumentError, type Runtime } from "@medgemma/core";
import type { ModelFlags } from "../options/common-options.js";

const devices = {
  onnx: ["auto", "cpu", "cuda", "webgpu", "coreml", "dml"],
  gguf: ["auto", "cpu", "cuda", "metal", "vulkan"],
} as const;

/** Whether a runtime has a device of this name. */
export function knowsDevice(id: "onnx" | "gguf", device: string): boolean {
  return (devices[id] as readonly string[]).includes(device);
}

/**
 * Makes a runtime; its package is imported here, and no sooner.
 *
 * @throws {InvalidArgumentError} for a device or a file that the runtime does not know.
 */
export async function createRuntime(
  id: "onnx" | "gguf",
  { device = "auto", threads, context, mmproj }: Pick<ModelFlags, "device" | "threads" | "context" | "mmproj">,
): Promise<Runtime> {
  const common = {
    ...(threads !== undefined && { threads }),
    ...(context !== undefined && { contextLength: context }),
  };
  if (id === "onnx") {
    if (mmproj !== undefined) {
      throw new InvalidArgumentError("--mmproj goes with GGUF files; an ONNX package brings its image encoder.", {
        hint: "Leave --mmproj out, or give a GGUF file as --model.",
      });
    }
    const { onnxRuntime } = await import("@medgemma/runtime-onnx");
    return onnxRuntime({ ...common, device: knownDevice("onnx", device) });
  }
  const { ggufRuntime } = await import("@medgemma/runtime-gguf");
  return ggufRuntime({ ...common, ...(mmproj !== undefined && { mmproj }), device: knownDevice("gguf", device) });
}

function knownDevice<Id extends keyof typeof devices>(id: Id, device: string): (typeof devices)[Id][number] {
  if (knowsDevice(id, device)) return device as (typeof devices)[Id][number];
  const other = id === "onnx" ? "gguf" : "onnx";
  const otherKnows = knowsDevice(other, device) ? `, or --runtime ${other} with a model for it` : "";
  throw new InvalidArgumentError(`--device ${device} is none of the runtime ${id}.`, {
    hint: `Give one of: ${devices[id].join(", ")}${otherKnows}; medgemma doctor tells which work here.`,
  });
}
