import { InferenceFailedError } from "@medgemma/core";
import type { OrtSession } from "@medgemma/onnx-engine";
import type * as Ort from "onnxruntime-web/webgpu";

/**
 * A session whose errors tell what to do next.
 *
 * @param onFailure called before a run rejects. What onnxruntime is given has been checked, so a run fails for want of memory
 *   or for a defect, and on a GPU (1.30) later ones then compute with what lies in their buffers by chance.
 */
export function guardSession(
  session: Ort.InferenceSession,
  onFailure: (error: InferenceFailedError) => void,
): OrtSession {
  return {
    async run(feeds) {
      try {
        return await session.run(feeds as Parameters<typeof session.run>[0]);
      } catch (cause) {
        const [what = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
        const error = new InferenceFailedError(`onnxruntime failed (${what}).`, {
          hint: "Dispose the model and load it again; if that does not help, close other tabs or take a smaller model.",
          cause,
        });
        onFailure(error);
        throw error;
      }
    },
    release: () => session.release(),
  };
}
