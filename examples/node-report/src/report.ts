import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { convertCheckpoint } from "@medgemma/convert";
import { loadMedGemma, MedGemmaError, packageManifestName } from "@medgemma/core";
import { readImage } from "@medgemma/imaging";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { radiologyReport, type RadiologyReportResult } from "@medgemma/tasks";
import { readOptions, type ReportOptions } from "./options.js";
import { StatusLine } from "./status-line.js";

const status = new StatusLine();
const controller = new AbortController();

async function convertOnce({ checkpoint, packageFolder, format }: ReportOptions): Promise<void> {
  if (existsSync(join(packageFolder, packageManifestName))) return;
  await mkdir(dirname(packageFolder), { recursive: true });
  await convertCheckpoint({
    checkpoint,
    output: packageFolder,
    format,
    signal: controller.signal,
    onProgress: ({ processedBytes, totalBytes }) =>
      status.show(`Converting the checkpoint to ${format}`, totalBytes === 0 ? 1 : processedBytes / totalBytes),
  });
}

async function draftReport(options: ReportOptions): Promise<RadiologyReportResult> {
  const { packageFolder, image, maxTokens, indication, view, json } = options;
  status.show("Loading the model");
  await using model = await loadMedGemma({
    model: packageFolder,
    runtime: onnxRuntime(),
    signal: controller.signal,
    onProgress: ({ fraction }) => status.show("Loading the model", fraction),
  });
  const run = radiologyReport(
    model,
    {
      images: [await readImage(image)],
      ...(indication !== undefined && { indication }),
      ...(view !== undefined && { view }),
    },
    { maxTokens, signal: controller.signal },
  );
  for await (const event of run) {
    if (event.type === "prefill-progress") {
      status.show("Reading image and prompt", event.processedTokens / event.totalTokens);
      continue;
    }
    if (event.type === "finding-list") {
      status.show("Listing the findings");
      continue;
    }
    status.clear();
    if (event.type === "text" && !json) process.stdout.write(event.text);
    if (event.type === "thinking" && !json) process.stderr.write(event.text);
  }
  return run;
}

function printSummary(result: RadiologyReportResult, { isRandomModel }: ReportOptions): void {
  const { provenance, finishReason, notice } = result;
  const { usage, timings } = provenance;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const outcome = result.ok ? "findings and impression found" : `no usable report (${result.reason})`;
  const list = result.ok ? result.findingList : undefined;
  process.stdout.write(
    `\n\n${[
      `Result     ${outcome}; finish reason: ${finishReason}`,
      ...(list?.ok === true
        ? [`Findings   ${list.findings.length} listed, ${list.unverified.length} not in the report's own words`]
        : []),
      `Model      ${provenance.model.name}, ${provenance.model.format}, package ${provenance.model.sha256.slice(0, 12)}`,
      `Runtime    ${provenance.runtime.id} ${provenance.runtime.version} on ${provenance.runtime.device}`,
      `Prompt     ${provenance.prompt.id} version ${provenance.prompt.version}, ${usage.promptTokens} tokens in ${seconds(timings.prefillMs)}`,
      `Answer     ${usage.completionTokens} tokens in ${seconds(timings.decodeMs)}`,
      `Notice     ${notice}`,
      ...(isRandomModel
        ? [
            "",
            "This model has random weights: its words mean nothing. The pipeline is real (conversion, image",
            "preprocessing, Gemma 3 on ONNX Runtime, streaming). Give a MedGemma checkpoint with --model DIR.",
          ]
        : []),
    ].join("\n")}\n`,
  );
}

const options = readOptions();
if (options !== undefined) {
  process.once("SIGINT", () => controller.abort(new Error("Stopped.")));
  try {
    await convertOnce(options);
    const result = await draftReport(options);
    if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    else printSummary(result, options);
  } catch (error) {
    status.clear();
    const code = MedGemmaError.isInstance(error) ? `${error.code}: ` : "";
    process.stderr.write(`${code}${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
