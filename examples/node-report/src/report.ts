// Drafts a report from a chest radiograph, as an application would: report [IMAGE [MODEL]].
import { fileURLToPath } from "node:url";
import { loadMedGemma } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";

const phantom = fileURLToPath(new URL("../../assets/phantom-effusion.png", import.meta.url));
// Without a converted MedGemma, a test model that knows drawings of chests and nothing of medicine.
const [image = phantom, folder = tinyModelDirectory("onnx")] = process.argv.slice(2);

const stop = new AbortController();
process.once("SIGINT", () => stop.abort(new Error("Stopped.")));

await using model = await loadMedGemma({ model: folder, runtime: onnxRuntime(), signal: stop.signal });
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
