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
  if (knowsDevice(id, device)) return device as (typeof devices)[Id][number];
  const other = id === "onnx" ? "gguf" : "onnx";
  const otherKnows = knowsDevice(other, device) ? `, or --runtime ${other} with a model for it` : "";
  throw new InvalidArgumentError(`--device ${device} is none of the runtime ${id}.`, {
    hint: `Give one of: ${devices[id].join(", ")}${otherKnows}; medgemma doctor tells which work here.`,
  });
}
