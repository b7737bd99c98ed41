import type { RgbImage } from "@medgemma/core";
import { element, showText } from "./elements.js";
import type { ImageReply, ImageRequest } from "./image-messages.js";

/** The drawing is of the kind that the tiny test model has learned from. */
const samples = {
  "sample-drawing": new URL("../../assets/phantom-effusion.png", import.meta.url),
  "sample-radiograph": new URL("../../assets/chest-xray.png", import.meta.url),
};

/** What MedGemma's image encoder takes, for as long as no model is loaded. */
const usualSize = 896;

/** Lets the user give an image, and shows it beside what the model receives. */
export class ImagePanel {
  readonly #worker = new Worker(new URL("./image-worker.ts", import.meta.url), { type: "module", name: "images" });
  readonly #onChange: () => void;
  #image: RgbImage | undefined;
  /** File that the worker has not answered for yet. */
  #pending: Blob | undefined;
  #size = usualSize;
  #lastId = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#worker.addEventListener("message", ({ data }: MessageEvent<ImageReply>) => this.#show(data));
    const input = element<HTMLInputElement>("image-input");
    element("pick-image").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      this.#open(input.files?.[0]);
      input.value = "";
    });
    for (const [id, url] of Object.entries(samples)) {
      element(id).addEventListener("click", () => {
        void fetch(url)
          .then(async (response) => this.#open(await response.blob()))
          .catch(() => showText("image-error", "The sample could not be loaded."));
      });
    }
    this.#acceptDrops();
  }

  /** The image as it was given. */
  get image(): RgbImage | undefined {
    return this.#image;
  }

  /** Shows the image in the size that the loaded model takes. */
  setSize(size: number): void {
    if (size === this.#size) return;
    this.#size = size;
    if (this.#image !== undefined || this.#pending !== undefined) this.#ask(this.#pending);
  }

  #acceptDrops(): void {
    const drop = element("drop");
    for (const type of ["dragover", "dragleave", "drop"] as const) {
      document.addEventListener(type, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", type === "dragover");
        if (type === "drop") this.#open(event.dataTransfer?.files[0]);
      });
    }
  }

  #open(file: Blob | undefined): void {
    if (file !== undefined) this.#ask(file);
  }

  /** Without a file the image that is there is shown again. */
  #ask(file: Blob | undefined): void {
    this.#pending = file;
    const request: ImageRequest = { id: ++this.#lastId, size: this.#size, ...(file !== undefined && { file }) };
    this.#worker.postMessage(request);
  }

  #show({ id, image, views, problem }: ImageReply): void {
    if (id !== this.#lastId) return;
    this.#pending = undefined;
    showText("image-error", problem);
    if (problem !== undefined) this.#image = undefined;
    if (image !== undefined) this.#image = image;
    element("figures").hidden = this.#image === undefined;
    if (this.#image !== undefined && views !== undefined) {
      draw("original", views[0]);
      draw("received", views[1]);
      showText("original-size", `${this.#image.width} × ${this.#image.height} pixels`);
      showText("received-size", `${this.#size} × ${this.#size} pixels, padded to a square`);
    }
    this.#onChange();
  }
}

function draw(id: string, bitmap: ImageBitmap): void {
  const canvas = element<HTMLCanvasElement>(id);
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
}
