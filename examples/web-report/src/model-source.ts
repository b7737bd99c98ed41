import { pickedFiles, type WebModelSource } from "@medgemma/runtime-web";
import { bundledModel } from "./bundled-model.js";
import { element, showText } from "./elements.js";

export interface ChosenSource {
  readonly source: WebModelSource;
  readonly isBundled: boolean;
}

/** Where the model comes from, as the user chose it. */
export class ModelSourceChoice {
  #folder: WebModelSource | undefined;

  constructor() {
    showText("bundled-title", bundledModel.title);
    showText("bundled-warning", bundledModel.warning);
    const form = element<HTMLFormElement>("model-form");
    form.addEventListener("change", () => this.#showExtras());
    this.#showExtras();
    const input = element<HTMLInputElement>("folder-input");
    element("pick-folder").addEventListener("click", () => void this.#pickFolder(input));
    input.addEventListener("change", () => {
      const files = Array.from(input.files ?? []);
      if (files.length > 0) this.#keep(pickedFiles(files), files[0]?.webkitRelativePath.split("/")[0] ?? "");
    });
  }

  /** Undefined, with a message on the page, while something is missing. */
  get chosen(): ChosenSource | undefined {
    switch (this.#kind) {
      case "folder":
        if (this.#folder === undefined) break;
        return { source: this.#folder, isBundled: false };
      case "url": {
        const { value } = element<HTMLInputElement>("url");
        if (value.trim() === "") break;
        return { source: value.trim(), isBundled: false };
      }
      default:
        return { source: bundledModel.url, isBundled: true };
    }
    showText("model-error", this.#kind === "url" ? "Give the address of a package." : "Choose a folder first.");
    return undefined;
  }

  get #kind(): string {
    const { elements } = element<HTMLFormElement>("model-form");
    return (elements.namedItem("source") as RadioNodeList).value;
  }

  #showExtras(): void {
    for (const extra of document.querySelectorAll<HTMLElement>(".extra"))
      extra.hidden = extra.dataset["for"] !== this.#kind;
  }

  async #pickFolder(input: HTMLInputElement): Promise<void> {
    const { showDirectoryPicker } = globalThis as { showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle> };
    if (showDirectoryPicker === undefined) {
      input.click();
      return;
    }
    // Rejects when the user closes the dialog.
    const directory = await showDirectoryPicker().catch(() => undefined);
    if (directory !== undefined) this.#keep(directory, directory.name);
  }

  #keep(folder: WebModelSource, name: string): void {
    this.#folder = folder;
    showText("folder-name", name);
    showText("model-error", undefined);
  }
}
