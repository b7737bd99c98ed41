import { InvalidArgumentError, type Runtime } from "@medgemma/core";
import type { ModelFlags } from "../options/common-options.js";

const devices = {
  onnx: ["auto", "cpu", "cuda", "webgpu", "coreml", "dml"],
  gguf: ["auto", "cpu", "cuda", "metal", "vulkan"],
} as const;

/**
 * Makes a runtime; its package is imported here, and no sooner.
 *
 * @throws {InvalidArgumentError} for a device that the runtime does not know.
 */
export async function createRuntime(
  id: "onnx" | "gguf",
  { device = "auto", threads, context }: Pick<ModelFlags, "device" | "threads" | "context">,
): Promise<Runtime> {
  const common = {
    ...(threads !== undefined && { threads }),
    ...(context !== undefined && { contextLength: context }),
  };
  if (id === "onnx") {
    const { onnxRuntime } = await import("@medgemma/runtime-onnx");
    return onnxRuntime({ ...common, device: knownDevice("onnx", device) });
  }
  const { ggufRuntime } = await import("@medgemma/runtime-gguf");
  return ggufRuntime({ ...common, device: knownDevice("gguf", device) });
}

function knownDevice<Id extends keyof typeof devices>(id: Id, device: string): (typeof devices)[Id][number] {
  const known: readonly string[] = devices[id];
  if (known.includes(device)) return device as (typeof devices)[Id][number];
  throw new InvalidArgumentError(`--device ${device} is none of the runtime ${id}.`, {
    hint: `Give one of: ${known.join(", ")}; medgemma doctor tells which work here.`,
  });
}
