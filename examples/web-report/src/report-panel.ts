import { radiologyReport, type RadiologyReportResult } from "@medgemma/tasks";
import { bundledModel } from "./bundled-model.js";
import { errorText, isAbort, secondsText } from "./describe.js";
import { element, showFacts, showText, swapButtons } from "./elements.js";
import type { ImagePanel } from "./image-panel.js";
import type { ModelPanel } from "./model-panel.js";
import { reportAsText } from "./report-as-text.js";
import { ReportView } from "./report-view.js";

/** Drafts the report and shows it as it comes. */
export class ReportPanel {
  readonly #model: ModelPanel;
  readonly #image: ImagePanel;
  readonly #view = new ReportView();
  #running: AbortController | undefined;
  #result: RadiologyReportResult | undefined;

  constructor(model: ModelPanel, image: ImagePanel) {
    this.#model = model;
    this.#image = image;
    element("report-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#draft();
    });
    element("stop").addEventListener("click", () => this.#running?.abort());
    element("copy-text").addEventListener("click", () => void copy(this.#result, reportAsText));
    element("copy-json").addEventListener(
      "click",
      () => void copy(this.#result, (result) => JSON.stringify(result, null, 2)),
    );
  }

  /** Tells whether there is all that a report needs. */
  update(): void {
    const { loaded } = this.#model;
    const missing = [loaded === undefined && "load a model", this.#image.image === undefined && "choose an image"];
    const hint = missing.filter((part) => part !== false).join(" and ");
    element("ready-hint").textContent = hint === "" ? "" : `${hint[0]?.toUpperCase()}${hint.slice(1)}.`;
    element<HTMLButtonElement>("generate").disabled = hint !== "" || this.#running !== undefined;
  }

  async #draft(): Promise<void> {
    const { loaded } = this.#model;
    const { image } = this.#image;
    if (loaded === undefined || image === undefined || this.#running !== undefined) return;
    const controller = new AbortController();
    this.#setRunning(controller);
    this.#result = undefined;
    this.#view.clear();
    const given = Object.fromEntries(
      ["view", "indication"]
        .map((id) => [id, element<HTMLInputElement>(id).value.trim()])
        .filter(([, text]) => text !== ""),
    );
    try {
      const run = radiologyReport(
        loaded.model,
        { images: [image], ...given },
        { listFindings: false, signal: controller.signal },
      );
      for await (const event of run) this.#view.add(event);
      this.#result = await run;
      this.#showResult(this.#result, loaded.isBundled);
    } catch (error) {
      if (isAbort(error)) this.#view.stopped();
      else showText("report-error", errorText(error));
    } finally {
      this.#setRunning(undefined);
    }
  }

  #setRunning(running: AbortController | undefined): void {
    this.#running = running;
    element("run-progress").hidden = running === undefined;
    // A button that is disabled takes no focus.
    if (running !== undefined) swapButtons("stop", "generate");
    this.update();
    if (running === undefined) swapButtons("generate", "stop");
    if (running !== undefined) for (const id of ["result", "report-error", "outcome"]) element(id).hidden = true;
    this.#model.setBusy(running !== undefined);
  }

  #showResult(result: RadiologyReportResult, isBundled: boolean): void {
    this.#view.finish(result, isBundled ? bundledModel.warning : undefined);
    const { provenance, finishReason, notice } = result;
    const { model, runtime, prompt, usage, timings, images, imageFit } = provenance;
    showFacts("provenance", [
      ["Model", `${model.name}, ${model.format}, package ${model.sha256.slice(0, 12)}`],
      ["Runtime", `${runtime.id} ${runtime.version} on ${runtime.device}`],
      ["Wording", `${prompt.id} version ${prompt.version}, ${prompt.sha256.slice(0, 12)}`],
      [
        "Image",
        images
          .map(({ width, height, sha256 }) => `${width} × ${height}, ${sha256.slice(0, 12)}, ${imageFit}`)
          .join("; "),
      ],
      [
        "Prompt",
        `${usage.promptTokens} tokens in ${secondsText(timings.prefillMs)}, ${usage.reusedTokens} of them reused`,
      ],
      ["Answer", `${usage.completionTokens} tokens in ${secondsText(timings.decodeMs)}, ended by: ${finishReason}`],
    ]);
    showText("notice", notice);
    showText("copied", "");
    element("result").hidden = false;
  }
}

async function copy(
  result: RadiologyReportResult | undefined,
  write: (result: RadiologyReportResult) => string,
): Promise<void> {
  if (result === undefined) return;
  try {
    await navigator.clipboard.writeText(write(result));
    showText("copied", "Copied.");
  } catch {
    showText("copied", "The browser did not allow it.");
  }
}
