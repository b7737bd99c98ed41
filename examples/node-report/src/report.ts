// Drafts a report from a chest radiograph, as an application would.
// Usage: node dist/report.js [IMAGE [MODEL]], for example: node dist/report.js chest.png google/medgemma-1.5-4b-it
import { fileURLToPath } from "node:url";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

const phantom = fileURLToPath(new URL("../../assets/phantom-effusion.png", import.meta.url));
// Without a model's id or folder, a test model that knows drawings of chests and nothing of medicine.
const [image = phantom, source = tinyModelDirectory("onnx")] = process.argv.slice(2);

const stop = new AbortController();
process.once("SIGINT", () => stop.abort(new Error("Stopped.")));

await using model = await loadMedGemma({
  model: source,
  runtime: onnxRuntime(),
  signal: stop.signal,
  onProgress({ stage, message, receivedBytes, totalBytes }) {
    // What is fetched, how much of the disk it takes, and its terms: once, before it begins.
    if (message !== undefined) console.error(message);
    if (stage === "download" && process.stderr.isTTY) process.stderr.write(`\r${receivedBytes} of ${totalBytes} bytes`);
  },
});
const run = radiologyReport(model, { images: [await readImage(image)], view: "PA" }, { signal: stop.signal });
for await (const event of run) if (event.type === "text") process.stdout.write(event.text);

const result = await run;
process.stdout.write("\n\n");
if (result.ok && result.findingList?.ok === true) {
  for (const { finding, side, status } of result.findingList.findings) {
    process.stdout.write(`${[status, side, finding].filter(Boolean).join(" ")}\n`);
  }
} else if (!result.ok) process.stdout.write(`No usable report: ${result.reason}.\n`);
process.stdout.write(`${result.provenance.model.name} on ${result.provenance.runtime.id}. ${result.notice}\n`);
