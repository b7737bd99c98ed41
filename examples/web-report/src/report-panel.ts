import { radiologyReport, type RadiologyReportResult } from "@medgemma/tasks";
import { bundledModel } from "./bundled-model.js";
import { capitalised, errorText, isAbort, secondsText } from "./describe.js";
import { element, showFacts, showText, swapButtons } from "./elements.js";
import type { ImagePanel, ShownImage } from "./image-panel.js";
import type { ModelPanel } from "./model-panel.js";
import { reportAsText } from "./report-as-text.js";
import { ReportView } from "./report-view.js";

/** What tells how a draft ended. */
const outcomeIds = ["result", "report-error", "outcome", "drafted-from"];

/** Drafts the report and shows it as it comes. */
export class ReportPanel {
  readonly #model: ModelPanel;
  readonly #image: ImagePanel;
  readonly #view = new ReportView();
  #running: AbortController | undefined;
  /** What the draft on the page was made of. */
  #drafted: (ShownImage & { readonly given: number }) | undefined;
  /** Projection that the page put into the form itself. */
  #suggestedView = "";
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

  /**
   * Tells whether there is all that a report needs. A draft does not stay beside another image; while other slices of the same series are
   * looked at, it stays and says of which one it is.
   */
  update(): void {
    if (this.#drafted !== undefined && this.#drafted.given !== this.#image.given) this.#forget();
    this.#showPlace();
    this.#suggestView();
    const { loaded } = this.#model;
    const missing = [loaded === undefined && "load a model", this.#image.shown === undefined && "choose an image"];
    const hint = missing.filter((part) => part !== false).join(" and ");
    element("ready-hint").textContent = hint === "" ? "" : `${capitalised(hint)}.`;
    element<HTMLButtonElement>("generate").disabled = hint !== "" || this.#running !== undefined;
  }

  #showPlace(): void {
    const of = this.#drafted?.place;
    const now = this.#image.shown?.place;
    const other = now === undefined || now === of ? "" : ` ${capitalised(now)} is shown now.`;
    showText("drafted-from", of === undefined ? undefined : `Drafted from ${of}.${other}`);
  }

  /** What the user wrote stays. */
  #suggestView(): void {
    const input = element<HTMLInputElement>("view");
    const view = this.#image.view ?? "";
    if (view === this.#suggestedView) return;
    if (["", this.#suggestedView].includes(input.value.trim())) input.value = view;
    this.#suggestedView = view;
  }

  /** Takes the draft off the page, and stops the one that is being written. */
  #forget(): void {
    this.#drafted = undefined;
    this.#running?.abort();
    this.#result = undefined;
    this.#view.clear();
    for (const id of outcomeIds) element(id).hidden = true;
  }

  async #draft(): Promise<void> {
    const { loaded } = this.#model;
    const { shown, given: choice } = this.#image;
    if (loaded === undefined || shown === undefined || this.#running !== undefined) return;
    const controller = new AbortController();
    this.#forget();
    const drafted = { ...shown, given: choice };
    this.#drafted = drafted;
    this.#setRunning(controller);
    const given = Object.fromEntries(
      ["view", "indication"]
        .map((id) => [id, element<HTMLInputElement>(id).value.trim()])
        .filter(([, text]) => text !== ""),
    );
    try {
      const run = radiologyReport(
        loaded.model,
        { images: [shown.image], ...given },
        { listFindings: false, signal: controller.signal },
      );
      for await (const event of run) this.#view.add(event);
      const result = await run;
      if (this.#drafted === drafted) this.#showResult(result, loaded.isBundled);
      else this.#forget();
    } catch (error) {
      if (this.#drafted !== drafted) this.#forget();
      else if (isAbort(error)) this.#view.stopped();
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
    // Read out once, when it is whole.
    element("report").ariaBusy = String(running !== undefined);
    this.#model.setBusy(running !== undefined);
  }

  #showResult(result: RadiologyReportResult, isBundled: boolean): void {
    this.#result = result;
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
