import { InferenceFailedError, type MedGemmaError, OutOfMemoryError } from "@medgemma/core";

const hint = "Dispose the model and load it again.";

/**
 * Reports, at most once, that what a device computes is not to be trusted any more: the browser took it away, or it refused
 * something, mostly for want of memory. onnxruntime (1.30) only logs a refusal and goes on with whatever lies in its buffers,
 * so that other tokens come out, and no error.
 *
 * @returns a function that gives the device back.
 */
export function watchDevice(device: GPUDevice, report: (error: MedGemmaError) => void): () => void {
  let ended = false;
  const end = (error: MedGemmaError): void => {
    if (ended) return;
    ended = true;
    report(error);
  };
  void device.lost.then(({ message, reason }) =>
    end(new InferenceFailedError(`The browser took the GPU away (${message || reason}).`, { hint })),
  );
  device.addEventListener("uncapturederror", ({ error }) => end(refused(error)));
  return () => {
    ended = true;
    device.destroy();
  };
}

function refused(error: GPUError): MedGemmaError {
  if (error instanceof GPUOutOfMemoryError) {
    return new OutOfMemoryError("The GPU has no memory left.", {
      hint: "Close what else uses the GPU, or take a smaller weight format or context; dispose the model and load it again.",
    });
  }
  const [what = ""] = error.message.split("\n");
  return new InferenceFailedError(`The GPU refused a step (${what}).`, { hint });
}
