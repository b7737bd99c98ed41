import { loadMedGemma } from "@medgemma/core";
import { decodeImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { eventStreamResponse, radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

// Loaded once per process, with the first request.
let loading;

/** Answers with the events of a report on the image in `bytes`. */
export async function report(request, bytes) {
  loading ??= loadMedGemma({
    model: tinyModelDirectory("gguf"),
    runtime: ggufRuntime({ device: "cpu", checkInChild: true }),
  });
  const [model, image] = [await loading, await decodeImage(bytes)];
  return eventStreamResponse(request, (signal) => {
    signal.addEventListener("abort", () => console.log("stopped"));
    return radiologyReport(model, { images: [image] }, { signal });
  });
}
