import type { RgbImage } from "@medgemma/core";
import { capitalised } from "./describe.js";
import { element, showText } from "./elements.js";
import type { ImageReply, ImageRequest, ShownReply, SlicePlace } from "./image-messages.js";
import { keepMedicalFiles } from "./offline-ready.js";
import { onGivenFiles } from "./viewer/given-files.js";
import { Viewer } from "./viewer/viewer.js";

/** The drawing is of the kind that the tiny test model has learned from. */
const samples = {
  "sample-drawing": new URL("../../assets/phantom-effusion.png", import.meta.url),
  "sample-radiograph": new URL("../../assets/chest-xray.png", import.meta.url),
};

/** What MedGemma's image encoder takes, for as long as no model is loaded. */
const usualSize = 896;

/** An image on the page. */
export interface ShownImage {
  /** As the model is to see it. */
  readonly image: RgbImage;
  /** Where it stands among the others, for people; undefined for single images. */
  readonly place: string | undefined;
}

/** Lets the user give images, and shows one beside what the model receives. */
export class ImagePanel {
  readonly #worker = new Worker(new URL("./image-worker.ts", import.meta.url), { type: "module", name: "images" });
  readonly #viewer = new Viewer(() => this.#ask());
  readonly #onChange: () => void;
  #shown: ShownImage | undefined;
  #notes: readonly string[] = [];
  /** The choice of files that is on the page, and the latest one. */
  #given = 0;
  #lastId = 0;
  /** What the worker has not answered for yet. */
  #asked: SlicePlace | undefined;
  #shownSeries: number | undefined;
  #isStale = false;
  #size = usualSize;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#worker.addEventListener("message", ({ data }: MessageEvent<ImageReply>) => this.#take(data));
    onGivenFiles((files) => void this.#open(files));
    for (const [id, url] of Object.entries(samples)) {
      element(id).addEventListener("click", () => void this.#open(sampleFile(url)));
    }
  }

  get shown(): ShownImage | undefined {
    return this.#shown;
  }

  /** Another number for every choice of files: slices of one series have the same. */
  get given(): number {
    return this.#given;
  }

  /** Projection that the file names, of a list of known terms. */
  get view(): string | undefined {
    return this.#viewer.series?.view;
  }

  /** Shows the image in the size that the loaded model takes. */
  setSize(size: number): void {
    if (size === this.#size) return;
    this.#size = size;
    if (this.#shown !== undefined || this.#asked !== undefined) this.#ask();
  }

  /** The newest choice counts, however long the files of an earlier one take to come. */
  async #open(files: Promise<readonly File[]>): Promise<void> {
    const id = ++this.#lastId;
    this.#asked = undefined;
    this.#shownSeries = undefined;
    this.#isStale = false;
    showProgress(undefined);
    try {
      const all = await files;
      if (id === this.#lastId) this.#send({ type: "open", id, files: all });
    } catch {
      this.#take({ type: "failed", id, problem: "The files could not be read." });
    }
  }

  /** Asks for what the viewer stands at; for one slice at a time, so that whoever drags does not wait for what is past. */
  #ask(): void {
    this.#isStale = this.#asked !== undefined;
    if (this.#isStale || this.#given !== this.#lastId) return;
    const { place, window } = this.#viewer;
    this.#asked = place;
    const chosen = window === undefined ? {} : { window };
    // Of an MR all slices are decoded before the first is shown.
    if (place.series !== this.#shownSeries && (this.#viewer.series?.count ?? 0) > 1) showProgress("Decoding");
    this.#send({ type: "show", id: this.#lastId, ...place, ...chosen, size: this.#size });
  }

  #send(request: ImageRequest): void {
    this.#worker.postMessage(request);
  }

  #take(reply: ImageReply): void {
    if (reply.id !== this.#lastId) return;
    switch (reply.type) {
      case "progress":
        showProgress(`Reading file ${reply.done} of ${reply.total}`, reply.done / reply.total);
        return;
      case "opened":
        this.#given = reply.id;
        this.#notes = reply.notes;
        if (reply.question !== undefined) this.#clear(false);
        this.#viewer.open(reply.series, reply.question);
        return;
      case "shown":
        this.#show(reply);
        break;
      case "failed":
        this.#fail(reply.problem);
        break;
      default:
        reply satisfies never;
    }
    showProgress(undefined);
    this.#shownSeries = this.#asked?.series;
    this.#asked = undefined;
    if (this.#isStale) this.#ask();
  }

  #show({ width, height, viewer, window, preparation, received, image }: ShownReply): void {
    const place = this.#showName();
    showText("image-error", undefined);
    this.#showNotes(true);
    element("figures").hidden = false;
    element("figures").classList.toggle("study", preparation !== undefined);
    draw("original", viewer);
    this.#viewer.showWindow(window);
    showText("original-size", `${width} × ${height} pixels`);
    if (received !== undefined) draw("received", received);
    showText("received-size", `${this.#size} × ${this.#size} pixels, padded to a square`);
    const unchanged = window === undefined ? "" : " The window of the other view does not change it.";
    showText("preparation", preparation && preparation + unchanged);
    if (preparation !== undefined) void keepMedicalFiles();
    if (image === undefined) return;
    this.#shown = { image, place };
    this.#onChange();
  }

  /** Where the image is one of several, those that are not damaged can still be looked at. */
  #fail(problem: string): void {
    const isOneOfSeveral = this.#showName() !== undefined;
    if (!isOneOfSeveral) this.#viewer.close();
    this.#given = this.#lastId;
    this.#clear(isOneOfSeveral);
    showText("image-error", problem);
  }

  /** Takes the image off the page. */
  #clear(keepsControls: boolean): void {
    showText("image-error", undefined);
    this.#showNotes(keepsControls);
    element("figures").hidden = !keepsControls;
    element("figures").classList.toggle("study", keepsControls);
    this.#viewer.showWindow(undefined);
    for (const id of ["original", "received"]) draw(id, null);
    for (const id of ["original-size", "received-size", "preparation"]) showText(id, undefined);
    this.#shown = undefined;
    this.#onChange();
  }

  #showNotes(isShown: boolean): void {
    const notes = [...this.#notes, ...(this.#viewer.series?.notes ?? [])];
    showText("image-notes", isShown && notes.length > 0 ? notes.join(" ") : undefined);
  }

  /** Returns the name of the slice that was asked for, if it needs one. */
  #showName(): string | undefined {
    const place = this.#asked && this.#viewer.nameOf(this.#asked);
    element("original-name").textContent = place === undefined ? "Original" : capitalised(place);
    return place;
  }
}

async function sampleFile(url: URL): Promise<readonly File[]> {
  const response = await fetch(url);
  if (!response.ok) throw new Error("The sample is not there.");
  return [new File([await response.blob()], "sample")];
}

function showProgress(text: string | undefined, fraction?: number): void {
  element("image-progress").hidden = text === undefined;
  const bar = element<HTMLProgressElement>("image-bar");
  if (fraction === undefined) bar.removeAttribute("value");
  else bar.value = fraction;
  showText("image-status", text);
}

function draw(id: string, bitmap: ImageBitmap | null): void {
  const canvas = element<HTMLCanvasElement>(id);
  if (bitmap !== null) [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
}
