import { type LanguageModel, loadMedGemma, type LoadProgress } from "@medgemma/core";
import { openModelStore, preflight, type WebDevice, webRuntime } from "@medgemma/runtime-web";
import { bytesText, errorText, isAbort } from "./describe.js";
import { element, showFacts, showText, swapButtons } from "./elements.js";
import { type ChosenSource, ModelSourceChoice } from "./model-source.js";
import { offlineReady } from "./offline-ready.js";

export interface LoadedModel {
  readonly model: LanguageModel;
  readonly isBundled: boolean;
}

const stageNames: Readonly<Record<string, string>> = {
  files: "Looking for the files",
  download: "Downloading",
  verify: "Checking",
  tokenizer: "Reading the tokenizer",
  graphs: "Opening the model",
  ready: "Ready",
};

/** Loads a model from the chosen place and tells which one it is. */
export class ModelPanel {
  readonly #choice = new ModelSourceChoice();
  readonly #onChange: () => void;
  #loaded: LoadedModel | undefined;
  #loading: AbortController | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    element("model-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const { chosen } = this.#choice;
      if (chosen !== undefined) void this.#load(chosen);
    });
    element("cancel-load").addEventListener("click", () => this.#loading?.abort());
    void this.#showStored();
    void showBrowser();
  }

  get loaded(): LoadedModel | undefined {
    return this.#loaded;
  }

  /** Keeps the model from being replaced while it works. */
  setBusy(busy: boolean): void {
    element<HTMLButtonElement>("load").disabled = busy;
  }

  async #load({ source, isBundled }: ChosenSource): Promise<void> {
    // The key Enter sends the form also while its button is hidden.
    if (this.#loading !== undefined) return;
    const controller = new AbortController();
    this.#loading = controller;
    this.#showLoading(true);
    showText("model-error", undefined);
    try {
      await offlineReady();
      const before = this.#loaded?.model;
      this.#setLoaded(undefined);
      await before?.[Symbol.asyncDispose]();
      const device = element<HTMLSelectElement>("device").value as WebDevice | "auto";
      const model = await loadMedGemma({
        model: source,
        runtime: webRuntime({ device }),
        signal: controller.signal,
        onProgress: showProgress,
      });
      this.#setLoaded({ model, isBundled });
    } catch (error) {
      showText("model-error", isAbort(error) ? "Stopped. What was downloaded is kept." : errorText(error));
    } finally {
      this.#loading = undefined;
      this.#showLoading(false);
      void this.#showStored();
    }
  }

  #setLoaded(loaded: LoadedModel | undefined): void {
    this.#loaded = loaded;
    element("badge").hidden = loaded === undefined;
    if (loaded !== undefined) {
      const { name, revision, format, sha256, runtime, warnings } = loaded.model.info;
      showFacts("badge", [
        ["Model", `${name}${revision === undefined ? "" : `, revision ${revision}`}`],
        ["Weights", `${format}, package ${sha256.slice(0, 12)}`],
        ["Computes on", `${runtime.device === "webgpu" ? "GPU" : "processor"} (${runtime.id} ${runtime.version})`],
        ...warnings.map((warning) => ["Note", warning] as const),
      ]);
    }
    this.#onChange();
  }

  #showLoading(loading: boolean): void {
    element("load-progress").hidden = !loading;
    if (loading) swapButtons("cancel-load", "load");
    else swapButtons("load", "cancel-load");
    if (loading) showProgress({ stage: "files", fraction: 0 });
  }

  async #delete(id: string): Promise<void> {
    showText("model-error", undefined);
    await openModelStore()
      .delete(id)
      .catch((error: unknown) => showText("model-error", errorText(error)));
    await this.#showStored();
    // The button that had the focus is gone.
    (document.querySelector<HTMLElement>("#stored-list button") ?? element("load")).focus();
  }

  async #showStored(): Promise<void> {
    const models = await openModelStore()
      .list()
      .catch(() => []);
    element("stored").hidden = models.length === 0;
    const items = models.map(({ id, name, url, receivedBytes, totalBytes, complete }) => {
      const item = document.createElement("li");
      const text = document.createElement("span");
      const part = complete || totalBytes === undefined ? "" : ` of ${bytesText(totalBytes)}, not complete`;
      text.textContent = `${name ?? url}: ${bytesText(receivedBytes)}${part}`;
      text.title = url;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = "Delete";
      remove.ariaLabel = `Delete ${name ?? url}`;
      remove.addEventListener("click", () => void this.#delete(id));
      item.append(text, remove);
      return item;
    });
    element("stored-list").replaceChildren(...items);
  }
}

function showProgress({ stage, fraction, receivedBytes, totalBytes }: LoadProgress): void {
  element<HTMLProgressElement>("load-bar").value = fraction;
  const bytes =
    receivedBytes === undefined || totalBytes === undefined
      ? ""
      : `: ${bytesText(receivedBytes)} of ${bytesText(totalBytes)}`;
  showText("load-status", `${stageNames[stage] ?? stage}${bytes}`);
}

async function showBrowser(): Promise<void> {
  const { gpu, devices, ...facts } = await preflight();
  const yesNo = (value: boolean): string => (value ? "yes" : "no");
  showFacts("facts", [
    ["GPU", "reason" in gpu ? gpu.reason : `${gpu.vendor} ${gpu.architecture}`.trim()],
    ...("reason" in gpu
      ? []
      : ([
          ["Half precision", yesNo(gpu.shaderF16)],
          ["Largest buffer", bytesText(gpu.maxBufferBytes)],
        ] as const)),
    ["Secure page", yesNo(facts.secureContext)],
    ["Cross-origin isolated", yesNo(facts.crossOriginIsolated)],
    ["Threads on the processor", String(facts.wasmThreads)],
    ["Weights stream to the GPU", yesNo(facts.jspi)],
    ["Storage for models", yesNo(facts.storage)],
    ...devices.flatMap(({ device, reason }) =>
      reason === undefined || ("reason" in gpu && reason === gpu.reason) ? [] : [[device, reason] as const],
    ),
  ]);
}
