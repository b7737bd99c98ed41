import { RuntimeUnavailableError } from "@medgemma/core";
import type * as Ort from "onnxruntime-node";

/**
 * Loads onnxruntime's binding.
 *
 * @throws {RuntimeUnavailableError} when it, or a library that it needs, is not there.
 */
export async function loadBinding(): Promise<typeof Ort> {
  try {
    return await import("onnxruntime-node");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RuntimeUnavailableError(`onnxruntime-node could not be loaded. ${reason}`, {
      hint:
        "Check that onnxruntime-node is installed with all files of its bin folder for this platform; tools that copy " +
        "only the files in use (Next.js with output: standalone) leave libraries out.",
      cause,
    });
  }
}
